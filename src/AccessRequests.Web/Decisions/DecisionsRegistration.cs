namespace AccessRequests.Web.Decisions;

internal static class DecisionsRegistration
{
    public static void AddDecisions(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<DecidePoint>();
        builder.Services.AddScoped<ApplySuggestedOutcomes>();
        builder.Services.AddScoped<EditLetter>();
        builder.Services.AddScoped<EditDecisionWords>();
        builder.Services.AddScoped<ApproveDecision>();
        builder.Services.AddSingleton<StaleApprovals>();
    }
}
