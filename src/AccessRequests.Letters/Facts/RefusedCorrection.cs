namespace AccessRequests.Letters.Facts;

public sealed record RefusedCorrection(string Information, string Reason);
