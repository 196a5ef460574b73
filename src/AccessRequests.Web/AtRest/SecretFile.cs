namespace AccessRequests.Web.AtRest;

/// <summary>A file of keys: for the program's account alone, and whole or not there.</summary>
internal static class SecretFile
{
    /// <param name="what">The kind of key, after «Others may read».</param>
    /// <exception cref="InvalidOperationException">Others than the program's account may read the file, its group among them.</exception>
    public static void DemandOwnerOnly(string path, string what)
    {
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        // A mounted secret is often a link.
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path) & ~OwnerOnly) != UnixFileMode.None)
        {
            throw new InvalidOperationException($"Others may read {what} {path}: replace it (docs/operation.md), or, if nobody read it, chmod 600 it.");
        }
    }

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
