namespace AccessRequests.Letters.Editing;

public sealed record AddedText(string Text) : AddedContent;
