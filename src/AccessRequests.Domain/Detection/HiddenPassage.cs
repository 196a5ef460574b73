namespace AccessRequests.Domain.Detection;

/// <summary>A text that does not leave.</summary>
/// <param name="IsPersonal">It is about people: its names are looked for too, in their variants.</param>
/// <param name="IsWholePage">A page withheld whole, its lines apart: no name goes from one to the next. Its headings and letterhead stand everywhere: only what identifies people is looked for.</param>
public readonly record struct HiddenPassage(string Text, bool IsPersonal, bool IsWholePage = false);
