using System.Diagnostics;
using System.Globalization;
using AccessRequests.Domain.Decisions;
using AccessRequests.Letters;

namespace AccessRequests.Benchmarks;

/// <summary>A thousand letters in a run, each of another file to another person: letters per second cold and warm, memory per letter.</summary>
internal static class Letters
{
    private const int Count = 1000;

    public static void Run()
    {
        var record = Resources.Case30198();
        Print("first letter of the process", Measure(record, 0, 1, Pdf));
        Print("next 100, while code is compiled", Measure(record, 1, 100, Pdf));
        Print("PDF, warm", Measure(record, 200, Count, Pdf));
        Print("content alone, warm", Measure(record, 200, Count, Content));
        Measure(record, 0, 100, Docx);
        Print("Word, warm", Measure(record, 200, Count, Docx));
        Measure(record, 0, 100, Html);
        Print("HTML, warm", Measure(record, 200, Count, Html));
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak working set {process.PeakWorkingSet64 / 1024.0 / 1024:0} MiB"));
    }

    private static (int Letters, TimeSpan Elapsed, long Allocated) Measure(DecisionRecord record, int first, int count, Action<LetterContent> write)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();

        for (var i = 0; i < count; i++)
        {
            write(LetterComposer.Compose(record with
            {
                FileNumber = $"{30000 + first + i}",
                Addressee = [$"Personne {first + i}", $"{first + i}, rue des Érables", "Québec (Québec)  G1R 2B5"],
            }));
        }

        return (count, clock.Elapsed, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    private static void Content(LetterContent letter) => letter.ToText();

    private static void Pdf(LetterContent letter) => PdfLetter.Write(letter, Stream.Null);

    private static void Docx(LetterContent letter) => DocxLetter.Write(letter, Stream.Null);

    private static void Html(LetterContent letter) => HtmlLetter.Write(letter);

    private static void Print(string what, (int Letters, TimeSpan Elapsed, long Allocated) run) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-34} {run.Letters / run.Elapsed.TotalSeconds,8:0.0} letters/s {run.Elapsed.TotalMilliseconds / run.Letters,8:0.00} ms {run.Allocated / 1024.0 / run.Letters,9:0} KiB allocated"));
}
