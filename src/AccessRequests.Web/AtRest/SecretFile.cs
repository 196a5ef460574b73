namespace AccessRequests.Web.AtRest;

/// <summary>A file of keys: for the program's account alone, and whole or not there.</summary>
internal static class SecretFile
{
    /// <summary>Written under another name first. Without <paramref name="overwrite"/>, of two nodes that start together the first one's stays.</summary>
    public static void Write(string path, string text, bool overwrite)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}.part";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };

        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(unfinished, options))
        using (var writer = new StreamWriter(file))
        {
            writer.Write(text);
            writer.Flush();
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(unfinished, path, overwrite);
        }
        catch (IOException) when (!overwrite && File.Exists(path))
        {
            File.Delete(unfinished);
        }
    }
}
