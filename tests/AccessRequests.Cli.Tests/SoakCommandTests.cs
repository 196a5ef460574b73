using System.Text.Json;
using AccessRequests.Cli.Soak;
using AccessRequests.Pdf;

namespace AccessRequests.Cli.Tests;

public sealed class SoakCommandTests : IDisposable
{
    private readonly CommandLine _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Every_file_of_a_folder_is_counted_by_what_became_of_it()
    {
        _cli.Write("lettre.pdf", PrintedNote.Pdf());
        _cli.Write("abime.pdf", "%PDF-1.7\n1 0 obj\n<<");
        _cli.Write("note.txt", "pas un PDF");

        var (code, output, _) = _cli.Run("soak", "--folder", _cli.Folder, "--seed", "3", "--report", "report.json");

        Assert.Equal(0, code);
        Assert.Contains("1 / 1", output, StringComparison.Ordinal);
        using var report = JsonDocument.Parse(File.ReadAllText(Path.Combine(_cli.Folder, "report.json")));
        Assert.Equal(1, report.RootElement.GetProperty("counts").GetProperty("Passed").GetInt32());
        Assert.Equal(1, report.RootElement.GetProperty("counts").GetProperty("NotOpenable").GetInt32());
        Assert.Equal(2, report.RootElement.GetProperty("files").GetArrayLength());
        Assert.Equal(["abime.pdf", "lettre.pdf", "note.txt", "report.json"], _cli.Files);
    }

    [Fact]
    public void Several_seeds_are_summed_by_file()
    {
        _cli.Write("lettre.pdf", PrintedNote.Pdf());
        _cli.Write("abime.pdf", "%PDF-1.7\n1 0 obj\n<<");

        var (code, output, _) = _cli.Run("soak", "--folder", _cli.Folder, "--seed", "3", "--seeds", "2", "--report", "report.json", "--keep", "gardes");

        Assert.Equal(0, code);
        Assert.Contains("2 / 2", output, StringComparison.Ordinal);
        Assert.Contains("abime.pdf (4)", output, StringComparison.Ordinal);
        using var report = JsonDocument.Parse(File.ReadAllText(Path.Combine(_cli.Folder, "report.json")));
        Assert.Equal([3, 4], report.RootElement.GetProperty("seeds").EnumerateArray().Select(seed => seed.GetInt32()));
        var sum = Assert.Single(report.RootElement.GetProperty("byFile").EnumerateArray());
        Assert.Equal(("lettre.pdf", 2, 2), (sum.GetProperty("file").GetString(), sum.GetProperty("released").GetInt32(), sum.GetProperty("runs").GetInt32()));
        Assert.All((string[])["3", "4"], seed => Assert.True(File.Exists(Path.Combine(_cli.Folder, "gardes", seed, "lettre.pdf"))));
    }

    /// <summary>Formulas are read in pieces: the word that is counted elsewhere is none that was marked.</summary>
    [Fact]
    public void A_word_that_mupdf_did_not_read_where_it_was_marked_is_no_leak()
    {
        var judges = new Judges();
        Assert.SkipWhen(judges.Absent.Any(), "The other readers are not installed on this machine.");
        var path = _cli.Write("note.pdf", PrintedNote.Pdf("ecran nacre"));
        var redacted = Path.Combine(_cli.Folder, "caviardee.pdf");
        using var pdf = File.OpenRead(path);
        var pages = PdfInspector.Inspect(pdf, TestContext.Current.CancellationToken).Pages;
        var word = TextSelection.WordsOn(pdf, 1, TestContext.Current.CancellationToken).Single(one => one.Text == "ecran");
        var mark = new RedactionMark(1, [word.Box], RandomMarks.Label);

        using (var destination = File.Create(redacted))
        {
            PdfRedactor.Redact(pdf, [mark], destination, cancellation: TestContext.Current.CancellationToken);
        }

        Assert.Null(judges.Judge(path, redacted, pages, [(mark, "nacre")]));
        Assert.Equal(SoakOutcome.Leaked, judges.Judge(path, redacted, pages, [(mark with { Boxes = [new PdfBox(1, 1, 2, 2)] }, "nacre"), (mark, "nacre")])?.Outcome);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_result_that_still_holds_the_word_is_called_a_leak_by_each_judge(int judge)
    {
        var judges = new Judges();
        Assert.SkipWhen(judges.Absent.Any(), "The other readers are not installed on this machine.");
        var path = _cli.Write("lettre.pdf", PrintedNote.Pdf());
        using var pdf = File.OpenRead(path);
        var pages = PdfInspector.Inspect(pdf, TestContext.Current.CancellationToken).Pages;
        var word = TextSelection.WordsOn(pdf, 1, TestContext.Current.CancellationToken).Single(one => one.Text == "Lefrançois");

        // The second judge counts words wherever they stand: the mark is put where poppler sees nothing.
        var box = judge == 0 ? word.Box : new PdfBox(10, 10, 60, 20);
        var verdict = judges.Judge(path, path, pages, [(new RedactionMark(1, [box], RandomMarks.Label), word.Text)]);

        Assert.Equal(SoakOutcome.Leaked, verdict?.Outcome);
        Assert.Contains(judge == 0 ? "poppler" : "MuPDF", verdict?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_looks_different_outside_its_marks_is_called_altered()
    {
        var judges = new Judges();
        Assert.SkipWhen(judges.Absent.Any(), "The other readers are not installed on this machine.");
        var path = _cli.Write("lettre.pdf", PrintedNote.Pdf());
        var redacted = Path.Combine(_cli.Folder, "caviardee.pdf");
        using var pdf = File.OpenRead(path);
        var pages = PdfInspector.Inspect(pdf, TestContext.Current.CancellationToken).Pages;
        var word = TextSelection.WordsOn(pdf, 1, TestContext.Current.CancellationToken).Single(one => one.Text == "Lefrançois");
        var mark = new RedactionMark(1, [word.Box], RandomMarks.Label);

        using (var destination = File.Create(redacted))
        {
            PdfRedactor.Redact(pdf, [mark], destination, cancellation: TestContext.Current.CancellationToken);
        }

        Assert.Null(judges.Judge(path, redacted, pages, [(mark, word.Text)]));

        // The same two files, said to be marked elsewhere.
        var elsewhere = mark with { Boxes = [new PdfBox(1, 1, 2, 2)] };
        Assert.Equal(SoakOutcome.Altered, judges.Judge(path, redacted, pages, [(elsewhere, "")])?.Outcome);
    }

    [Fact]
    public void A_folder_without_pdf_is_wrong_usage()
    {
        var (code, _, errors) = _cli.Run("soak", "--folder", _cli.Folder, "--seed", "1");

        Assert.Equal(1, code);
        Assert.Contains("aucun PDF", errors, StringComparison.Ordinal);
    }
}
