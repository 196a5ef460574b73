namespace AccessRequests.Letters.Editing;

public sealed record RemoveParagraph(string Paragraph) : LetterEdit(Paragraph);
