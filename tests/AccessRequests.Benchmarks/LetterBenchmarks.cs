using AccessRequests.Domain.Decisions;
using AccessRequests.Letters;
using BenchmarkDotNet.Attributes;

namespace AccessRequests.Benchmarks;

/// <summary>The letter of case 30198: what its typesetting costs beside the composition of its content.</summary>
[MemoryDiagnoser]
public class LetterBenchmarks
{
    private readonly DecisionRecord _record = Resources.Case30198();

    [Benchmark(Baseline = true)]
    public string Content() => LetterComposer.Compose(_record).ToText();

    [Benchmark]
    public long Pdf()
    {
        using var stream = new MemoryStream();
        PdfLetter.Write(LetterComposer.Compose(_record), stream);
        return stream.Length;
    }
}
