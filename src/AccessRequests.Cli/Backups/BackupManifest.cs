using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AccessRequests.Cli.Backups;

/// <summary>What an archive holds: its last entry, so that an archive without it is not whole.</summary>
/// <param name="Missing">Files of rows that were not on the disk when the archive was made.</param>
internal sealed partial record BackupManifest(int Version, DateTimeOffset At, IReadOnlyList<BackupEntry> Entries, IReadOnlyList<string> Missing)
{
    public const int CurrentVersion = 1;
    public const string EntryName = "manifest.json";
    public const string Database = "access-requests.db";
    public const string HistoryNote = "keys/history-head.txt";

    /// <summary>Tells the first start on what was restored that it was; the program knows it by the same name and takes it away.</summary>
    public const string NoteOfRestore = "restored.txt";

    public const string KeyFile = "keys/files.keys";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string NameOf(string folder, Guid key) => $"{folder}/{key:N}";

    /// <summary>Whether the product writes a file of that name: nothing else is packed, or let into a data folder.</summary>
    public static bool IsOurs(string name) => OurNames().IsMatch(name);

    /// <exception cref="InvalidDataException">It is none, or of a later version.</exception>
    public static BackupManifest Read(Stream stream)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(stream, Json) is { Version: CurrentVersion, Entries: not null, Missing: not null } manifest
                ? manifest
                : throw new InvalidDataException("Le manifeste de l’archive est d’une version inconnue.");
        }
        catch (JsonException)
        {
            throw new InvalidDataException("Le manifeste de l’archive est endommagé.");
        }
    }

    public void Write(Stream stream) => JsonSerializer.Serialize(stream, this, Json);

    [GeneratedRegex(@"^(access-requests\.db|(originals|artefacts)/[0-9a-f]{32}|(keys|mail)/[0-9A-Za-z_-][0-9A-Za-z._-]*)\z")]
    private static partial Regex OurNames();
}

/// <param name="Sha256">Lower-case hexadecimal.</param>
internal sealed record BackupEntry(string Name, long Bytes, string Sha256);
