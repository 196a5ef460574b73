namespace AccessRequests.Web.Letters;

internal static class LettersRegistration
{
    public static void AddLetters(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<BeginLetter>();
        builder.Services.AddScoped<EditOfficeLetter>();
        builder.Services.AddScoped<ApproveLetter>();
        builder.Services.AddScoped<SendLetter>();
    }
}
