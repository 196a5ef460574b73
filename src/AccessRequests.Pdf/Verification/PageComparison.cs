using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Verification;

/// <summary>Holds the pages of the result against those of the original, one by one.</summary>
internal sealed class PageComparison(
    PdfDocument result, PdfDocument? original, IReadOnlyList<RedactionMark> marks, List<VerificationFinding> findings, CancellationToken cancellation)
{
    private readonly HiddenWords _words = new();
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _annotations = new();

    private readonly List<MarkedPage> _marked = [];

    public int Glyphs { get; private set; }

    public IReadOnlyList<MarkedPage> Marked => _marked;

    public int WordCount => _words.All.Count;

    public IReadOnlyList<string> OnlyHiddenWords { get; private set; } = [];

    public void Run()
    {
        if (original is not null && original.NumberOfPages != result.NumberOfPages)
        {
            findings.Add(new VerificationFinding(
                null, FindingKind.PageMismatch, $"Le résultat a {result.NumberOfPages} page(s), l'original {original.NumberOfPages}."));
        }

        for (var number = 1; number <= result.NumberOfPages; number++)
        {
            cancellation.ThrowIfCancellationRequested();

            try
            {
                Page(number);
            }
            catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
            {
                // PdfPig fails on a page in many ways; whatever the way, nothing is proved about that page.
                findings.Add(new VerificationFinding(number, FindingKind.Unreadable, "La page ne se lit pas : rien n'est prouvé à son sujet."));
            }
        }

        if (original is null)
        {
            return;
        }

        if (_words.TooOftenIn(_text.ToString()) is > 0 and var tooOften)
        {
            findings.Add(new VerificationFinding(
                null, FindingKind.WordInText, $"{tooOften} mot(s) caviardé(s) se lisent plus souvent que hors des marques de l'original."));
        }

        OnlyHiddenWords = _words.OnlyHidden(marks.Select(mark => mark.Label).Concat(FontNames()).Append("Document caviardé AccessRequests").Append(_annotations.ToString()));
    }

    private void Page(int number)
    {
        var page = result.GetPage(number);
        var boxes = PageBoxes.Of(result, page);
        var letters = PageLetters.Read(page, boxes, withMarkers: true);
        var isNotice = IsNotice(page);
        Glyphs += letters.Letters.Count;

        if (original is null)
        {
            OpaqueBoxes.Run(number, page, letters, findings);
            return;
        }

        if (number > original.NumberOfPages)
        {
            return;
        }

        var sourcePage = original.GetPage(number);
        var sourceBoxes = PageBoxes.Of(original, sourcePage);
        var source = PageLetters.Read(sourcePage, sourceBoxes, withMarkers: false);
        var pageMarks = marks.Where(mark => mark.Page == number).ToList();
        var areas = pageMarks.SelectMany(mark => mark.Boxes).ToList();

        ComparePages(number, sourceBoxes, boxes);
        _words.Add(source.Letters, letter => isNotice || LetterCheck.IsUnder(letter, areas));

        if (isNotice)
        {
            return;
        }

        if (pageMarks.Count > 0)
        {
            _marked.Add(new MarkedPage(number, boxes, pageMarks));
        }

        foreach (var letter in letters.Letters)
        {
            if (!letter.IsOurs && !letter.IsBlank)
            {
                (letter.IsAnnotation ? _annotations : _text).Append(letter.Text);
            }
        }

        _text.Append('\n');
        LetterCheck.UnderMarks(number, letters, areas, findings);

        if (!HidesLayers())
        {
            LetterCheck.StillThere(number, source, letters, areas, findings);
        }

        var missing = pageMarks.Select(mark => mark.Label).Except(letters.Markers).Count();

        if (missing > 0 || letters.Markers.Count < pageMarks.Count)
        {
            findings.Add(new VerificationFinding(number, FindingKind.MissingBox, "Une marque n'a pas laissé d'avis dans le texte de la page."));
        }
    }

    private void ComparePages(int number, PageBoxes before, PageBoxes after)
    {
        if (Differs(before.Media, after.Media) || Differs(before.View, after.View) || before.Rotation != after.Rotation)
        {
            findings.Add(new VerificationFinding(number, FindingKind.PageMismatch, "La page n'a plus ses dimensions ou son orientation."));
        }

        static bool Differs(PdfBox a, PdfBox b) =>
            Math.Abs(a.Left - b.Left) + Math.Abs(a.Right - b.Right) + Math.Abs(a.Bottom - b.Bottom) + Math.Abs(a.Top - b.Top) > 0.01;
    }

    /// <summary>A page that stands for a withheld one uses the label font and nothing else.</summary>
    private static bool IsNotice(Page page) =>
        page.Dictionary.TryGet<DictionaryToken>(NameToken.Resources, out var resources)
        && resources.Data.Count == 1
        && resources.TryGet<DictionaryToken>(NameToken.Font, out var fonts)
        && fonts.Data.Count == 1 && fonts.Data.ContainsKey("Label")
        && page.GetMarkedContents().Count == 0;

    /// <summary>PdfPig reads hidden layers too, so where there are some it cannot say what should still be there.</summary>
    private bool HidesLayers() =>
        original!.Structure.Catalog.CatalogDictionary.ContainsKey(NameToken.Create("OCProperties"));

    private IEnumerable<string> FontNames() => result.Structure.CrossReferenceTable.ObjectOffsets.Keys
        .Select(reference => result.Structure.GetObject(reference)?.Data)
        .OfType<DictionaryToken>()
        .SelectMany(dictionary => (string[])["BaseFont", "FontName"],
            (dictionary, key) => dictionary.TryGet<NameToken>(NameToken.Create(key), out var name) ? name.Data : "");
}
