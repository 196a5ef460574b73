using System.Text.Json;
using System.Text.Json.Serialization;
using AccessRequests.Pdf;

namespace AccessRequests.Cli;

/// <summary>
/// Marks as JSON: <c>[{"page":1,"rects":[[x0,y0,x1,y1],…],"label":"art. 37"}]</c>, page from 1, points in the page's user
/// space, lower-left corner first. Rectangles are handed on as they are: the engine refuses those that are none.
/// </summary>
internal static class MarksFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <exception cref="JsonException">Not JSON, or not of this shape.</exception>
    public static IReadOnlyList<RedactionMark> Read(Stream json)
    {
        var entries = JsonSerializer.Deserialize<List<Entry?>>(json, Options) ?? throw new JsonException("Une liste de marques est attendue.");
        return entries.ConvertAll(entry => entry is { Page: { } page, Rects: { } rectangles, Label: { } label }
            ? new RedactionMark(page, rectangles.ConvertAll(Box), label)
            : throw new JsonException("Chaque marque a une page, des rectangles (rects) et une étiquette (label)."));
    }

    private static PdfBox Box(double[]? rectangle) => rectangle is [var left, var bottom, var right, var top]
        ? new PdfBox(left, bottom, right, top)
        : throw new JsonException("Un rectangle a quatre nombres : x0, y0, x1, y1.");

    private sealed record Entry(int? Page, List<double[]?>? Rects, string? Label);
}
