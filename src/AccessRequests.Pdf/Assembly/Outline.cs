using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Redaction;

namespace AccessRequests.Pdf.Assembly;

/// <summary>Bookmarks in the order of the pages that they lead to (12.3.3).</summary>
internal static class Outline
{
    /// <param name="bookmarks">At least one.</param>
    public static PdfReference Write(OutputFile output, List<(string Title, PdfReference Page)> bookmarks)
    {
        var root = output.Reserve();
        var items = bookmarks.ConvertAll(_ => output.Reserve());

        for (var i = 0; i < items.Count; i++)
        {
            var item = new PdfDictionary
            {
                ["Title"] = PdfString.FromText(bookmarks[i].Title),
                ["Parent"] = root,
                ["Dest"] = new PdfArray(bookmarks[i].Page, new PdfName("Fit")),
            };

            if (i > 0)
            {
                item["Prev"] = items[i - 1];
            }

            if (i + 1 < items.Count)
            {
                item["Next"] = items[i + 1];
            }

            output.Write(items[i], item);
        }

        output.Write(root, new PdfDictionary
        {
            ["Type"] = new PdfName("Outlines"),
            ["First"] = items[0],
            ["Last"] = items[^1],
            ["Count"] = items.Count,
        });
        return root;
    }
}
