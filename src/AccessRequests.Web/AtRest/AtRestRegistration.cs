using AccessRequests.Web.Hosting;

namespace AccessRequests.Web.AtRest;

internal static class AtRestRegistration
{
    /// <summary>The keys are needed before anything is served: a start without them is refused.</summary>
    public static void AddFileKeys(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.OpenFileKeys());
        KeyRingEncryptor.Register(builder.Services);
        builder.Services.AddHostedService<SealOlderFiles>();
    }

    public static FileKeys OpenFileKeys(this WebApplicationBuilder builder)
    {
        var folder = builder.DataFolder();
        return FileKeys.Open(Path.GetFullPath(builder.Configuration["Files:KeyFile"] ?? Path.Combine("keys", "files.keys"), folder), () => HasSealedFiles(folder));
    }

    private static bool HasSealedFiles(string folder) =>
        Directory.EnumerateDirectories(folder)
            .Where(kept => Path.GetFileName(kept) is "originals" or "artefacts")
            .SelectMany(Directory.EnumerateFiles)
            .Any(SealedFile.IsSealed);
}
