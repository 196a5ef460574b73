namespace AccessRequests.Web.Letters.Templates;

internal static class TemplatesRegistration
{
    public static void AddTemplates(this WebApplicationBuilder builder) => builder.Services.AddScoped<RewordSentence>();
}
