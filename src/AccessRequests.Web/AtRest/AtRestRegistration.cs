using AccessRequests.Web.Data;
using AccessRequests.Web.Hosting;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>Before anything is sealed with the keys that stand in the database.</summary>
    public static async Task CloseKeyRingAsync(this WebApplication app)
    {
        await using var db = await app.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync();

        if (await new KeyRingEncryptor(app.Services.GetRequiredService<FileKeys>()).CloseEarlierAsync(db) is > 0 and var closed)
        {
            // Earlier copies of the database still hold them: nothing that they sealed is believed any more.
            app.Services.GetRequiredService<IKeyManager>().RevokeAllKeys(DateTimeOffset.UtcNow, "They stood in clear in the database.");
            app.Logger.LogWarning("{Count} keys that stood in clear in the database are closed and revoked: everyone signs in again", closed);
        }
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
