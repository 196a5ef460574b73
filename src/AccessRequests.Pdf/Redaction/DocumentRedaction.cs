using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Reading;

namespace AccessRequests.Pdf.Redaction;

/// <summary>One run: pages in order into one new file.</summary>
internal sealed class DocumentRedaction : IDisposable
{
    private const string DefaultTitle = "Document caviardé";
    private const string UncertainNotice =
        "Cette page est retirée : elle contient un élément qui ne peut pas être caviardé avec certitude.";

    private readonly SourceFile _file;
    private readonly RedactionOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<int, List<RedactionMark>> _marks;
    private readonly OutputFile _output;
    private readonly ResourceCopier _copier;
    private readonly PageWriter _writer;
    private readonly RemovalTally _tally = new();
    private readonly List<PageWithheld> _withheld = [];
    private readonly PdfReference _pages;
    private readonly LabelFont _labelFont;
    private readonly RecognisedText _recognised;

    public DocumentRedaction(
        SourceFile file, IReadOnlyList<RedactionMark> marks, Stream destination, RedactionOptions options, CancellationToken cancellation)
    {
        _file = file;
        _options = options;
        _cancellation = cancellation;
        _marks = marks.GroupBy(mark => mark.Page).ToDictionary(page => page.Key, page => page.ToList());
        _output = new OutputFile(destination);
        _copier = new ResourceCopier(file, _output, cancellation) { PrunesFonts = marks.Count > 0 };
        _recognised = new RecognisedText(file, cancellation);
        _pages = _output.ReserveForDocument();
        _writer = new PageWriter(_copier, _pages);
        _labelFont = new LabelFont(
            _output, marks.Select(mark => mark.Label).Concat(options.WithheldPages.Select(page => page.Notice)).Append(UncertainNotice));
    }

    public RedactionReport Run(IProgress<double>? progress)
    {
        var kids = new PdfArray();

        for (var number = 1; number <= _file.PageCount; number++)
        {
            _cancellation.ThrowIfCancellationRequested();
            kids.Add(Page(number));
            progress?.Report((double)number / _file.PageCount);
        }

        WriteFonts();
        _output.Write(_pages, new PdfDictionary { ["Type"] = new PdfName("Pages"), ["Kids"] = kids, ["Count"] = kids.Count });
        var title = _options.DocumentTitle ?? DefaultTitle;
        var root = _output.Add(PageWriter.Catalog(_pages, _options.Language));
        var info = _output.Add(PageWriter.Information(title));
        var applied = _marks.Where(page => _withheld.TrueForAll(withheld => withheld.Page != page.Key)).SelectMany(page => page.Value).ToList();

        return new RedactionReport(
            kids.Count,
            applied.Count,
            applied.Sum(mark => mark.Boxes.Count),
            new SortedDictionary<RemovedKind, int>(_tally.Counts.ToDictionary()),
            _withheld,
            SourceSha256: "",
            _output.Finish(root, info));
    }

    public void Dispose()
    {
        _recognised.Dispose();
        _output.Dispose();
    }

    private void WriteFonts()
    {
        try
        {
            _copier.WriteFonts();
            _tally.Add(RemovedKind.FontGlyphs, _copier.GlyphsLeftOut);
        }
        catch (Exception exception) when (exception is UncertainContentException || Foreign.IsFault(exception))
        {
            throw new UnredactablePdfException(UnredactableReason.UncertainContent, null, "a font cannot be read to its end", exception);
        }
    }

    private PdfReference Page(int number)
    {
        var source = _file.Page(number);

        if (_options.WithheldPages.FirstOrDefault(page => page.Page == number) is { } withheld)
        {
            return Withhold(source, withheld.Notice, null);
        }

        // What earlier pages and the preamble wrote stands; what this page writes is taken back if it fails.
        _copier.Commit();

        try
        {
            var page = Rewrite(source);
            _copier.Commit();
            return page;
        }
        catch (UncertainContentException uncertain)
        {
            return Uncertain(source, uncertain.Message, uncertain);
        }
        catch (Exception exception) when (Foreign.IsFault(exception))
        {
            return Uncertain(source, "the page cannot be read to its end", exception);
        }
    }

    private PdfReference Uncertain(SourcePage source, string why, Exception exception)
    {
        if (_options.UncertainPages == UncertainPages.Refuse)
        {
            throw new UnredactablePdfException(UnredactableReason.UncertainContent, source.Number, why, exception);
        }

        _copier.RollBack();
        return Withhold(source, UncertainNotice, why);
    }

    private PdfReference Rewrite(SourcePage source)
    {
        var marks = _marks.GetValueOrDefault(source.Number) ?? [];
        marks = MarkBridges.Between(marks);
        var pageMarks = new PageMarks([.. marks.SelectMany(mark => mark.Boxes)]) { View = source.CropBox };
        var work = new PageWork(_file, source.Number, pageMarks, _copier, null, _cancellation) { Sight = Look(source, marks.Count > 0) };
        var page = _writer.Write(
            source,
            work,
            marks.Count == 0 ? null : () => MarkOverlay.Draw(marks, work.Gaps, source.Rotation, _options.Style, _labelFont),
            _labelFont.Reference);
        _tally.Add(work.Tally);
        return page;
    }

    private PageSight Look(SourcePage source, bool isMarked)
    {
        var sight = PageSight.Of(_file, source, _cancellation);

        // Of a marked page no invisible text stays.
        if (sight is { HasInvisibleText: true, HasPictures: true } && !isMarked)
        {
            sight.Unpictured = _recognised.Hidden(source.Number);
        }

        return sight;
    }

    private PdfReference Withhold(SourcePage source, string notice, string? uncertainty)
    {
        _withheld.Add(new PageWithheld(source.Number, uncertainty));
        var page = _writer.Describe(source);
        page["Resources"] = new PdfDictionary { ["Font"] = new PdfDictionary { [MarkOverlay.FontName] = _labelFont.Reference } };
        page["Contents"] = _output.AddStream(new PdfDictionary(), NoticePage.Draw(source.CropBox, source.Rotation, notice, _labelFont));
        return _output.Add(page);
    }
}
