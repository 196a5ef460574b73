using AccessRequests.Web.Accounts;
using AccessRequests.Web.Accounts.Providers;
using AccessRequests.Web.AtRest;
using AccessRequests.Web.Calendars;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Deliveries;
using AccessRequests.Web.Demonstration;
using AccessRequests.Web.Documents;
using AccessRequests.Web.Documents.Review;
using AccessRequests.Web.Grounds;
using AccessRequests.Web.Hosting;
using AccessRequests.Web.Incidents;
using AccessRequests.Web.Jobs;
using AccessRequests.Web.Journal;
using AccessRequests.Web.Letters;
using AccessRequests.Web.Letters.Templates;
using AccessRequests.Web.Localisation;
using AccessRequests.Web.Organisations;
using AccessRequests.Web.Outbox;
using AccessRequests.Web.Packages;
using AccessRequests.Web.Provisions;
using AccessRequests.Web.Referrals;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Retention;
using AccessRequests.Web.Search;
using AccessRequests.Web.Security;
using AccessRequests.Web.Sendings;
using AccessRequests.Web.Steps;
using AccessRequests.Web.ThirdParties;

var builder = WebApplication.CreateBuilder(args);

builder.AddLogs();
builder.AddFrench();
builder.AddAccounts();

if (args.Contains("--reset") && !builder.ResetDemonstration())
{
    return 1;
}

if (args.Contains("--new-file-key"))
{
    builder.OpenFileKeys().Add();
    return 0;
}

builder.AddData();
builder.AddIdentityAndPolicies();
builder.AddJobs();
builder.AddRequests();
builder.AddDocuments();
builder.AddReferrals();
builder.AddDecisions();
builder.AddLetters();
builder.AddPackages();
builder.AddGrounds();
builder.AddTemplates();
builder.AddProvisions();
builder.AddOrganisations();
builder.AddCalendars();
builder.AddSendings();
builder.AddRetention();
builder.AddDeliveries();
builder.AddIncidents();
builder.AddThirdParties();
builder.AddSteps();
builder.AddOutbox();
builder.AddJournal();
builder.Services.AddScoped<PlanAbsence>();
builder.Services.AddScoped<AgendaAddress>();
builder.Services.AddSingleton<OfficeCharts>();
builder.AddDemonstration();
builder.AddFileKeys();
builder.AddPages();

var app = builder.Build();

await app.MigrateAsync();
await app.CloseKeyRingAsync();
await app.PrepareHistoryAsync();
await app.PrepareAccountsAsync();

if (builder.Configuration[SecondFactor.RemovalSwitch] is { } email)
{
    return await app.RemoveSecondFactorAsync(email) ? 0 : 1;
}

if (builder.Configuration[ConfirmAccount.Switch] is { } confirmed)
{
    return await app.ConfirmAccountAsync(confirmed) ? 0 : 1;
}

if (args.Contains("--end-sessions"))
{
    await app.EndSessionsAsync();
    return 0;
}

await app.PrepareOrganisationAsync();
await app.PrepareLastDaysAsync();
await app.PrepareSearchAsync();
await app.HoldMailAsync(builder.DataFolder());
await app.LoadDemonstrationAsync();

app.UsePipeline();
app.MapSessions();
app.MapIdentityProvider();
app.MapOriginals();
app.MapUploads();
app.MapDecisions();
app.MapGrounds();
app.MapLetters();
app.MapPackages();
app.MapDeliveries();
app.MapDirectory();
app.MapRequestExport();
app.MapCalendarFeed();
app.MapJournal();
app.MapIncidents();
app.MapPages();
app.AnnounceAddress(builder.DataFolder());

await app.RunAsync();
return 0;
