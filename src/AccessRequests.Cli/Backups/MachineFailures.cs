using Microsoft.Data.Sqlite;

namespace AccessRequests.Cli.Backups;

/// <summary>What is wrong with the machine and not with the archive, in words for whoever runs the command.</summary>
internal static class MachineFailures
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteReadOnly = 8;
    private const int SqliteInputOutput = 10;
    private const int SqliteDamaged = 11;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteNoDatabase = 26;

    private const int NoSpaceOnUnix = 28;
    private const int ReadOnlyOnUnix = 30;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    public static string InFrench(Exception failure) => failure switch
    {
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => "la base de données est retenue par un autre programme. Attendez une minute, puis recommencez.",
        SqliteException { SqliteErrorCode: SqliteFull } or IOException { HResult: NoSpaceOnUnix or NoSpaceOnWindows } => "le disque est plein. Libérez de l’espace, puis recommencez.",
        SqliteException { SqliteErrorCode: SqliteReadOnly or SqliteInputOutput } or IOException { HResult: ReadOnlyOnUnix } or UnauthorizedAccessException =>
            "le disque ou le dossier ne se laisse pas lire ou écrire. Donnez-en le droit à ce compte, puis recommencez.",
        SqliteException { SqliteErrorCode: SqliteDamaged or SqliteNoDatabase } => "la base de données est endommagée.",
        SqliteException { SqliteErrorCode: SqliteCannotOpen } => "la base de données ne s’ouvre pas. Vérifiez son dossier, puis recommencez.",
        DirectoryNotFoundException => "un dossier est introuvable. Créez-le ou montez son disque, puis recommencez.",
        _ => failure.Message,
    };
}
