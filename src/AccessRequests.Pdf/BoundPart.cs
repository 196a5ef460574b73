namespace AccessRequests.Pdf;

/// <summary>One file of a binder, or some of its pages, with the title of its bookmark. Must have been written by this engine.</summary>
/// <param name="FirstPage">From 1.</param>
/// <param name="PageCount">Null for all from the first on.</param>
public sealed record BoundPart(string Title, Stream Pdf, int FirstPage = 1, int? PageCount = null);
