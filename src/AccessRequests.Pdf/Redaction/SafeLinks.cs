using System.Net;
using AccessRequests.Domain.Detection;
using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Reading;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// Of all annotations only links to public web addresses survive, outside the marks, and only addresses without a
/// query: query strings carry session tokens and search words.
/// </summary>
internal static class SafeLinks
{
    private static readonly string[] InternalSuffixes = [.. InternalHosts.Suffixes, ".test", ".invalid"];

    public static PdfArray Copy(SourceFile file, SourcePage page, PageMarks marks, RemovalTally tally)
    {
        var links = new PdfArray();

        if (!file.TryGet<ArrayToken>(page.Dictionary, "Annots", out var annotations))
        {
            return links;
        }

        foreach (var token in annotations.Data)
        {
            if (file.Resolve(token) is not DictionaryToken annotation)
            {
                continue;
            }

            if (Appearance.IsCover(file, annotation) && !(file.Numbers(annotation, "Rect") is [var x0, var y0, var x1, var y1]
                && marks.Cover(new PdfBox(Math.Min(x0, x1), Math.Min(y0, y1), Math.Max(x0, x1), Math.Max(y0, y1)))))
            {
                throw new UncertainContentException("an annotation that covers the page does not say how it looks: mark what it covers");
            }

            if (Link(file, annotation, marks) is { } link)
            {
                links.Add(link);
            }
            else
            {
                tally.Add(Appearance.IsLeftToReaders(file, annotation) ? RemovedKind.AnnotationsWithoutAppearance : RemovedKind.Annotations);
            }
        }

        return links;
    }

    private static PdfDictionary? Link(SourceFile file, DictionaryToken annotation, PageMarks marks)
    {
        if (file.Name(annotation, "Subtype") != "Link"
            || ((int)file.Number(annotation, "F", 0) & 2) != 0
            || !file.TryGet<DictionaryToken>(annotation, "A", out var action)
            || file.Name(action, "S") != "URI"
            || !action.Data.TryGetValue("URI", out var value)
            || file.Numbers(annotation, "Rect") is not [var x0, var y0, var x1, var y1])
        {
            return null;
        }

        var area = new PdfBox(Math.Min(x0, x1), Math.Min(y0, y1), Math.Max(x0, x1), Math.Max(y0, y1));
        var text = file.Resolve(value) switch
        {
            StringToken literal => literal.Data,
            HexToken hex => hex.Data,
            _ => "",
        };

        if (!area.IsUsable || marks.Touch(area) || !IsPublic(text, out var address))
        {
            return null;
        }

        return new PdfDictionary
        {
            ["Type"] = new PdfName("Annot"),
            ["Subtype"] = new PdfName("Link"),
            ["Rect"] = PdfArray.Of(area.Left, area.Bottom, area.Right, area.Top),
            ["Border"] = PdfArray.Of(0, 0, 0),
            ["F"] = 4,
            ["A"] = new PdfDictionary { ["S"] = new PdfName("URI"), ["URI"] = PdfString.FromText(address) },
        };
    }

    /// <summary>An absolute http(s) address of a public host, without user, port, query or fragment.</summary>
    internal static bool IsPublic(string text, out string address)
    {
        address = "";

        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            || uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0 || !uri.IsDefaultPort)
        {
            return false;
        }

        var host = uri.IdnHost.TrimEnd('.').ToLowerInvariant();

        if (IPAddress.TryParse(host, out _))
        {
            return false;
        }

        if (!host.Contains('.', StringComparison.Ordinal)
            || Array.Exists(InternalSuffixes, suffix => host.EndsWith(suffix, StringComparison.Ordinal))
            || host.StartsWith("intranet.", StringComparison.Ordinal) || host.Contains(".intranet.", StringComparison.Ordinal)
            || host.StartsWith("intra.", StringComparison.Ordinal))
        {
            return false;
        }

        // A long opaque path segment is a key, not a page.
        if (Array.Exists(uri.Segments, segment => segment.Trim('/') is { Length: > 24 } part && part.Count(char.IsDigit) > 6 && part.Any(char.IsLetter) && !part.Contains('-', StringComparison.Ordinal)))
        {
            return false;
        }

        address = uri.AbsoluteUri;
        return true;
    }
}
