using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Reading;

namespace AccessRequests.Pdf.Redaction;

/// <summary>One run: pages made on several threads, put in order into one new file.</summary>
internal sealed class DocumentRedaction : IDisposable
{
    private const string DefaultTitle = "Document caviardé";
    private const string UncertainNotice =
        "Cette page est retirée : elle contient un élément qui ne peut pas être caviardé avec certitude.";

    /// <summary>Fewer pages for each thread are not worth opening the file once more.</summary>
    private const int WorthAReader = 6;

    private readonly SourceFile _file;
    private readonly RedactionOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<int, List<RedactionMark>> _marks;
    private readonly OutputFile _output;
    private readonly ResourceCopier _copier;
    private readonly RemovalTally _tally = new();
    private readonly List<PageWithheld> _withheld = [];
    private readonly PdfReference _pages;
    private readonly LabelFont _labelFont;
    private readonly PagesInOrder _made;

    /// <param name="open">The source once more, for another thread.</param>
    public DocumentRedaction(
        SourceFile file, Func<SourceFile> open, IReadOnlyList<RedactionMark> marks, Stream destination, RedactionOptions options, CancellationToken cancellation)
    {
        _file = file;
        _options = options;
        _cancellation = cancellation;
        _marks = marks.GroupBy(mark => mark.Page).ToDictionary(page => page.Key, page => page.ToList());
        _output = new OutputFile(destination);
        _copier = new ResourceCopier(file, _output, cancellation) { PrunesFonts = marks.Count > 0 };
        _pages = _output.Reserve();
        _labelFont = new LabelFont(
            _output, marks.Where(mark => !mark.IsUnseen).Select(mark => mark.Label).Concat(options.WithheldPages.Select(page => page.Notice)).Append(UncertainNotice));
        var helpers = Math.Min(options.Processors, file.PageCount / WorthAReader) - 1;
        var withheld = options.WithheldPages.Select(page => page.Page).ToHashSet();
        _made = new PagesInOrder(
            [.. Enumerable.Range(1, file.PageCount).Where(number => !withheld.Contains(number))], Math.Max(0, helpers), Own, Other, cancellation);

        PageRewriter Own(CancellationToken stop) => new(file, _copier, _pages, _marks, options.Style, _labelFont, stop);

        PageRewriter Other(CancellationToken stop)
        {
            var reader = open();
            return new(reader, _copier, _pages, _marks, options.Style, _labelFont, stop) { Reader = reader };
        }
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
        var applied = _marks.Where(page => _withheld.TrueForAll(withheld => withheld.Page != page.Key)).SelectMany(page => page.Value).Where(mark => !mark.IsUnseen).ToList();

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
        _made.Dispose();
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
        if (_options.WithheldPages.FirstOrDefault(page => page.Page == number) is { } withheld)
        {
            return Withhold(number, withheld.Notice, null);
        }

        try
        {
            var made = _made.Next();
            _copier.Take(made.Copies, _output);
            _tally.Add(made.Removed);
            return made.Page;
        }
        catch (UncertainContentException uncertain)
        {
            return Uncertain(number, uncertain.Message, uncertain);
        }
        catch (Exception exception) when (Foreign.IsFault(exception))
        {
            return Uncertain(number, "the page cannot be read to its end", exception);
        }
    }

    private PdfReference Uncertain(int number, string why, Exception exception) =>
        _options.UncertainPages == UncertainPages.Refuse
            ? throw new UnredactablePdfException(UnredactableReason.UncertainContent, number, why, exception)
            : Withhold(number, UncertainNotice, why);

    private PdfReference Withhold(int number, string notice, string? uncertainty)
    {
        var source = _file.Page(number);
        _withheld.Add(new PageWithheld(number, uncertainty));
        var page = new PageWriter(_copier, _pages).Describe(source);
        page["Resources"] = new PdfDictionary { ["Font"] = new PdfDictionary { [MarkOverlay.FontName] = _labelFont.Reference } };
        page["Contents"] = _output.AddStream(new PdfDictionary(), NoticePage.Draw(source.CropBox, source.Rotation, notice, _labelFont));
        var reference = _output.Add(page);
        _output.Commit();
        return reference;
    }
}
