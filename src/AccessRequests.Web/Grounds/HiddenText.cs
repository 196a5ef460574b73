using System.Text;
using AccessRequests.Domain.Documents;
using AccessRequests.Pdf;
using AccessRequests.Web.Documents;

namespace AccessRequests.Web.Grounds;

/// <summary>
/// What stands under a mark, read from the original when it is asked for and kept nowhere. A page without text, or one that
/// cannot be read with certainty, says so: the Commission then needs the page itself.
/// </summary>
public sealed class HiddenText(FileStore originals)
{
    /// <summary>A table is read, not searched: beyond so many characters the page itself says more.</summary>
    public const int MaxLength = 2_000;

    /// <summary>More than any page, so that every word of it is inside.</summary>
    private static readonly PdfBox Everything = new(-PdfBox.MaxCoordinate, -PdfBox.MaxCoordinate, PdfBox.MaxCoordinate, PdfBox.MaxCoordinate);

    /// <summary>What stands under each mark that is retained; the original is opened once.</summary>
    public IReadOnlyDictionary<PassageId, string> Under(RequestedDocument document, CancellationToken cancellation)
    {
        var passages = document.Retained.ToList();

        if (passages.Count == 0)
        {
            return new Dictionary<PassageId, string>();
        }

        IReadOnlyList<ResolvedSelection?> found;

        try
        {
            using var original = originals.OpenRead(document.Original);
            found = TextSelection.ResolveAll(original, [.. passages.Select(passage => (passage.Page, AreasOf(passage)))], cancellation);
        }
        catch (UnredactablePdfException)
        {
            found = new ResolvedSelection?[passages.Count];
        }

        return passages.Zip(found).ToDictionary(pair => pair.First.Id, pair => Told(pair.Second));
    }

    private static IReadOnlyList<PdfBox> AreasOf(Passage passage) => passage.IsWholePage
        ? [Everything]
        : [.. passage.Areas.Select(area => new PdfBox(area.Left, area.Bottom, area.Right, area.Top))];

    private static string Told(ResolvedSelection? found)
    {
        if (found is null)
        {
            return "La page ne peut être lue avec certitude : voir la page de l’original.";
        }

        var text = Printable(found.Text);

        return text.Length == 0 ? "Aucun texte sous la marque (image) : voir la page de l’original."
            : text.Length <= MaxLength ? text
            : $"{text[..MaxLength]}… (suite : voir la page de l’original)";
    }

    /// <summary>Originals carry control characters, lone surrogates and private glyphs that no font of the table has.</summary>
    private static string Printable(string text)
    {
        var kept = new StringBuilder(text.Length);

        foreach (var rune in text.EnumerateRunes())
        {
            kept.Append(Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.PrivateUse
                ? " "
                : rune.ToString());
        }

        return kept.ToString().Trim();
    }
}
