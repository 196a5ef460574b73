namespace AccessRequests.Web.Hosting;

internal static class DataFolders
{
    /// <summary>Where everything that the office owns is kept; created when missing. Relative to the content root.</summary>
    public static string DataFolder(this WebApplicationBuilder builder) =>
        Directory.CreateDirectory(Path.GetFullPath(builder.Configuration["DataFolder"] ?? "data", builder.Environment.ContentRootPath)).FullName;

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
