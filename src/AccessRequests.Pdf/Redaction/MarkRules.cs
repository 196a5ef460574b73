using System.Globalization;
using AccessRequests.Pdf.Reading;

namespace AccessRequests.Pdf.Redaction;

/// <summary>What a mark must be before anything is done for it. A mark that would do nothing is refused, not ignored.</summary>
internal static class MarkRules
{
    public static void CheckLabels(IReadOnlyList<RedactionMark> marks, RedactionOptions options)
    {
        foreach (var mark in marks)
        {
            if (mark.Boxes.Count == 0)
            {
                throw new UnredactablePdfException(UnredactableReason.NoBox, mark.Page, "a mark without a rectangle");
            }

            if (mark.Boxes.Any(box => !box.IsUsable))
            {
                throw new UnredactablePdfException(UnredactableReason.InvalidBox, mark.Page, "left < right and bottom < top are needed, all finite");
            }

            if (string.IsNullOrWhiteSpace(mark.Label) && !mark.IsUnseen)
            {
                throw new UnredactablePdfException(UnredactableReason.LabelMissing, mark.Page, "an empty label");
            }

            if (mark.Label.Length > options.Limits.MaxLabelLength)
            {
                throw new UnredactablePdfException(UnredactableReason.LabelTooLong, mark.Page, Letters(options.Limits.MaxLabelLength));
            }
        }

        foreach (var withheld in options.WithheldPages)
        {
            if (string.IsNullOrWhiteSpace(withheld.Notice))
            {
                throw new UnredactablePdfException(UnredactableReason.LabelMissing, withheld.Page, "an empty notice");
            }

            if (withheld.Notice.Length > options.Limits.MaxNoticeLength)
            {
                throw new UnredactablePdfException(UnredactableReason.LabelTooLong, withheld.Page, Letters(options.Limits.MaxNoticeLength));
            }
        }
    }

    public static void CheckPages(IReadOnlyList<RedactionMark> marks, RedactionOptions options, SourceFile file)
    {
        foreach (var number in marks.Select(mark => mark.Page).Concat(options.WithheldPages.Select(page => page.Page)))
        {
            if (number < 1 || number > file.PageCount)
            {
                throw new UnredactablePdfException(
                    UnredactableReason.PageOutOfRange, number, string.Create(CultureInfo.InvariantCulture, $"the file has {file.PageCount} pages"));
            }
        }

        foreach (var page in marks.Where(mark => !mark.IsUnseen).GroupBy(mark => mark.Page))
        {
            var boxes = page.SelectMany(mark => mark.Boxes).ToList();

            if (boxes.Count > file.Limits.MaxBoxesPerPage)
            {
                throw new UnredactablePdfException(UnredactableReason.LimitExceeded, page.Key, "too many rectangles");
            }

            var sheet = file.Page(page.Key).MediaBox;

            if (boxes.Exists(box => !box.Intersects(sheet)))
            {
                throw new UnredactablePdfException(UnredactableReason.MarkOffPage, page.Key, "a rectangle does not meet the MediaBox");
            }
        }
    }

    private static string Letters(int limit) => string.Create(CultureInfo.InvariantCulture, $"at most {limit} letters");
}
