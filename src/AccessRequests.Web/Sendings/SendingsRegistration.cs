namespace AccessRequests.Web.Sendings;

internal static class SendingsRegistration
{
    public static void AddSendings(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<SendDecision>();
        builder.Services.AddScoped<CloseRequest>();
        builder.Services.AddScoped<PublishDecision>();
    }
}
