using AccessRequests.Web.AtRest;
using AccessRequests.Web.Documents.Consistency;
using AccessRequests.Web.Documents.Finding;
using AccessRequests.Web.Documents.Review;
using AccessRequests.Web.Hosting;

namespace AccessRequests.Web.Documents;

internal static class DocumentsRegistration
{
    public static void AddDocuments(this WebApplicationBuilder builder)
    {
        var folder = builder.DataFolder();
        builder.Services.AddSingleton(services => new FileStore(folder, services.GetRequiredService<FileKeys>()));
        builder.Services.AddSingleton<OriginalPages>();
        builder.Services.AddSingleton(services => new ScanStore(services.GetRequiredService<FileStore>(), services.GetRequiredService<FileKeys>(), folder));
        builder.Services.AddSingleton<DeskPace>();
        builder.Services.AddSingleton<CoveredTextScan>();
        builder.Services.AddSingleton<HiddenContentScan>();
        builder.Services.AddScoped<AddDocument>();
        builder.Services.AddScoped<EditDocument>();
        builder.Services.AddScoped<MarkPassage>();
        builder.Services.AddScoped<SettlePassage>();
        builder.Services.AddScoped<SettleDocument>();
        builder.Services.AddScoped<FindPassages>();
        builder.Services.AddScoped<ReadPages>();
        builder.Services.AddScoped<ReadBeforeRelease>();
        builder.Services.AddScoped<CarryMarks>();
        builder.Services.AddSingleton<OpenDesks>();
        builder.Services.AddScoped<DeskMemories>();
        builder.Services.AddSingleton<DeskInterceptor>();
    }
}
