using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Reading;
using UglyToad.PdfPig.Core;

namespace AccessRequests.Pdf.Redaction;

/// <summary>Makes pages of a source new, one after the other, with a reader that no other thread uses.</summary>
internal sealed class PageRewriter(
    SourceFile file, ResourceCopier document, PdfReference pages, IReadOnlyDictionary<int, List<RedactionMark>> marks, RedactionStyle style,
    LabelFont labels, CancellationToken cancellation) : IDisposable
{
    private readonly RecognisedText _recognised = new(file, cancellation);

    /// <summary>A reader that goes with this one; null when it is somebody else's.</summary>
    public IDisposable? Reader { get; init; }

    /// <exception cref="UncertainContentException">The page holds what cannot be treated with certainty.</exception>
    /// <exception cref="UnredactablePdfException"/>
    public PageDraft Make(int number)
    {
        cancellation.ThrowIfCancellationRequested();
        var source = file.Page(number);
        var all = marks.GetValueOrDefault(number) ?? [];
        var own = MarkBridges.Between([.. all.Where(mark => !mark.IsUnseen)]);
        var unseen = all.SelectMany(mark => mark.Unseen ?? []).ToLookup(letter => letter.IsCutOff);
        var pageMarks = new PageMarks([.. own.SelectMany(mark => mark.Boxes)], new UnseenLetters([.. unseen[false]]), new UnseenLetters([.. unseen[true]])) { View = source.CropBox };
        var copier = new ResourceCopier(file, new ObjectBatch(), cancellation) { Document = document, PrunesFonts = document.PrunesFonts };
        var sight = Look(source, own.Count > 0);
        var work = new PageWork(file, number, pageMarks, copier, null, cancellation) { Sight = sight, Lines = pageMarks.Any ? Learn(source, pageMarks, sight) : null };
        var page = new PageWriter(copier, pages).Write(
            source,
            work,
            own.Count == 0 ? null : () => MarkOverlay.Draw(own, work.Gaps, work.Beside, source.Rotation, style, labels),
            labels.Reference);

        return new PageDraft(page, copier, work.Tally);
    }

    public void Dispose()
    {
        _recognised.Dispose();
        Reader?.Dispose();
    }

    private Dictionary<IndirectReference, TouchedLines> Learn(SourcePage source, PageMarks pageMarks, PageSight sight)
    {
        var lines = new Dictionary<IndirectReference, TouchedLines>();
        ContentRewriter.Rewrite(
            new PageWork(file, source.Number, pageMarks, null, null, cancellation) { Sight = sight, Learning = lines },
            new ResourceScope(file, source.Resources, null), file.Content(source), new GraphicsState(Matrix.Identity), 0, Appearance.Of(file, source));

        foreach (var touched in lines.Values)
        {
            touched.Close();
        }

        return lines;
    }

    private PageSight Look(SourcePage source, bool isMarked)
    {
        var sight = PageSight.Of(file, source, cancellation);

        // Of a marked page no invisible text stays.
        if (sight is { HasInvisibleText: true, HasPictures: true } && !isMarked)
        {
            sight.Unpictured = _recognised.Hidden(source.Number);
        }

        return sight;
    }
}
