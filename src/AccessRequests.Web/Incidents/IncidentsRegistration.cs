namespace AccessRequests.Web.Incidents;

internal static class IncidentsRegistration
{
    public static void AddIncidents(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReportIncident>();
        builder.Services.AddScoped<HandleIncident>();
    }
}
