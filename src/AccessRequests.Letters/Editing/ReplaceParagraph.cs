namespace AccessRequests.Letters.Editing;

/// <param name="Was">
/// The composed words when the edit was made, or null. When facts have changed them since, the edit must be read again.
/// </param>
public sealed record ReplaceParagraph(string Paragraph, string Text, string? Was = null) : LetterEdit(Paragraph);
