using System.Collections.Concurrent;
using System.Globalization;
using AccessRequests.Pdf.Pdfium;
using AccessRequests.Pdf.Reading;
using Wasmtime;

namespace AccessRequests.Pdf.Verification;

/// <summary>
/// What PDFium sees: outside the marks, no text that cannot be seen; under them, no character but those of our labels, and, with the boxes
/// and labels taken away, no ink.
/// </summary>
internal sealed class SecondReading(VerificationRun run)
{
    /// <summary>What is beside a mark may reach under its edge by this much, in points.</summary>
    private const double Edge = 1.25;

    /// <summary>How far beyond its mark, in points, a box may reach over a letter that stays.</summary>
    private const double CutByEdge = 2;

    /// <summary>In points: how far from the line of a mark what rides along with it may stand.</summary>
    private const double AroundLine = 4;

    private const double PixelsPerPoint = 2;
    private const double MostPixels = 4_000_000;

    /// <summary>A PDFium of its own costs more than a few pages.</summary>
    private const int FewestPagesPerReader = 8;

    private const int MostReaders = 4;
    private const string MarkerStart = "[Caviardé – ";

    private readonly ConcurrentBag<RedactionMark> _overUnseen = [];
    private volatile bool _mustBeMarked;

    /// <summary>
    /// Once it ran: a mark over the text outside the marks that is not seen, for each page that has some. Empty when an officer must mark some
    /// of it: next to what is seen on the row of a mark, where gaps are finer, and what <see cref="ToldWidths"/> says.
    /// </summary>
    public IReadOnlyList<RedactionMark> OverUnseen => _mustBeMarked ? [] : [.. _overUnseen.OrderBy(mark => mark.Page)];

    public IReadOnlyList<VerificationFinding> Run(Stream pdf, IReadOnlyList<ShownPage> pages)
    {
        if (pages.Count == 0)
        {
            return [];
        }

        var found = new List<VerificationFinding>[pages.Count];
        var readers = Math.Clamp(pages.Count / FewestPagesPerReader, 1, Math.Min(MostReaders, Environment.ProcessorCount));

        try
        {
            Parallel.For(0, readers, new ParallelOptions { MaxDegreeOfParallelism = readers, CancellationToken = run.Cancellation }, reader =>
            {
                using var view = StreamView.Of(pdf);
                using var document = new PdfiumDocument(view);
                using var before = run.Before is null ? null : new PagesBefore(run.Before);

                for (var at = reader; at < pages.Count; at += readers)
                {
                    run.Step();
                    found[at] = Page(document, before, pages[at]);
                }
            });

            return [.. found.SelectMany(findings => findings)];
        }
        catch (AggregateException exception) when (exception.InnerExceptions.All(IsFault))
        {
            // Whatever keeps the second engine from reading, nothing is proved by it.
            return [new VerificationFinding(null, FindingKind.Unreadable, "Le second moteur (PDFium) ne lit pas le fichier : rien n'est prouvé.")];
        }
    }

    /// <summary>Of the engine or the file, not of ours.</summary>
    public static bool IsFault(Exception exception) => exception is WasmtimeException or InvalidOperationException or ArgumentException
        or DllNotFoundException or TypeInitializationException or EndOfStreamException;

    private List<VerificationFinding> Page(PdfiumDocument document, PagesBefore? before, ShownPage shown)
    {
        var findings = new List<VerificationFinding>();
        Unseen(document, shown, findings);

        if (shown.Drawn.Count > 0)
        {
            UnderMarks(document, shown, findings);
        }

        if (shown.Marks.Any(mark => mark.IsUnseen))
        {
            LooksTheSame(document, before, shown, findings);
        }

        return findings;
    }

    private void Unseen(PdfiumDocument document, ShownPage shown, List<VerificationFinding> findings)
    {
        using var page = document.Page(shown.Number);

        // A letter that a mark's edge cuts, or that stands where the box was led to the end of its gap, is hidden by us.
        var drawn = shown.Drawn.SelectMany(mark => mark.Boxes).ToList();
        var areas = drawn.ConvertAll(area => area.Inflate(CutByEdge));

        // Only this product writes spans with a text of their own: marked content of sources is never copied.
        var letters = CoveredLetters.On(
            page, letter => letter.IsReplacement || areas.Exists(area => area.Intersects(letter.Box)) || page.IsReplacedBy(letter.Handle, MarkerStart),
            drawn, run.Cancellation);

        if (letters.Count > 0)
        {
            _overUnseen.Add(RedactionMark.Over(shown.Number, letters));
            _mustBeMarked |= letters.Exists(unseen => unseen.IsTold || (unseen is { IsBeside: true, IsCutOff: false } && drawn.Exists(mark => IsOnRow(unseen.Letter.Box, mark))));
            var covered = CoveredPage.Of(shown.Number, letters);
            findings.Add(new VerificationFinding(
                shown.Number,
                FindingKind.CoveredText,
                $"{covered.Characters} caractère(s) se copient sans se voir, hors des marques (recouverts, de la couleur du fond ou invisibles), "
                + $"{Where(covered.Boxes, shown.Boxes)}. Marquez l'endroit ou retenez la page entière."));
        }
    }

    private static bool IsOnRow(PdfBox letter, PdfBox mark) => mark.Inflate(AroundLine) is var row
        && ((letter.Bottom <= row.Top && row.Bottom <= letter.Top) || (letter.Left <= row.Right && row.Left <= letter.Right));

    /// <summary>The first place, as a ruler would find it on the page.</summary>
    private static string Where(IReadOnlyList<PdfBox> places, PageBoxes boxes)
    {
        const double pointsPerCentimetre = 72 / 2.54;
        var first = PageBoxes.OnDisplay(places[0], boxes.View, boxes.Rotation);
        var others = places.Count > 1 ? $" et à {places.Count - 1} autre(s) endroit(s)" : "";
        return string.Create(
            CultureInfo.GetCultureInfo("fr-CA"),
            $"à {first.Bottom / pointsPerCentimetre:0.0} cm du haut et {first.Left / pointsPerCentimetre:0.0} cm de la gauche{others}");
    }

    private static void UnderMarks(PdfiumDocument document, ShownPage marked, List<VerificationFinding> findings)
    {
        using var page = document.Page(marked.Number);

        var objects = page.Objects;

        if (Overlay(objects, marked.Drawn) is not { } overlay)
        {
            findings.Add(new VerificationFinding(marked.Number, FindingKind.MissingBox, "La page ne se termine pas par les rectangles et les étiquettes de ses marques."));
            return;
        }

        var areas = marked.Drawn.SelectMany(mark => mark.Boxes).ToList();
        var read = page.Characters().Count(character =>
            !overlay.Contains(character.Handle) && areas.Exists(area => Inner(area).Contains(character.X, character.Y)));

        if (read > 0)
        {
            findings.Add(new VerificationFinding(marked.Number, FindingKind.GlyphUnderMark, $"PDFium lit encore {read} caractère(s) sous une marque."));
        }

        foreach (var handle in overlay)
        {
            page.Remove(handle);
        }

        // Where a picture was erased its border shows, and says nothing.
        var pictures = objects.Where(one => one.IsImage).Select(one => page.Bounds(one.Handle)).OfType<PdfBox>().ToList();

        if (areas.Count(area => ShowsInk(page, marked.Boxes, area, pictures)) is > 0 and var inked)
        {
            findings.Add(new VerificationFinding(marked.Number, FindingKind.InkUnderMark, $"{inked} marque(s) couvrent encore quelque chose de visible."));
        }
    }

    private void LooksTheSame(PdfiumDocument document, PagesBefore? before, ShownPage shown, List<VerificationFinding> findings)
    {
        if (before?.IsDrawnLike(document, shown, run.Cancellation) != true)
        {
            findings.Add(new VerificationFinding(
                shown.Number, FindingKind.ChangedSight, "Sans le texte qui se copie sans se voir, la page ne se dessine plus comme avec lui."));
        }
    }

    /// <summary>
    /// The last objects of the page, which must be those that a redaction draws: the boxes of all marks, each filled and,
    /// in one style, framed, then a label for each mark. Null when they are not.
    /// </summary>
    private static HashSet<int>? Overlay(IReadOnlyList<PdfiumObject> objects, IReadOnlyList<RedactionMark> marks)
    {
        foreach (var pathsPerBox in (int[])[1, 2])
        {
            var shape = Enumerable.Repeat(false, pathsPerBox * marks.Sum(mark => mark.Boxes.Count)).Concat(marks.Select(_ => true)).ToList();

            if (objects.Count >= shape.Count
                && objects.Skip(objects.Count - shape.Count).Zip(shape).All(pair => pair.Second ? pair.First.IsText : pair.First.IsPath))
            {
                return [.. objects.Skip(objects.Count - shape.Count).Select(one => one.Handle)];
            }
        }

        return null;
    }

    private static bool ShowsInk(PdfiumPage page, PageBoxes boxes, PdfBox area, List<PdfBox> pictures)
    {
        var inner = Inner(area);
        var view = boxes.View;
        var seen = new PdfBox(
            Math.Max(inner.Left, view.Left), Math.Max(inner.Bottom, view.Bottom), Math.Min(inner.Right, view.Right), Math.Min(inner.Top, view.Top));

        if (!seen.IsUsable)
        {
            return false;
        }

        var scale = Math.Min(PixelsPerPoint, Math.Sqrt(MostPixels / (seen.Width * seen.Height)));
        var shown = PageBoxes.OnDisplay(seen, view, boxes.Rotation);
        var rendered = page.Render(shown, scale);
        var borders = pictures.Select(picture => PageBoxes.OnDisplay(picture, view, boxes.Rotation)).Select(picture => new PdfBox(
            (picture.Left - shown.Left) * scale, (picture.Bottom - shown.Bottom) * scale, (picture.Right - shown.Left) * scale, (picture.Top - shown.Bottom) * scale));
        return InkCheck.ShowsInk(rendered.Grey(), rendered.Width, rendered.Height, [.. borders]);
    }

    private static PdfBox Inner(PdfBox area) => area.Inflate(-Math.Min(Edge, Math.Min(area.Width, area.Height) / 4));
}
