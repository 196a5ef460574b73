using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using AccessRequests.Cli.Soak;

namespace AccessRequests.Cli;

/// <summary>
/// <c>soak --folder DIR --seed N [--seeds N] [--report FILE] [--keep DIR]</c>: redacts random words of every PDF of a folder, once for each
/// seed from the first on, and has the results judged by our verifier and by pdftotext, mutool and qpdf where they are installed. 0 when nothing
/// leaked, crashed or hung; 3 otherwise; 1 wrong usage. The originals are only read; the results do not stay unless they are asked for.
/// </summary>
internal static class SoakCommand
{
    private const int Sound = 0;
    private const int WrongUsage = 1;
    private const int Failed = 3;
    private const int MostSeeds = 1000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public static Command Create()
    {
        var folder = new Option<DirectoryInfo>("--folder") { Description = "Le dossier des PDF, sous-dossiers compris.", Required = true };
        var seed = new Option<int>("--seed") { Description = "Choisit les marques : la même graine donne les mêmes.", DefaultValueFactory = _ => 1 };
        var seeds = new Option<int>("--seeds") { Description = "Combien de graines, à partir de la première.", DefaultValueFactory = _ => 1 };
        var report = new Option<FileInfo?>("--report") { Description = "Le résultat de chaque fichier, en JSON." };
        var patience = new Option<int>("--timeout") { Description = "Secondes accordées à un fichier.", DefaultValueFactory = _ => 120 };
        var keep = new Option<DirectoryInfo?>("--keep") { Description = "Où garder les PDF caviardés, pour les regarder, un dossier par graine s'il y en a plusieurs ; rien n'y est écrasé." };
        var command = new Command("soak", "Caviarde au hasard tous les PDF d'un dossier et fait juger les résultats.") { folder, seed, seeds, report, patience, keep };

        command.SetAction(arguments => Run(
            arguments.GetRequiredValue(folder),
            [.. Enumerable.Range(0, Math.Clamp(arguments.GetValue(seeds), 1, MostSeeds)).Select(more => unchecked(arguments.GetValue(seed) + more))],
            arguments.GetValue(report),
            TimeSpan.FromSeconds(Math.Clamp(arguments.GetValue(patience), 1, 3600)),
            arguments.GetValue(keep),
            arguments.InvocationConfiguration.Output,
            arguments.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(
        DirectoryInfo folder, List<int> seeds, FileInfo? report, TimeSpan patience, DirectoryInfo? keep, TextWriter output, TextWriter errors)
    {
        if (!folder.Exists || report is { Directory.Exists: false })
        {
            errors.WriteLine($"Le dossier « {(folder.Exists ? report!.DirectoryName : folder.FullName)} » n'existe pas.");
            return WrongUsage;
        }

        var files = PdfFolder.Files(folder);

        if (files.Count == 0)
        {
            errors.WriteLine($"Le dossier « {folder.FullName} » ne contient aucun PDF.");
            return WrongUsage;
        }

        var judges = new Judges();
        keep?.Create();
        var runs = seeds.ConvertAll(seed => new SoakRun(judges, seed, patience, seeds.Count == 1 ? keep : keep?.CreateSubdirectory(Number(seed))));
        var results = new List<SoakResult>(files.Count * seeds.Count);

        foreach (var (file, run) in files.SelectMany(_ => runs, (file, run) => (file, run)))
        {
            var result = run.Soak(file.FullName);
            results.Add(result);

            if (result.Outcome != SoakOutcome.Passed)
            {
                output.WriteLine($"{result.Outcome,-11} {result.File}{(seeds.Count == 1 ? "" : $" ({Number(result.Seed)})")} : {result.Reason}");
            }
        }

        foreach (var judge in judges.Absent)
        {
            errors.WriteLine($"« {judge} » n'est pas installé : il n'a pas jugé.");
        }

        Summarize(results, output);

        if (report is not null)
        {
            File.WriteAllBytes(report.FullName, JsonSerializer.SerializeToUtf8Bytes(
                new { seeds, absentJudges = judges.Absent, counts = Counts(results), refusedBy = RefusedBy(results), byFile = ByFile(results), files = results }, Json));
        }

        return results.Exists(result => result.Outcome is SoakOutcome.Leaked or SoakOutcome.Crashed or SoakOutcome.Hung) ? Failed : Sound;
    }

    private static void Summarize(List<SoakResult> results, TextWriter output)
    {
        var openable = results.Count(result => result.Outcome != SoakOutcome.NotOpenable);
        var released = results.Count(IsReleased);

        foreach (var (outcome, count) in Counts(results))
        {
            output.WriteLine($"{outcome,-11} {count.ToString(CultureInfo.InvariantCulture),6}");
        }

        foreach (var (reason, count) in RefusedBy(results))
        {
            output.WriteLine($"  {reason} : {count.ToString(CultureInfo.InvariantCulture)}");
        }

        var share = openable == 0 ? "–" : (100.0 * released / openable).ToString("0.0", CultureInfo.InvariantCulture);
        output.WriteLine($"{released} / {openable} ouvrables caviardés ({share} %)");

        if (results.Select(result => result.Seed).Distinct().Skip(1).Any())
        {
            foreach (var file in ByFile(results).Where(file => file.Released < file.Runs))
            {
                output.WriteLine($"  {file.File} : {Number(file.Released)} / {Number(file.Runs)}");
            }
        }
    }

    private static bool IsReleased(SoakResult result) => result.Outcome is SoakOutcome.Passed or SoakOutcome.Altered;

    /// <summary>How often each file that opens was redacted and released, the worst first.</summary>
    private static List<FileSum> ByFile(List<SoakResult> results) =>
        [.. results.Where(result => result.Outcome != SoakOutcome.NotOpenable)
            .GroupBy(result => result.File)
            .Select(runs => new FileSum(runs.Key, runs.Count(IsReleased), runs.Count()))
            .OrderBy(file => (double)file.Released / file.Runs).ThenBy(file => file.File, StringComparer.Ordinal)];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<SoakOutcome, int> Counts(List<SoakResult> results) =>
        Enum.GetValues<SoakOutcome>().ToDictionary(outcome => outcome, outcome => results.Count(result => result.Outcome == outcome));

    private static SortedDictionary<string, int> RefusedBy(List<SoakResult> results) => new(
        results.Where(result => result.Outcome is SoakOutcome.Refused or SoakOutcome.Withheld)
            .GroupBy(result => result.Reason ?? "").ToDictionary(group => group.Key, group => group.Count()),
        StringComparer.Ordinal);

    private sealed record FileSum(string File, int Released, int Runs);
}
