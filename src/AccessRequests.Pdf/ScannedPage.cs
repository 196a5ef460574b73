namespace AccessRequests.Pdf;

/// <summary>What a scan of a file found so far: what was found on a page is told with it, so that a scan that is stopped goes on from there.</summary>
/// <param name="Number">From 1; 0 for what belongs to the file and to none of its pages.</param>
/// <param name="Found">On this page.</param>
public sealed record ScannedPage<TFound>(int Number, int PageCount, IReadOnlyList<TFound> Found);
