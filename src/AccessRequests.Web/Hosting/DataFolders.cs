namespace AccessRequests.Web.Hosting;

internal static class DataFolders
{
    /// <summary>Where everything that the office owns is kept; created when missing. Relative to the content root.</summary>
    public static string DataFolder(this WebApplicationBuilder builder)
    {
        var path = Path.GetFullPath(builder.Configuration["DataFolder"] ?? "data", builder.Environment.ContentRootPath);

        // The database in it is not sealed: other accounts of the machine have no business there. A folder that exists keeps what its owner gave it.
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path).FullName
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
    }

    /// <summary>Others of the machine may look into the folder; false where the system has no such modes.</summary>
    public static bool IsOpenToOthers(string folder) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & (UnixFileMode.OtherRead | UnixFileMode.OtherExecute)) != UnixFileMode.None;

    /// <summary>Empties the data folder. The folder itself stays: it may be a mounted volume.</summary>
    public static void Reset(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            File.Delete(file);
        }

        foreach (var child in Directory.EnumerateDirectories(folder))
        {
            Directory.Delete(child, recursive: true);
        }
    }
}
