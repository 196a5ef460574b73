namespace AccessRequests.Letters.Editing;

/// <summary>A paragraph. Lines that begin with a mark («a)», «1.», «•», «–») are a list under it; set further in, one inside the item before.</summary>
public sealed record AddedText(string Text) : AddedContent;
