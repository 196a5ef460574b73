using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AccessRequests.Web.Referrals;

internal static class ReferralsRegistration
{
    public static void AddReferrals(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton<ReferPoints>();
        builder.Services.AddSingleton<EditPublicBody>();
        builder.Services.AddSingleton<ImportPublicBodies>();
    }
}
