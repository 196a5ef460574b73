namespace AccessRequests.Web.Referrals;

internal static class ReferralsRegistration
{
    public static void AddReferrals(this WebApplicationBuilder builder) => builder.Services.AddScoped<ReferPoints>();
}
