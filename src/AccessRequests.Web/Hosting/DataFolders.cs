namespace AccessRequests.Web.Hosting;

internal static class DataFolders
{
    /// <summary>Where everything that the office owns is kept; created when missing. Relative to the content root.</summary>
    /// <exception cref="InvalidOperationException">Every account of the machine may look into it, where people work.</exception>
    public static string DataFolder(this WebApplicationBuilder builder)
    {
        var path = Path.GetFullPath(builder.Configuration["DataFolder"] ?? "data", builder.Environment.ContentRootPath);

        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(path).FullName;
        }

        // The database in it is not sealed: other accounts of the machine have no business there. A folder that exists keeps what its owner gave it.
        var folder = Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;

        return !builder.Environment.IsDevelopment() && IsOpenTo(folder, UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute)
            ? throw new InvalidOperationException($"Every account of this machine may look into the data folder {folder}: chmod o= it.")
            : folder;
    }

    /// <summary>Others of the machine, or of the folder's group, may look into it; false where the system has no such modes.</summary>
    public static bool IsShared(string folder) => IsOpenTo(
        folder, UnixFileMode.OtherRead | UnixFileMode.OtherExecute | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute);

    private static bool IsOpenTo(string folder, UnixFileMode modes) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & modes) != UnixFileMode.None;

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
