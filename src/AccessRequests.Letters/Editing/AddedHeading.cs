namespace AccessRequests.Letters.Editing;

public sealed record AddedHeading(string Text) : AddedContent;
