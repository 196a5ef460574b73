using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace AccessRequests.Web.Hosting;

/// <summary>
/// What is wrong with the machine and not with the act: the disk is full, over its quota, read-only, failing or not mounted, the database is locked, gone or damaged. Nothing of the
/// act was recorded, and the same act succeeds once the machine is mended.
/// </summary>
internal static class Outages
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteReadOnly = 8;
    private const int SqliteInputOutput = 10;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteNotADatabase = 26;

    private const int InputOutputOnUnix = 5;
    private const int NoSpaceOnUnix = 28;
    private const int ReadOnlyOnUnix = 30;
    private const int OverQuotaOnLinux = 122;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);
    private const int OverQuotaOnWindows = unchecked((int)0x8007050F);

    private const string Full = "Le disque du serveur est plein. Rien n’a été enregistré\u00a0: avisez l’administrateur, puis recommencez.";
    private const string Unwritable = "Le serveur ne peut pas écrire sur son disque. Rien n’a été enregistré\u00a0: avisez l’administrateur, puis recommencez.";
    private const string FolderGone = "Un dossier du serveur est introuvable. Rien n’a été enregistré\u00a0: avisez l’administrateur, puis recommencez.";
    private const string Busy = "La base de données est occupée depuis trop longtemps. Rien n’a été enregistré\u00a0: attendez une minute, puis recommencez.";
    private const string Damaged = "La base de données est endommagée. Rien n’a été enregistré\u00a0: avisez l’administrateur, qui la rétablit d’une copie de sauvegarde.";
    private const string Gone = "La base de données ne répond pas. Rien n’a été enregistré\u00a0: avisez l’administrateur, puis recommencez.";

    /// <summary>What to say to whoever asked; null for anything else, which is a bug or a refusal.</summary>
    public static string? InFrench(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException!)
        {
            if (Sentence(cause) is { } sentence)
            {
                return sentence;
            }
        }

        return null;
    }

    /// <summary>Whoever navigates gets the page of the status, a script the sentence.</summary>
    public static void UseOutages(this WebApplication app, Func<HttpContext, bool> isNavigation) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (Exception outage) when (!http.Response.HasStarted && InFrench(outage) is { } sentence)
        {
            app.Logger.LogError(outage, "The machine failed an act");
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;

            if (!isNavigation(http))
            {
                await Results.Problem(sentence, statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(http);
            }
        }
    });

    private static string? Sentence(Exception cause) => cause switch
    {
        SqliteException { SqliteErrorCode: SqliteFull } => Full,
        SqliteException { SqliteErrorCode: SqliteReadOnly or SqliteInputOutput } => Unwritable,
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => Busy,
        SqliteException { SqliteErrorCode: SqliteCorrupt or SqliteNotADatabase } => Damaged,
        SqliteException { SqliteErrorCode: SqliteCannotOpen } or SqlException => Gone,
        DirectoryNotFoundException => FolderGone,
        IOException { HResult: NoSpaceOnUnix or OverQuotaOnLinux or NoSpaceOnWindows or OverQuotaOnWindows } => Full,
        IOException { HResult: ReadOnlyOnUnix or InputOutputOnUnix } or UnauthorizedAccessException => Unwritable,
        _ => null,
    };
}
