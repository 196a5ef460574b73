using System.Text;
using AccessRequests.Pdf.Reading;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Verification;

/// <summary>Holds the pages of the result against those of the original, on all processors; the order of what it tells is that of the pages.</summary>
internal sealed class DocumentComparison(Stream result, Stream? original, VerificationRun run)
{
    /// <summary>A reader of its own costs more than a few pages.</summary>
    private const int FewestPagesPerReader = 16;

    private const int MostReaders = 8;

    private readonly HiddenWords _words = new();
    private readonly List<ShownPage> _shown = [];

    public int PageCount { get; private set; }

    public int Glyphs { get; private set; }

    public IReadOnlyList<ShownPage> Shown => _shown;

    public int WordCount => _words.Count;

    public IReadOnlyList<string> OnlyHiddenWords { get; private set; } = [];

    public void Run(List<VerificationFinding> findings)
    {
        using var first = new Readers(result, original);
        PageCount = first.Result.NumberOfPages;

        if (first.Original is { } source && source.NumberOfPages != PageCount)
        {
            findings.Add(new VerificationFinding(
                null, FindingKind.PageMismatch, $"Le résultat a {PageCount} page(s), l'original {source.NumberOfPages}."));
        }

        run.Expect(2 * PageCount);
        var (text, annotations) = (new StringBuilder(), new StringBuilder());

        foreach (var page in Read(first))
        {
            findings.AddRange(page.Findings);
            Glyphs += page.Glyphs;
            text.Append(page.Text);
            annotations.Append(page.AnnotationText);

            if (page.Original is { } words)
            {
                _words.Add(words);
            }

            if (page.Shown is { } shown)
            {
                _shown.Add(shown);
            }
        }

        if (original is not null)
        {
            Count(text.ToString(), annotations.ToString(), FontNames(first.Result), findings);
        }
    }

    private void Count(string text, string annotations, IEnumerable<string> fontNames, List<VerificationFinding> findings)
    {
        var ours = run.Marks.Where(mark => !mark.IsUnseen).Select(mark => mark.Label).Concat(fontNames).Append("Document caviardé AccessRequests").Append(annotations);
        (var tooOften, OnlyHiddenWords) = _words.Compare(text, string.Join('\n', ours));

        if (tooOften > 0)
        {
            findings.Add(new VerificationFinding(
                null, FindingKind.WordInText, $"{tooOften} mot(s) caviardé(s) se lisent plus souvent que hors des marques de l'original."));
        }

        if (run.Title is { } title && _words.AreToldBy(title))
        {
            findings.Add(new VerificationFinding(null, FindingKind.WordInTitle, "Le titre reprend un nom ou un nombre qui ne se lit que sous une marque."));
        }
    }

    private PageReading[] Read(Readers first)
    {
        var pages = new PageReading[PageCount];
        var readers = Math.Clamp(PageCount / FewestPagesPerReader, 1, Math.Min(MostReaders, Environment.ProcessorCount));

        if (readers == 1)
        {
            ReadFrom(first, 0, 1);
            return pages;
        }

        Parallel.For(0, readers, new ParallelOptions { MaxDegreeOfParallelism = readers, CancellationToken = run.Cancellation }, reader =>
        {
            DeepStack.Run(() =>
            {
                using var own = reader == 0 ? null : new Readers(result, original);
                ReadFrom(own ?? first, reader, readers);
            });
        });
        return pages;

        void ReadFrom(Readers own, int start, int step)
        {
            for (var at = start; at < pages.Length; at += step)
            {
                run.Step();
                pages[at] = PageComparison.Read(own.Result, own.Original, at + 1, run.On(at + 1));
            }
        }
    }

    private static IEnumerable<string> FontNames(PdfDocument document) => document.Structure.CrossReferenceTable.ObjectOffsets.Keys
        .Select(reference => document.Structure.GetObject(reference)?.Data)
        .OfType<DictionaryToken>()
        .SelectMany(dictionary => (string[])["BaseFont", "FontName"],
            (dictionary, key) => dictionary.TryGet<NameToken>(NameToken.Create(key), out var name) ? name.Data : "");

    /// <summary>PdfPig serves one reader at a time: each thread opens the files for itself.</summary>
    private sealed class Readers : IDisposable
    {
        public Readers(Stream result, Stream? original)
        {
            Result = PdfPigFile.Open(StreamView.Of(result));
            Original = original is null ? null : PdfPigFile.Open(StreamView.Of(original));
        }

        public PdfDocument Result { get; }

        public PdfDocument? Original { get; }

        public void Dispose()
        {
            Result.Dispose();
            Original?.Dispose();
        }
    }
}
