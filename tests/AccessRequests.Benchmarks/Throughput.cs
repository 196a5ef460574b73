using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AccessRequests.Pdf;

namespace AccessRequests.Benchmarks;

/// <summary>
/// Redacts every PDF of a folder in one warm process, a word on each of its first pages, and writes the boxes down, so
/// that another engine can be given the same work (compare-with-mupdf.sh).
/// </summary>
internal static class Throughput
{
    private const int MarkedPages = 50;
    private const int Rounds = 5;

    /// <summary>Until the runtime has compiled what runs often as well as it can: an office's process runs for days.</summary>
    private const int WarmRounds = 12;

    public static void Run(string folder, string boxesPath)
    {
        var work = Directory.GetFiles(folder, "*.pdf", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Prepare).OfType<Work>().ToList();
        var seconds = new double[work.Count];
        Array.Fill(seconds, double.MaxValue);

        for (var round = 0; round < WarmRounds; round++)
        {
            work.ForEach(Redact);
        }

        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < work.Count; i++)
            {
                var clock = Stopwatch.StartNew();
                Redact(work[i]);
                seconds[i] = Math.Min(seconds[i], clock.Elapsed.TotalSeconds);
            }
        }

        File.WriteAllText(boxesPath, JsonSerializer.Serialize(work.Select((one, i) => new
        {
            one.Path,
            one.Pages,
            Seconds = seconds[i],
            Marks = one.Marks.Select(mark => new { mark.Page, Box = (double[])[mark.Boxes[0].Left, mark.Boxes[0].Bottom, mark.Boxes[0].Right, mark.Boxes[0].Top] }),
        })));
        var pages = work.Sum(one => one.Pages);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{work.Count} files, {pages} pages, {pages / seconds.Sum():0.0} pages/s"));
    }

    /// <summary>Null for a file that this engine refuses: it is no part of the comparison.</summary>
    private static Work? Prepare(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            var pages = PdfInspector.Inspect(new MemoryStream(bytes)).PageCount;
            var marks = Enumerable.Range(1, Math.Min(pages, MarkedPages)).SelectMany(page => MarkOn(bytes, page)).ToList();
            var work = new Work(path, bytes, pages, marks);
            Redact(work);
            return marks.Count == 0 ? null : work;
        }
        catch (UnredactablePdfException)
        {
            return null;
        }
    }

    private static IEnumerable<RedactionMark> MarkOn(byte[] bytes, int page)
    {
        var words = TextSelection.WordsOn(new MemoryStream(bytes), page);
        return words.Count == 0 ? [] : [new RedactionMark(page, [words[words.Count / 2].Box], "art. 37")];
    }

    private static void Redact(Work work) => PdfRedactor.Redact(new MemoryStream(work.Bytes), work.Marks, Stream.Null);

    private sealed record Work(string Path, byte[] Bytes, int Pages, IReadOnlyList<RedactionMark> Marks);
}
