namespace AccessRequests.Letters.Editing;

/// <param name="Beside">The id of the block that it goes after, or before.</param>
public sealed record MoveParagraph(string Paragraph, string Beside, bool Before = false) : LetterEdit(Paragraph);
