namespace AccessRequests.Letters.Editing;

/// <summary>One change that an officer makes to a composed letter. The kinds are closed: those of this file.</summary>
/// <param name="Paragraph">The id of the block that it is about.</param>
public abstract record LetterEdit(string Paragraph);

/// <param name="Was">
/// The composed words when the edit was made, or null. When facts have changed them since, the edit must be read again.
/// </param>
public sealed record ReplaceParagraph(string Paragraph, string Text, string? Was = null) : LetterEdit(Paragraph);

/// <param name="Id">Of what is added, so that later edits can name it.</param>
public sealed record AddParagraph(string Paragraph, AddedContent Content, string Id, bool Before = false) : LetterEdit(Paragraph);

public sealed record RemoveParagraph(string Paragraph) : LetterEdit(Paragraph);

/// <param name="Beside">The id of the block that it goes after, or before.</param>
public sealed record MoveParagraph(string Paragraph, string Beside, bool Before = false) : LetterEdit(Paragraph);
