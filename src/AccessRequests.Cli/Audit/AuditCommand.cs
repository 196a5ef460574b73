using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using AccessRequests.Domain;
using AccessRequests.Domain.Chains;

namespace AccessRequests.Cli.Audit;

/// <summary>
/// <c>audit verify --data FOLDER [--connection STRING] [--note FILE]</c>: 0 the history is whole; 3 with one fault per line; 2 when
/// it cannot be read; 1 wrong usage.
/// </summary>
internal static class AuditCommand
{
    private const int Whole = 0;
    private const int WrongUsage = 1;
    private const int Unreadable = 2;
    private const int Faulty = 3;

    public static Command Create()
    {
        var data = new Option<DirectoryInfo?>("--data") { Description = "Le dossier de données : sa base SQLite et la note de la dernière ligne (keys/history-head.txt)." };
        var connection = new Option<string?>("--connection") { Description = "La chaîne de connexion d’une base SQL Server, au lieu de la base du dossier." };
        var note = new Option<FileInfo?>("--note") { Description = "Une copie de la note, gardée ailleurs ; elle remplace celle du dossier." };
        var verify = new Command("verify", "Cherche dans l’historique toute ligne changée, retirée ou déplacée.") { data, connection, note };

        verify.SetAction((arguments, cancellation) => RunAsync(
            arguments.GetValue(data),
            arguments.GetValue(connection),
            arguments.GetValue(note),
            arguments.InvocationConfiguration.Output,
            arguments.InvocationConfiguration.Error,
            cancellation));
        return new Command("audit", "L’historique des actes et des consultations.") { verify };
    }

    private static async Task<int> RunAsync(
        DirectoryInfo? data, string? connection, FileInfo? note, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        if (data is null && connection is null)
        {
            errors.WriteLine("Indiquez --data, --connection, ou les deux.");
            return WrongUsage;
        }

        try
        {
            var noted = ReadNote(note ?? (data is null ? null : new FileInfo(Path.Combine(data.FullName, "keys", "history-head.txt"))), mustExist: note is not null);
            await using var history = connection is null ? RecordedHistory.OfFolder(data!) : RecordedHistory.OfSqlServer(connection);
            return Tell(await history.CheckAsync(noted, cancellation), noted, output);
        }
        catch (Exception failure) when (failure is DbException or IOException or UnauthorizedAccessException or ArgumentException or FormatException)
        {
            errors.WriteLine($"L’historique ne peut pas être lu : {failure.Message}");
            return Unreadable;
        }
    }

    private static ChainHead? ReadNote(FileInfo? file, bool mustExist) => file switch
    {
        { Exists: true } => ChainHead.Parse(File.ReadAllText(file.FullName)) ?? throw new FormatException($"« {file.FullName} » n’est pas une note de la dernière ligne."),
        { } when mustExist => throw new FileNotFoundException($"« {file.FullName} » n’existe pas."),
        _ => null,
    };

    private static int Tell(ChainCheck check, ChainHead? noted, TextWriter output)
    {
        var faults = check.Finish();

        foreach (var fault in faults)
        {
            output.WriteLine($"rang {fault.Sequence?.ToString(CultureInfo.InvariantCulture) ?? "absent"} : {Sentence(fault.Kind)}");
        }

        if (faults.Count == ChainCheck.MaxFaults)
        {
            output.WriteLine($"Seules les {ChainCheck.MaxFaults} premières fautes sont nommées.");
        }

        if (noted is null)
        {
            output.WriteLine("Aucune note de la dernière ligne : une fin retranchée ne se verrait pas.");
        }

        output.WriteLine($"{FrenchCount.Of(check.Rows, "ligne lue", "lignes lues")} ; dernière : {check.Head}");
        return faults.Count == 0 ? Whole : Faulty;
    }

    private static string Sentence(ChainFaultKind kind) => kind switch
    {
        ChainFaultKind.Altered => "la ligne n’est plus celle qui fut écrite.",
        ChainFaultKind.Removed => "une ou plusieurs lignes manquent avant celle-ci.",
        ChainFaultKind.Reordered => "la ligne ne suit pas celle qui la précède.",
        ChainFaultKind.Unchained => "une ligne n’a pas de rang : elle ne vient pas du programme.",
        ChainFaultKind.CutOff => "la fin de l’historique, telle qu’elle fut notée, n’y est plus.",
    };
}
