using AccessRequests.Pdf.Pdfium;
using Wasmtime;

namespace AccessRequests.Pdf.Verification;

/// <summary>
/// What PDFium sees under the marks: no character but those of our labels, and, with the boxes and labels taken away,
/// no ink.
/// </summary>
internal sealed class SecondReading(List<VerificationFinding> findings, VerificationRun run)
{
    /// <summary>What is beside a mark may reach under its edge by this much, in points.</summary>
    private const double Edge = 1.25;

    private const double PixelsPerPoint = 2;
    private const double MostPixels = 4_000_000;

    public void Run(Stream pdf, IReadOnlyList<MarkedPage> pages)
    {
        if (pages.Count == 0)
        {
            return;
        }

        try
        {
            using var document = new PdfiumDocument(pdf);

            foreach (var page in pages)
            {
                run.Step();
                Page(document, page);
            }
        }
        catch (Exception exception) when (exception is WasmtimeException or InvalidOperationException or ArgumentException or DllNotFoundException or TypeInitializationException or EndOfStreamException)
        {
            // Whatever keeps the second engine from reading, nothing is proved by it.
            findings.Add(new VerificationFinding(null, FindingKind.Unreadable, "Le second moteur (PDFium) ne lit pas le fichier : rien n'est prouvé."));
        }
    }

    private void Page(PdfiumDocument document, MarkedPage marked)
    {
        using var page = document.Page(marked.Number);

        var objects = page.Objects;

        if (Overlay(objects, marked.Marks) is not { } overlay)
        {
            findings.Add(new VerificationFinding(marked.Number, FindingKind.MissingBox, "La page ne se termine pas par les rectangles et les étiquettes de ses marques."));
            return;
        }

        var areas = marked.Marks.SelectMany(mark => mark.Boxes).ToList();
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

    /// <summary>
    /// The last objects of the page, which must be those that a redaction draws: for each mark its boxes, each filled and,
    /// in one style, framed, then its label. Null when they are not.
    /// </summary>
    private static HashSet<int>? Overlay(IReadOnlyList<PdfiumObject> objects, IReadOnlyList<RedactionMark> marks)
    {
        foreach (var pathsPerBox in (int[])[1, 2])
        {
            var shape = marks.SelectMany(mark => Enumerable.Repeat(false, pathsPerBox * mark.Boxes.Count).Append(true)).ToList();

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
        var shown = OnDisplay(seen, view, boxes.Rotation);
        var rendered = page.Render(shown, scale);
        var borders = pictures.Select(picture => OnDisplay(picture, view, boxes.Rotation)).Select(picture => new PdfBox(
            (picture.Left - shown.Left) * scale, (picture.Bottom - shown.Bottom) * scale, (picture.Right - shown.Left) * scale, (picture.Top - shown.Bottom) * scale));
        return InkCheck.ShowsInk(rendered.Grey(), rendered.Width, rendered.Height, [.. borders]);
    }

    private static PdfBox Inner(PdfBox area) => area.Inflate(-Math.Min(Edge, Math.Min(area.Width, area.Height) / 4));

    /// <summary>From user space to the page as displayed: turned by /Rotate, origin at the upper left, downwards.</summary>
    private static PdfBox OnDisplay(PdfBox box, PdfBox view, int rotation) => rotation switch
    {
        90 => new PdfBox(box.Bottom - view.Bottom, box.Left - view.Left, box.Top - view.Bottom, box.Right - view.Left),
        180 => new PdfBox(view.Right - box.Right, box.Bottom - view.Bottom, view.Right - box.Left, box.Top - view.Bottom),
        270 => new PdfBox(view.Top - box.Top, view.Right - box.Right, view.Top - box.Bottom, view.Right - box.Left),
        _ => new PdfBox(box.Left - view.Left, view.Top - box.Top, box.Right - view.Left, view.Top - box.Bottom),
    };
}
