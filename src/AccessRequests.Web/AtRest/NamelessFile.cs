namespace AccessRequests.Web.AtRest;

/// <summary>Room on the disk for what is in clear while it is made: it goes when it is closed, and where a file can lose its name while it is open, a killed process leaves none.</summary>
internal static class NamelessFile
{
    public static FileStream Create(string folder)
    {
        var file = new FileStream(
            Path.Combine(folder, $"{Guid.NewGuid():N}.part"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);

        if (!OperatingSystem.IsWindows())
        {
            File.Delete(file.Name);
        }

        return file;
    }
}
