using AccessRequests.Pdf.Pdfium;
using AccessRequests.Pdf.Verification;

namespace AccessRequests.Pdf;

/// <summary>A page with text that can be copied and is not seen.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Boxes">Where it stands, in user space: one for each word; marks on them make the page fit to leave.</param>
/// <param name="Characters">Letters and digits.</param>
public sealed record CoveredPage(int Number, IReadOnlyList<PdfBox> Boxes, int Characters)
{
    /// <summary>In points: a mark's edge must not cut a letter.</summary>
    private const double Margin = 1;

    internal static IReadOnlyList<CoveredPage> Under(IReadOnlyList<RedactionMark> marks) =>
        [.. marks.GroupBy(mark => mark.Page, mark => mark.Boxes, (page, boxes) => (page, boxes: boxes.SelectMany(some => some).ToList())).Select(some => new CoveredPage(some.page, some.boxes, some.boxes.Count))];

    internal static CoveredPage Of(int number, IReadOnlyList<UnseenLetter> letters) => Of(number, [.. letters.Select(unseen => unseen.Letter)]);

    internal static CoveredPage Of(int number, IReadOnlyList<PdfiumLetter> letters) => new(
        number,
        [.. letters.GroupBy(letter => letter.Word).Select(word => word.Select(letter => letter.Box).Aggregate((one, other) => one.Union(other)).Inflate(Margin))],
        letters.Count);
}
