using AccessRequests.Web.Accounts;

namespace AccessRequests.Web.Demonstration;

internal static class DemonstrationRegistration
{
    public static void AddDemonstration(this WebApplicationBuilder builder) => builder.Services.AddSingleton<DemonstrationCase>();

    public static async Task LoadDemonstrationAsync(this WebApplication app)
    {
        if (app.Services.GetRequiredService<DemonstrationMode>().IsOn)
        {
            await app.Services.GetRequiredService<DemonstrationCase>().LoadAsync();
        }
    }
}
