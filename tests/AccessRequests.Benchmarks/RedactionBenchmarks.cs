using AccessRequests.Pdf;
using BenchmarkDotNet.Attributes;

namespace AccessRequests.Benchmarks;

/// <summary>A twelve-page document: rewriting it, rewriting it with a mark on every page, and proving the result, beside reading it.</summary>
[MemoryDiagnoser]
public class RedactionBenchmarks
{
    private readonly byte[] _document = Resources.Document();
    private IReadOnlyList<RedactionMark> _marks = [];
    private byte[] _redacted = [];

    [GlobalSetup]
    public void Prepare()
    {
        _marks = [.. Enumerable.Range(1, PdfInspector.Inspect(new MemoryStream(_document)).PageCount).SelectMany(MarkOn)];
        _redacted = Redact(_marks);
    }

    [Benchmark(Baseline = true)]
    public int Read() => PdfInspector.Inspect(new MemoryStream(_document)).PageCount;

    [Benchmark]
    public byte[] Rewrite() => Redact([]);

    [Benchmark]
    public byte[] Redact() => Redact(_marks);

    [Benchmark]
    public bool Verify() => PdfVerifier.Verify(new MemoryStream(_redacted), new MemoryStream(_document), _marks).IsClean;

    private byte[] Redact(IReadOnlyList<RedactionMark> marks)
    {
        using var stream = new MemoryStream();
        PdfRedactor.Redact(new MemoryStream(_document), marks, stream);
        return stream.ToArray();
    }

    private IEnumerable<RedactionMark> MarkOn(int page)
    {
        var words = TextSelection.WordsOn(new MemoryStream(_document), page);
        return words.Count == 0 ? [] : [new RedactionMark(page, [words[words.Count / 2].Box], "art. 37")];
    }
}
