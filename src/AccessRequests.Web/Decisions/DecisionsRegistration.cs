namespace AccessRequests.Web.Decisions;

internal static class DecisionsRegistration
{
    public static void AddDecisions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DecidePoint>();
        builder.Services.AddSingleton<ApplySuggestedOutcomes>();
        builder.Services.AddSingleton<EditLetter>();
        builder.Services.AddSingleton<ApproveDecision>();
    }
}
