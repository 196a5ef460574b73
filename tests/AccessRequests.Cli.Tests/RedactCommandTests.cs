using System.Text;
using System.Text.Json;
using AccessRequests.Pdf;
using AccessRequests.Pdf.Typesetting;

namespace AccessRequests.Cli.Tests;

public sealed class RedactCommandTests : IDisposable
{
    private const string Secret = "Lefrançois";
    private readonly CommandLine _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_marked_file_is_written_verified_and_reported()
    {
        var (source, marks) = Given();

        var (code, _, errors) = _cli.Run("redact", "--in", source, "--marks", marks, "--out", "result.pdf", "--report", "report.json");

        Assert.Equal(0, code);
        Assert.Empty(errors);
        Assert.Equal(["marks.json", "report.json", "result.pdf", "source.pdf"], _cli.Files);
        using var result = File.OpenRead(Path.Combine(_cli.Folder, "result.pdf"));
        Assert.DoesNotContain(TextSelection.WordsOn(result, 1, TestContext.Current.CancellationToken), word => word.Text.Contains(Secret, StringComparison.Ordinal));
        using var report = JsonDocument.Parse(File.ReadAllText(Path.Combine(_cli.Folder, "report.json")));
        Assert.True(report.RootElement.GetProperty("verification").GetProperty("isClean").GetBoolean());
        Assert.Equal(Secret.Length, report.RootElement.GetProperty("redaction").GetProperty("removed").GetProperty("Glyphs").GetInt32());
        Assert.DoesNotContain(Secret, report.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_original_is_not_touched()
    {
        var (source, marks) = Given();
        var before = File.ReadAllBytes(source);

        _cli.Run("redact", "--in", source, "--marks", marks, "--out", "result.pdf");

        Assert.Equal(before, File.ReadAllBytes(source));
    }

    [Theory]
    [InlineData("""[{"page":9,"rects":[[1,1,20,20]],"label":"art. 37"}]""", "page")]
    [InlineData("""[{"page":1,"rects":[[20,20,1,1]],"label":"art. 37"}]""", "rectangle")]
    [InlineData("""[{"page":1,"rects":[["NaN",20,30,40]],"label":"art. 37"}]""", "rectangle")]
    [InlineData("""[{"page":1,"rects":[[5000,5000,5010,5010]],"label":"art. 37"}]""", "hors de la page")]
    [InlineData("""[{"page":1,"rects":[[1,1,20,20]],"label":""}]""", "étiquette")]
    [InlineData("""[{"page":1,"rects":[[1,1,20]],"label":"art. 37"}]""", "quatre nombres")]
    [InlineData("""[{"rects":[[1,1,20,20]]}]""", "marque")]
    [InlineData("ceci n'est pas du JSON", "illisibles")]
    public void Marks_that_make_no_sense_are_refused_with_the_reason_and_no_output(string marks, string reason)
    {
        var (source, _) = Given();

        var (code, _, errors) = _cli.Run("redact", "--in", source, "--marks", _cli.Write("marks.json", marks), "--out", "result.pdf");

        Assert.Equal(2, code);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
        Assert.Equal(["marks.json", "source.pdf"], _cli.Files);
    }

    [Theory]
    [InlineData("", "vide")]
    [InlineData("PK\u0003\u0004 un fichier Word", "n'est pas un PDF")]
    [InlineData("%PDF-1.7\n1 0 obj\n<<", "endommagé")]
    public void A_file_that_is_no_sound_pdf_is_refused_with_the_reason_and_no_output(string content, string reason)
    {
        var (_, marks) = Given();

        var (code, _, errors) = _cli.Run("redact", "--in", _cli.Write("source.pdf", content), "--marks", marks, "--out", "result.pdf");

        Assert.Equal(2, code);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
        Assert.Equal(["marks.json", "source.pdf"], _cli.Files);
    }

    [Fact]
    public void Wrong_usage_is_one()
    {
        var (source, marks) = Given();

        Assert.Equal(1, _cli.Run("redact", "--in", source).Code);
        Assert.Equal(1, _cli.Run("redact", "--in", "absent.pdf", "--marks", marks, "--out", "result.pdf").Code);
        Assert.Equal(1, _cli.Run("redact", "--in", source, "--marks", marks, "--out", source).Code);
        Assert.Equal(1, _cli.Run("redact", "--in", source, "--marks", marks, "--out", "result.pdf", "--verbose").Code);
        Assert.Equal(1, _cli.Run("verify", "--in", source, "--original", source).Code);
        Assert.Equal(1, _cli.Run("verify", "--in", "absent.pdf").Code);
    }

    [Fact]
    public void Verify_says_clean_for_the_result_and_lists_one_finding_per_line_for_the_original()
    {
        var (source, marks) = Given();
        _cli.Run("redact", "--in", source, "--marks", marks, "--out", "result.pdf");

        var clean = _cli.Run("verify", "--in", "result.pdf", "--original", source, "--marks", marks);
        var alone = _cli.Run("verify", "--in", "result.pdf");
        var leaking = _cli.Run("verify", "--in", source, "--original", source, "--marks", marks);

        Assert.Equal((0, "", ""), clean);
        Assert.Equal((0, "", ""), alone);
        Assert.Equal(3, leaking.Code);
        Assert.Contains("page 1 : GlyphUnderMark : ", leaking.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, leaking.Output, StringComparison.Ordinal);
        Assert.Equal(2, _cli.Run("verify", "--in", _cli.Write("other.pdf", "rien")).Code);
    }

    private (string Source, string Marks) Given()
    {
        using var printed = new MemoryStream();
        Typesetter.Write(new TypesetDocument("Note", "fr-CA", [new ParagraphBlock([$"Madame {Secret} habite à Québec."])]), printed);
        printed.Position = 0;
        var box = TextSelection.WordsOn(printed, 1, TestContext.Current.CancellationToken).Single(word => word.Text == Secret).Box;
        var marks = JsonSerializer.Serialize(new[] { new { page = 1, rects = new[] { new[] { box.Left, box.Bottom, box.Right, box.Top } }, label = "art. 53" } });
        return (_cli.Write("source.pdf", printed.ToArray()), _cli.Write("marks.json", Encoding.UTF8.GetBytes(marks)));
    }
}
