using AccessRequests.Letters.Editing;

namespace AccessRequests.Letters;

/// <summary>An annex that an office always joins, such as its notice of recourse.</summary>
/// <param name="Title">One line or two: a heading, and one under it.</param>
public sealed record LetterAnnex(IReadOnlyList<string> Title, IReadOnlyList<AddedContent> Contents);
