namespace AccessRequests.Web.AtRest;

/// <summary>What a crash left on disk.</summary>
internal static class LeftBehind
{
    /// <param name="before">Files written later stay: they may be the work of another node.</param>
    public static void DeleteFiles(string folder, DateTimeOffset before, Func<string, bool>? isKept = null)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (File.GetLastWriteTimeUtc(file) < before.UtcDateTime && isKept?.Invoke(file) != true)
            {
                File.Delete(file);
            }
        }
    }
}
