using Microsoft.Data.Sqlite;

namespace AccessRequests.Web.Tests;

/// <summary>
/// What a first start in demonstration mode leaves, made once per run by the program itself. A first start costs five seconds of a core (migrations, passwords, the
/// demonstration's case), a start on a copy less than one. The tests of first starts make their own.
/// </summary>
internal static class PreparedFolder
{
    private static readonly Lazy<string> First = new(Prepare);

    public static void CopyTo(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(First.Value, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(First.Value, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static string Prepare()
    {
        var folder = new TestFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();

        using (var host = new FirstHost(folder.Path))
        {
            _ = host.Services;
        }

        // Until its last connection closes, part of a SQLite database lies beside it.
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path.Combine(folder.Path, "logs"), recursive: true);
        return folder.Path;
    }

    private sealed class FirstHost(string folder) : AccessRequestsHost(folder)
    {
        protected override bool BeginsPrepared => false;
    }
}
