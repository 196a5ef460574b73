namespace AccessRequests.Pdf;

/// <summary>One file of a binder, with the title of its bookmark. Must have been written by this engine.</summary>
public sealed record BoundPart(string Title, Stream Pdf);
