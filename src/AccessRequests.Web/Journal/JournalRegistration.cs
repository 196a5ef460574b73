namespace AccessRequests.Web.Journal;

internal static class JournalRegistration
{
    public static void AddJournal(this WebApplicationBuilder builder) => builder.Services.AddSingleton<Readings>();
}
