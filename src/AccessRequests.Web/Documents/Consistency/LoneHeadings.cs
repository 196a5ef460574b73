using System.Text.RegularExpressions;
using AccessRequests.Domain.Detection;
using AccessRequests.Domain.Documents;
using AccessRequests.Pdf;

namespace AccessRequests.Web.Documents.Consistency;

/// <summary>
/// Headings of a document that would be read with nothing under them: every line until the next heading is hidden, and the heading tells
/// what it was about. A heading is told by its letters, larger than those of the text, by its number or by its capitals.
/// </summary>
internal sealed partial class LoneHeadings(RequestedDocument document)
{
    private const int MaxWords = 14;
    private const double Larger = 1.15;

    private readonly ILookup<int, PdfBox> _hidden = document.Retained.SelectMany(mark => mark.Areas.Select(area => (mark.Page, Box: PageAreas.ToBox(area)))).ToLookup(mark => mark.Page, mark => mark.Box);
    private FoundText<SensitiveKind>? _heading;
    private bool _hidesSome;
    private bool _showsSome;

    /// <returns>The heading that ended on this page with nothing to be read under it, if any; each page is read in its turn.</returns>
    public IEnumerable<FoundText<SensitiveKind>> Read(int page, IReadOnlyList<PageWord> words)
    {
        var lines = words.GroupBy(word => word.Line).Select(line => line.ToList()).ToList();
        var body = HeightOfText(lines);

        foreach (var line in lines)
        {
            var text = string.Join(' ', line.Select(word => word.Text));
            var hidden = line.Count(word => IsHidden(page, word.Box));

            if (IsFurniture(text))
            {
                continue;
            }

            if (IsHeading(text, line, body))
            {
                if (End() is { } alone)
                {
                    yield return alone;
                }

                _heading = hidden > 0 ? null : new FoundText<SensitiveKind>(SensitiveKind.LoneHeading, page, [line.Select(word => word.Box).Aggregate((all, box) => all.Union(box))], text);
            }
            else
            {
                _hidesSome |= hidden == line.Count;
                _showsSome |= hidden < line.Count;
            }
        }
    }

    /// <summary>The next page does not leave, and what it says under a heading with it.</summary>
    public void Withhold() => _hidesSome = true;

    /// <summary>The next page cannot be read with certainty: nothing is said of a heading that goes on there.</summary>
    public void Skip() => _showsSome = true;

    /// <returns>The heading under which the document ended with nothing to be read, if any.</returns>
    public FoundText<SensitiveKind>? End()
    {
        var alone = _hidesSome && !_showsSome ? _heading : null;
        (_heading, _hidesSome, _showsSome) = (null, false, false);
        return alone;
    }

    private bool IsHidden(int page, PdfBox word) => _hidden[page].Any(box => box.Contains((word.Left + word.Right) / 2, (word.Bottom + word.Top) / 2));

    /// <summary>The height of most of the letters of the page.</summary>
    private static double HeightOfText(List<List<PageWord>> lines) => lines
        .GroupBy(HeightOf)
        .OrderByDescending(height => height.Sum(line => line.Sum(word => word.Text.Length)))
        .Select(height => height.Key)
        .FirstOrDefault();

    private static double HeightOf(List<PageWord> line) => Math.Round(line.Max(word => word.Box.Height), 1);

    private static bool IsHeading(string text, List<PageWord> line, double body) =>
        line.Count <= MaxWords
        && text.Any(char.IsLetter)
        && text[^1] is not ('.' or ';' or ',')
        && (HeightOf(line) >= body * Larger || Numbered().IsMatch(text) || (text.Count(char.IsLetter) > 3 && !text.Any(char.IsLower)));

    /// <summary>A page number or a rule belongs to no heading.</summary>
    private static bool IsFurniture(string text) => !text.Any(char.IsLetter) || PageNumber().IsMatch(text);

    [GeneratedRegex(@"^(\d{1,2}(\.\d{1,2})*[.)]?|[IVX]{1,5}[.)]|[A-Z][.)])\s+\p{Lu}")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(page|p\.)\s*\d+", RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();
}
