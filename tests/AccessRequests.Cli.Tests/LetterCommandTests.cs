using System.CommandLine;

namespace AccessRequests.Cli.Tests;

public sealed class LetterCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("letter").FullName;

    private static string Case => Path.Combine(AppContext.BaseDirectory, "Cases", "30198.json");

    private string Output => Path.Combine(_folder, "lettre.pdf");

    private string Text => Path.Combine(_folder, "lettre.txt");

    [Fact]
    public void The_seed_s_case_becomes_a_letter_and_its_text()
    {
        var (exit, errors) = Run("--case", Case, "--out", Output, "--text", Text);

        Assert.Equal(0, exit);
        Assert.Equal(
            ["decidedOn", "referrals"],
            errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => System.Text.RegularExpressions.Regex.Match(line, "^Avertissement — ([a-zA-Z]+) : ").Groups[1].Value));
        Assert.Equal("%PDF-1.7"u8, File.ReadAllBytes(Output).AsSpan(0, 8));
        Assert.Contains("MOTIFS DE REFUS INVOQUÉS", File.ReadAllText(Text), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_letter_goes_to_Word_and_Html_and_its_grounds_to_a_table()
    {
        string At(string name) => Path.Combine(_folder, name);

        var (exit, _) = Run("--case", Case, "--out", Output, "--docx", At("lettre.docx"), "--html", At("lettre.html"), "--grounds", At("motifs.pdf"), "--grounds-for", "Commission", "--a4");

        Assert.Equal(0, exit);
        Assert.Equal("PK"u8, File.ReadAllBytes(At("lettre.docx")).AsSpan(0, 2));
        Assert.Contains("<h1>Objet", File.ReadAllText(At("lettre.html")), StringComparison.Ordinal);
        Assert.Equal("%PDF-1.7"u8, File.ReadAllBytes(At("motifs.pdf")).AsSpan(0, 8));
    }

    [Fact]
    public void Two_runs_give_the_same_bytes_and_a_shorter_letter_leaves_nothing_of_a_longer_one()
    {
        File.WriteAllBytes(Output, new byte[1_000_000]);
        Run("--case", Case, "--out", Output);
        var first = File.ReadAllBytes(Output);

        Run("--case", Case, "--out", Output);

        Assert.Equal(first, File.ReadAllBytes(Output));
    }

    [Fact]
    public void A_case_with_obstacles_is_refused_with_all_of_them_and_nothing_is_written()
    {
        var broken = Path.Combine(_folder, "case.json");
        File.WriteAllText(broken, File.ReadAllText(Case)
            .Replace("\"decidedOn\": \"2026-01-05\"", "\"decidedOn\": \"2025-11-05\"", StringComparison.Ordinal)
            .Replace("\"personInCharge\": \"Mélanie Drainville\",", "", StringComparison.Ordinal)
            .Replace("\"provisions\": [\"37\"]", "\"provisions\": [\"14\"]", StringComparison.Ordinal));

        var (exit, errors) = Run("--case", broken, "--out", Output, "--text", Text);

        Assert.Equal(2, exit);
        Assert.Contains("La décision ne peut précéder la réception de la demande, le 1er décembre 2025.", errors, StringComparison.Ordinal);
        Assert.Contains("ne nomme pas son responsable de l’accès (art. 48)", errors, StringComparison.Ordinal);
        Assert.Contains("L’article 14 dit comment appliquer une restriction", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Output) || File.Exists(Text));
    }

    [Fact]
    public void A_file_that_is_not_json_is_refused_with_the_place()
    {
        var broken = Path.Combine(_folder, "case.json");
        File.WriteAllText(broken, "{\n  \"number\": }");

        var (exit, errors) = Run("--case", broken, "--out", Output);

        Assert.Equal(2, exit);
        Assert.Contains("ligne 2", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Output));
    }

    [Fact]
    public void Wrong_usage_is_one()
    {
        Assert.Equal(1, Run("--case", Case).Exit);
        Assert.Equal(1, Run("--case", Path.Combine(_folder, "absent.json"), "--out", Output).Exit);
        Assert.Equal(1, Run("--case", Case, "--out", Path.Combine(_folder, "absent", "lettre.pdf")).Exit);
        Assert.Equal(1, Run("--case", Case, "--out", Output, "--langue", "fr").Exit);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (int Exit, string Errors) Run(params string[] arguments)
    {
        using var errors = new StringWriter();
        using var output = new StringWriter();
        var exit = LetterCommand.Create().Parse(arguments).Invoke(new InvocationConfiguration { Error = errors, Output = output });
        return (exit, errors.ToString());
    }
}
