namespace AccessRequests.Web.ThirdParties;

internal static class ThirdPartiesRegistration
{
    public static void AddThirdParties(this WebApplicationBuilder builder) => builder.Services.AddScoped<ActOnThirdParty>();
}
