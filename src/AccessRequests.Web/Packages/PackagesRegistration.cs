using AccessRequests.Web.Documents;
using AccessRequests.Web.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AccessRequests.Web.Packages;

internal static class PackagesRegistration
{
    /// <summary>The stores live side by side in the data folder, each in folders of its own.</summary>
    public static void AddPackages(this WebApplicationBuilder builder)
    {
        var folder = builder.DataFolder();

        builder.Services.TryAddSingleton(_ => new FileStore(folder));
        builder.Services.AddSingleton(_ => new ArtefactStore(folder));
        builder.Services.AddSingleton<DocumentRelease>();
        builder.Services.AddSingleton(services => new PreviewCache(services.GetRequiredService<DocumentRelease>(), folder));
        builder.Services.AddSingleton<Packager>();
        builder.Services.AddSingleton<BuildPackage>();
        builder.Services.AddHostedService<ResumePackages>();
    }
}
