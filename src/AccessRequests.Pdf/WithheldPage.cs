namespace AccessRequests.Pdf;

/// <summary>A page to be replaced by a blank one of the same size that carries a notice.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Notice">What the reader is told, for example "Page retirée en vertu de l'article 37".</param>
public sealed record WithheldPage(int Page, string Notice);
