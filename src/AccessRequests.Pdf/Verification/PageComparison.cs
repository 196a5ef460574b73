using System.Text;
using AccessRequests.Pdf.Reading;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Verification;

/// <summary>Holds one page of the result against that of the original.</summary>
internal sealed class PageComparison(PdfDocument result, PdfDocument? original, int number, IReadOnlyList<RedactionMark> marks)
{
    private readonly List<VerificationFinding> _findings = [];
    private readonly List<UnseenLetter> _unseen = [.. marks.SelectMany(mark => mark.Unseen ?? [])];

    public static PageReading Read(PdfDocument result, PdfDocument? original, int number, IReadOnlyList<RedactionMark> marks)
    {
        try
        {
            return new PageComparison(result, original, number, marks).Read();
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            // PdfPig fails on a page in many ways; whatever the way, nothing is proved about that page.
            return new PageReading([new VerificationFinding(number, FindingKind.Unreadable, "La page ne se lit pas : rien n'est prouvé à son sujet.")]);
        }
    }

    private PageReading Read()
    {
        if (EndlessForms.On(result, number) || (original?.NumberOfPages >= number && EndlessForms.On(original, number)))
        {
            return new PageReading([new VerificationFinding(number, FindingKind.Unreadable, "La page dessine un objet qui se dessine lui-même : rien n'est prouvé à son sujet.")]);
        }

        var page = result.GetPage(number);
        var boxes = PageBoxes.Of(result, page);
        var letters = PageLetters.Read(page, boxes, withMarkers: true);
        var reading = new PageReading(_findings) { Glyphs = letters.Letters.Count };

        if (original is null)
        {
            return reading with { Shown = new ShownPage(number, boxes, []) };
        }

        if (number > original.NumberOfPages)
        {
            return reading;
        }

        var sourcePage = original.GetPage(number);
        var sourceBoxes = PageBoxes.Of(original, sourcePage);
        var source = PageLetters.Read(sourcePage, sourceBoxes, withMarkers: false);
        var areas = marks.SelectMany(mark => mark.Boxes).ToList();
        var drawn = marks.Where(mark => !mark.IsUnseen).SelectMany(mark => mark.Boxes).ToList();
        var isNotice = IsNotice(page);

        ComparePages(sourceBoxes, boxes);
        reading = reading with { Original = HiddenWords.Read(source.Letters, letter => isNotice || LetterCheck.IsUnder(letter, drawn) || IsUnseen(letter) || LetterCheck.IsBeyond(letter, sourceBoxes.View)) };

        if (isNotice)
        {
            return reading;
        }

        // What is left over letters that the page does not show is asked of the second engine: others may be written over them.
        LetterCheck.UnderMarks(number, letters, drawn, _findings);

        if (!HidesLayers())
        {
            LetterCheck.StillThere(number, source, sourceBoxes.View, letters, areas, _findings);
        }

        var labels = marks.Where(mark => !mark.IsUnseen).Select(mark => mark.Label).ToList();

        if (labels.Except(letters.Markers).Any() || letters.Markers.Count < labels.Count)
        {
            _findings.Add(new VerificationFinding(number, FindingKind.MissingBox, "Une marque n'a pas laissé d'avis dans le texte de la page."));
        }

        return reading with
        {
            Text = Text(letters.Letters.Where(letter => !letter.IsAnnotation), areas) + "\n",
            AnnotationText = Text(letters.Letters.Where(letter => letter.IsAnnotation), areas),
            Shown = new ShownPage(number, boxes, marks),
        };
    }

    /// <summary>Whether a letter of the original is one that the page does not show: each is so once, for others may be written over it.</summary>
    private bool IsUnseen(ReadLetter letter)
    {
        var at = _unseen.FindIndex(unseen => letter.Text.Contains(unseen.Text, StringComparison.Ordinal)
            && (letter.Box.Contains(unseen.Letter.X, unseen.Letter.Y) || unseen.Letter.Box.Contains((letter.Box.Left + letter.Box.Right) / 2, (letter.Box.Bottom + letter.Box.Top) / 2)));

        if (at >= 0)
        {
            _unseen.RemoveAt(at);
        }

        return at >= 0;
    }

    /// <summary>The source's letters as drawn; those on both sides of a mark, where letters went, make no word.</summary>
    private static string Text(IEnumerable<ReadLetter> letters, List<PdfBox> areas)
    {
        var text = new StringBuilder();
        ReadLetter? previous = null;
        var wasUnder = false;

        foreach (var letter in letters.Where(letter => !letter.IsOurs && !letter.IsBlank))
        {
            var isUnder = LetterCheck.IsUnder(letter, areas);

            if (previous is not null && !isUnder && !wasUnder && areas.Exists(area => IsBetween(area, previous.Cell, letter.Cell)))
            {
                text.Append('\n');
            }

            text.Append(letter.Text);
            (previous, wasUnder) = (letter, isUnder);
        }

        return text.ToString();
    }

    private static bool IsBetween(PdfBox area, PdfBox one, PdfBox other) =>
        new PdfBox(
            Math.Min(one.Left, other.Left), Math.Min(one.Bottom, other.Bottom), Math.Max(one.Right, other.Right), Math.Max(one.Top, other.Top))
            .Intersects(area);

    private void ComparePages(PageBoxes before, PageBoxes after)
    {
        if (Differs(before.Media, after.Media) || Differs(before.View, after.View) || before.Rotation != after.Rotation)
        {
            _findings.Add(new VerificationFinding(number, FindingKind.PageMismatch, "La page n'a plus ses dimensions ou son orientation."));
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
}
