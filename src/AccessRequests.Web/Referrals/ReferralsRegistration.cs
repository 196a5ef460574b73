namespace AccessRequests.Web.Referrals;

internal static class ReferralsRegistration
{
    public static void AddReferrals(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReferPoints>();
        builder.Services.AddScoped<EditPublicBody>();
        builder.Services.AddScoped<ImportPublicBodies>();
    }
}
