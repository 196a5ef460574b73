namespace AccessRequests.Letters.Editing;

/// <summary>One change that an officer makes to a composed letter. The kinds are closed: those of this folder.</summary>
/// <param name="Paragraph">The id of the block that it is about.</param>
public abstract record LetterEdit(string Paragraph);
