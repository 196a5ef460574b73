namespace AccessRequests.Web.Documents.Review;

/// <param name="Page">The last that was looked at; 0 before the first.</param>
/// <param name="PageCount">0 while it is not known.</param>
public readonly record struct ScanProgress(int Page, int PageCount)
{
    /// <summary>«page 312 de 5000»; empty before the first.</summary>
    public string InFrench() => Page > 0 ? $"page {Page} de {PageCount}" : "";
}
