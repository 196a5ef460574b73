using Microsoft.AspNetCore.Components;

namespace AccessRequests.Web.Documents.Review;

/// <summary>The scripts of the desk. A browser that opens it by its address fetches them while the circuit starts, and not after it.</summary>
internal static class DeskScripts
{
    /// <summary>What the first sheet needs, and nothing that would come before it. Paths below the root, as the assets of the page name them.</summary>
    public static IReadOnlyList<string> First { get; } =
    [
        "js/review/sheets.js",
        "lib/pdfjs/build/pdf.min.mjs",
    ];

    /// <summary>What the other sheets and the tools need.</summary>
    public static IReadOnlyList<string> Later { get; } =
    [
        "lib/pdfjs/web/pdf_viewer.mjs",
        "Documents/Review/PdfViewer.razor.js",
        "js/review/box-tool.js",
        "js/review/geometry.js",
        "js/review/marks.js",
        "js/review/reading.js",
        "js/review/text-selection.js",
        "js/review/thumbnails.js",
    ];

    /// <summary>By address, as the import map has them: a script that is fetched ahead without its own is fetched once more when a module asks for it.</summary>
    public static IReadOnlyDictionary<string, string> Proofs(ResourceAssetCollection assets) =>
        ImportMapDefinition.FromResourceCollection(assets).Integrity?.ToDictionary(proof => proof.Key.TrimStart('.', '/'), proof => proof.Value) ?? [];

    public static bool AreWantedAt(PathString path) => path.Value?.EndsWith("/revision", StringComparison.Ordinal) == true;
}
