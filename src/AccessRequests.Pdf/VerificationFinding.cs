namespace AccessRequests.Pdf;

/// <summary>One thing that keeps a file from being called clean. <see cref="Message"/> never quotes hidden text.</summary>
public sealed record VerificationFinding(int? Page, FindingKind Kind, string Message);
