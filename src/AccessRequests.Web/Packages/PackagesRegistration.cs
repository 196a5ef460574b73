using AccessRequests.Web.Hosting;

namespace AccessRequests.Web.Packages;

internal static class PackagesRegistration
{
    public static void AddPackages(this WebApplicationBuilder builder)
    {
        var folder = builder.DataFolder();
        builder.Services.AddSingleton(_ => new ArtefactStore(folder));
        builder.Services.AddSingleton(services => new PreviewCache(services.GetRequiredService<DocumentRelease>(), folder));
        builder.Services.AddSingleton<DocumentRelease>();
        builder.Services.AddSingleton<Packager>();
        builder.Services.AddScoped<BuildPackage>();
        builder.Services.AddHostedService<ResumePackages>();
    }
}
