namespace AccessRequests.Web.Retention;

internal static class RetentionRegistration
{
    public static void AddRetention(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<EditRetentionRule>();
        builder.Services.AddScoped<DestroyFiles>();
    }
}
