namespace AccessRequests.Web.Calendars;

internal static class CalendarsRegistration
{
    public static void AddCalendars(this WebApplicationBuilder builder) => builder.Services.AddScoped<EditCalendar>();
}
