namespace AccessRequests.Web.Grounds;

internal static class GroundsRegistration
{
    public static void AddGrounds(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<HiddenText>();
        builder.Services.AddScoped<MakeGroundsTable>();
    }
}
