using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Reading;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// What an annotation or a form field shows on the page (12.5.5). It becomes part of the page's content, because a
/// reader sees it and an officer reviewed it; the annotation, with its author, comments and replies, does not stay.
/// </summary>
internal sealed record Appearance(StreamToken Form, IToken Token, Matrix ToPage)
{
    private const int Hidden = 2;
    private const int NoView = 32;

    /// <summary>What is more pale lets what is under it be read: a highlight.</summary>
    private const double LeastOpacity = 0.7;

    /// <summary>In points, a line that hides small letters.</summary>
    private const double ThickLine = 4;

    public static IReadOnlyList<Appearance> Of(SourceFile file, SourcePage page)
    {
        if (!file.TryGet<ArrayToken>(page.Dictionary, "Annots", out var annotations))
        {
            return [];
        }

        var appearances = new List<Appearance>();

        foreach (var token in annotations.Data)
        {
            if (file.Resolve(token) is DictionaryToken annotation && Of(file, annotation) is { } appearance)
            {
                appearances.Add(appearance);
            }
        }

        return appearances;
    }

    /// <summary>Whether it is to be seen and does not say how.</summary>
    public static bool IsLeftToReaders(SourceFile file, DictionaryToken annotation) =>
        IsShown(file, annotation) && !(file.TryGet<DictionaryToken>(annotation, "AP", out var states) && states.Data.ContainsKey("N"));

    /// <summary>
    /// Whether readers would draw something opaque for it (12.5.6.8, 12.5.6.9, 12.5.6.6: a filled figure, a thick line, a note with a ground): dropped, it would uncover what
    /// everybody took for hidden, the officer who read the page too.
    /// </summary>
    public static bool IsCover(SourceFile file, DictionaryToken annotation) =>
        IsLeftToReaders(file, annotation)
        && file.Number(annotation, "CA", 1) >= LeastOpacity
        && file.Name(annotation, "Subtype") switch
        {
            "Square" or "Circle" or "Polygon" => file.Numbers(annotation, "IC") is { Length: > 0 },
            "FreeText" => file.Numbers(annotation, "C") is { Length: > 0 },
            "Ink" or "Line" or "PolyLine" => file.TryGet<DictionaryToken>(annotation, "BS", out var border) && file.Number(border, "W", 1) >= ThickLine,
            _ => false,
        };

    private static bool IsShown(SourceFile file, DictionaryToken annotation) =>
        ((int)file.Number(annotation, "F", 0) & (Hidden | NoView)) == 0
        && file.Name(annotation, "Subtype") is not ("Popup" or "Link")
        && !(annotation.Data.TryGetValue("OC", out var layer) && !file.Layers.IsVisible(layer));

    private static Appearance? Of(SourceFile file, DictionaryToken annotation)
    {
        if (!IsShown(file, annotation)
            || !file.TryGet<DictionaryToken>(annotation, "AP", out var states)
            || !states.Data.TryGetValue("N", out var normal)
            || file.Numbers(annotation, "Rect") is not [var x0, var y0, var x1, var y1])
        {
            return null;
        }

        if (file.Resolve(normal) is DictionaryToken byState)
        {
            var state = file.Name(annotation, "AS") ?? "Off";

            if (!byState.Data.TryGetValue(state, out normal))
            {
                return null;
            }
        }

        var rectangle = new PdfBox(Math.Min(x0, x1), Math.Min(y0, y1), Math.Max(x0, x1), Math.Max(y0, y1));

        if (!rectangle.IsUsable || file.Resolve(normal) is not StreamToken form
            || file.Numbers(form.StreamDictionary, "BBox") is not [var left, var bottom, var right, var top])
        {
            return null;
        }

        // Algorithm 8: the appearance's box, turned by its matrix, is fitted into the annotation's rectangle.
        var box = new PdfBox(Math.Min(left, right), Math.Min(bottom, top), Math.Max(left, right), Math.Max(bottom, top));
        var turned = Quad.Of(box, ResourceCopier.FormMatrix(file, form)).Bounds;

        if (!turned.IsUsable)
        {
            return null;
        }

        double scaleX = rectangle.Width / turned.Width, scaleY = rectangle.Height / turned.Height;
        return new Appearance(
            form, normal, new Matrix(scaleX, 0, 0, scaleY, rectangle.Left - (turned.Left * scaleX), rectangle.Bottom - (turned.Bottom * scaleY)));
    }
}
