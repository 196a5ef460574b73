using AccessRequests.Web.Accounts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Hosting;
using AccessRequests.Web.Jobs;
using AccessRequests.Web.Localisation;
using AccessRequests.Web.Security;

var builder = WebApplication.CreateBuilder(args);

builder.AddLogs();
builder.AddFrench();
builder.AddAccounts();

if (args.Contains("--reset") && !builder.ResetDemonstration())
{
    return 1;
}

builder.AddData();
builder.AddIdentityAndPolicies();
builder.AddJobs();
builder.AddPages();

var app = builder.Build();

await app.MigrateAsync();
await app.PrepareAccountsAsync();

app.UsePipeline();
app.MapSessions();
app.MapPages();
app.AnnounceAddress();

await app.RunAsync();
return 0;
