using System.Text.Json.Serialization;

namespace AccessRequests.Letters.Editing;

/// <summary>One change that an officer makes to a composed letter. The kinds are closed: those of this folder.</summary>
/// <param name="Paragraph">The id of the block that it is about.</param>
[JsonDerivedType(typeof(AddParagraph), "add")]
[JsonDerivedType(typeof(MoveParagraph), "move")]
[JsonDerivedType(typeof(RemoveParagraph), "remove")]
[JsonDerivedType(typeof(ReplaceParagraph), "replace")]
public abstract record LetterEdit(string Paragraph);
