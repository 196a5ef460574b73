using AccessRequests.Pdf.Verification;

namespace AccessRequests.Pdf;

/// <summary>What is to disappear from one page, and the words that stand in its place.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Boxes">One per line of text, in the page's user space (<see cref="PdfBox"/>).</param>
/// <param name="Label">Printed on the box and read aloud in its place, for example "art. 37".</param>
public sealed record RedactionMark(int Page, IReadOnlyList<PdfBox> Boxes, string Label)
{
    /// <summary>
    /// Over letters that the page does not show, a box for each: only they go, as under any mark, what hides them stays, and nothing is drawn in
    /// their place. Null for the mark of an officer.
    /// </summary>
    internal IReadOnlyList<UnseenLetter>? Unseen { get; init; }

    internal bool IsUnseen => Unseen is not null;

    internal static RedactionMark Over(int page, IReadOnlyList<UnseenLetter> letters) => new(page, [.. letters.Select(unseen => unseen.Letter.Box)], "") { Unseen = letters };
}
