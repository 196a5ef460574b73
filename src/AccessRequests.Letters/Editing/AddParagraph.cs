namespace AccessRequests.Letters.Editing;

/// <param name="Paragraph">The id of the block that it stands after, or before.</param>
/// <param name="Id">Of what is added, so that later edits can name it.</param>
public sealed record AddParagraph(string Paragraph, AddedContent Content, string Id, bool Before = false) : LetterEdit(Paragraph);
