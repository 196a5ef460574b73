namespace AccessRequests.Web.Organisations;

internal static class OrganisationsRegistration
{
    public static void AddOrganisations(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<EditOrganisation>();
        builder.Services.AddScoped<EditSignatory>();
    }
}
