namespace AccessRequests.Web.Steps;

internal static class StepsRegistration
{
    public static void AddSteps(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<RecordStep>();
        builder.Services.AddScoped<ConsultUnit>();
        builder.Services.AddScoped<FollowReview>();
        builder.Services.AddScoped<EditFeePrices>();
    }
}
