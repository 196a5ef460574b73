namespace AccessRequests.Web.Requests;

internal static class RequestsRegistration
{
    public static void AddRequests(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<LogRequest>();
        builder.Services.AddScoped<EditRequest>();
        builder.Services.AddScoped<ExtendDeadline>();
        builder.Services.AddScoped<AssignRequests>();
        builder.Services.AddScoped<RestrictAccess>();
        builder.Services.AddScoped<SaveView>();
        builder.Services.AddScoped<VerifyIdentity>();
    }
}
