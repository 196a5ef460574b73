namespace AccessRequests.Letters.Editing;

/// <summary>Somebody's own words, which keep their punctuation.</summary>
public sealed record AddedQuotation(string Text) : AddedContent;
