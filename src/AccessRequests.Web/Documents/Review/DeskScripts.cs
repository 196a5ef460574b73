namespace AccessRequests.Web.Documents.Review;

/// <summary>The scripts of the desk. A browser that opens it by its address fetches them while the circuit starts, and not after it.</summary>
internal static class DeskScripts
{
    /// <summary>In the order in which they are needed; paths below the root, as the assets of the page name them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "Documents/Review/PdfViewer.razor.js",
        "js/review/box-tool.js",
        "js/review/geometry.js",
        "js/review/marks.js",
        "js/review/reading.js",
        "js/review/sheets.js",
        "js/review/text-selection.js",
        "js/review/thumbnails.js",
        "lib/pdfjs/build/pdf.min.mjs",
        "lib/pdfjs/web/pdf_viewer.mjs",
    ];

    public static bool AreWantedAt(PathString path) => path.Value?.EndsWith("/revision", StringComparison.Ordinal) == true;
}
