using System.CommandLine;
using System.Globalization;
using AccessRequests.Cli.Fuzz;
using AccessRequests.Cli.Soak;

namespace AccessRequests.Cli;

/// <summary>
/// <c>fuzz --folder DIR --count N --seed N</c>: redacts N damaged copies of the PDFs of a folder. 0 when each ended in a
/// result or in a refusal, in time and within the memory bound; 3 otherwise; 1 wrong usage. Nothing is written.
/// </summary>
internal static class FuzzCommand
{
    private const int Sound = 0;
    private const int WrongUsage = 1;
    private const int Failed = 3;
    private const int Shown = 20;

    public static Command Create()
    {
        var folder = new Option<DirectoryInfo>("--folder") { Description = "Le dossier des PDF à abîmer ; ils ne sont que lus.", Required = true };
        var count = new Option<int>("--count") { Description = "Nombre de copies abîmées.", DefaultValueFactory = _ => 1000 };
        var seed = new Option<int>("--seed") { Description = "La même graine abîme de la même façon.", DefaultValueFactory = _ => 1 };
        var first = new Option<int>("--first") { Description = "Numéro de la première copie, pour en refaire une.", DefaultValueFactory = _ => 0 };
        var largest = new Option<int>("--largest") { Description = "Taille des plus grands fichiers pris, en ko.", DefaultValueFactory = _ => 64 };
        var patience = new Option<int>("--timeout") { Description = "Secondes accordées à une copie.", DefaultValueFactory = _ => 60 };
        var memory = new Option<int>("--memory") { Description = "Mémoire que le processus ne doit pas dépasser, en Mo.", DefaultValueFactory = _ => 2048 };
        var command = new Command("fuzz", "Caviarde des copies abîmées des PDF d'un dossier.") { folder, count, seed, first, largest, patience, memory };

        command.SetAction(arguments =>
        {
            var files = Files(arguments.GetRequiredValue(folder), arguments.GetValue(largest));

            if (files.Count == 0)
            {
                arguments.InvocationConfiguration.Error.WriteLine($"Aucun PDF de cette taille dans « {arguments.GetRequiredValue(folder).FullName} ».");
                return WrongUsage;
            }

            var errors = arguments.InvocationConfiguration.Error;
            var bound = (long)arguments.GetValue(memory) << 20;
            var run = new FuzzRun(files, arguments.GetValue(seed), TimeSpan.FromSeconds(Math.Clamp(arguments.GetValue(patience), 1, 3600)), bound);
            run.Run(
                arguments.GetValue(first),
                Math.Max(1, arguments.GetValue(count)),
                done => errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done}…")));
            return Report(run, bound, arguments.InvocationConfiguration.Output);
        });
        return command;
    }

    private static List<byte[]> Files(DirectoryInfo folder, int largest) => !folder.Exists ? [] : [.. PdfFolder.Files(folder)
        .Where(file => file.Length is > 0 && file.Length <= largest * 1024L)
        .Select(file => File.ReadAllBytes(file.FullName))];

    private static int Report(FuzzRun run, long memory, TextWriter output)
    {
        foreach (var fault in run.Faults.Order(StringComparer.Ordinal).Take(Shown))
        {
            output.WriteLine(fault);
        }

        var used = FuzzRun.MostMemory;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Written} caviardés, {run.Refused} refusés, {run.Faults.Count - run.Hung} plantages, {run.Hung} trop longs, {used >> 20} Mo au plus"));
        return run.Faults.Count == 0 && used <= memory ? Sound : Failed;
    }
}
