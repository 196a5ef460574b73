namespace AccessRequests.Web.Provisions;

internal static class ProvisionsRegistration
{
    public static void AddProvisions(this WebApplicationBuilder builder) => builder.Services.AddScoped<EditProvisionText>();
}
