using AccessRequests.Web.AtRest;
using AccessRequests.Web.Hosting;

namespace AccessRequests.Web.Packages;

internal static class PackagesRegistration
{
    /// <summary>The stores live side by side in the data folder, each in folders of its own.</summary>
    public static void AddPackages(this WebApplicationBuilder builder)
    {
        var folder = builder.DataFolder();

        builder.Services.AddSingleton(services => new ArtefactStore(folder, services.GetRequiredService<FileKeys>()));
        builder.Services.AddSingleton(_ => SigningKey.OpenOrCreate(folder));
        builder.Services.AddSingleton<ApprovedBytes>();
        builder.Services.AddSingleton((builder.Configuration.GetSection(VolumeLimits.Section).Get<VolumeLimits>() ?? new VolumeLimits()).Checked());
        builder.Services.AddSingleton<DocumentRelease>();
        builder.Services.AddSingleton(services => new PreviewCache(services.GetRequiredService<DocumentRelease>(), folder));
        builder.Services.AddSingleton<Packager>();
        builder.Services.AddScoped<BuildPackage>();
        builder.Services.AddHostedService<ResumePackages>();
    }
}
