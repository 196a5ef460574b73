using System.Diagnostics;
using System.Net;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Accounts;

/// <summary>What whoever runs the server does to accounts, by the program itself and its switches.</summary>
public sealed class ConsoleTests : IAsyncLifetime
{
    private const string Email = "seule@demo.example";
    private const string Password = "quatre-mots-au-hasard";

    private readonly TestFolder _folder = new();
    private string _session = "";

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var host = new AccessRequestsHost(_folder.Path);
        await host.OpenAccountAsync(Email, Password, Roles.Administrator);
        using var browser = host.Browser();
        var answer = await AccessRequestsHost.SignInAsync(browser, Email, Password);
        _session = answer.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("accessrequests=", StringComparison.Ordinal)).Split(';')[0];
        await using var db = await OpenAsync(host);
        await db.Users.Where(account => account.Email == Email).ExecuteUpdateAsync(change => change.SetProperty(account => account.TwoFactorEnabled, true), Cancellation);
        await db.Outbox.ExecuteDeleteAsync(Cancellation);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Removing_the_second_factor_of_the_only_administrator_opens_the_door_is_in_the_history_and_told_to_the_managers()
    {
        var (unknown, refusal) = await RunAsync("--remove-second-factor", "personne@demo.example");
        var (done, said) = await RunAsync("--remove-second-factor", Email);

        await using var host = new AccessRequestsHost(_folder.Path);
        await using var db = await OpenAsync(host);
        var person = await db.Users.AsNoTracking().SingleAsync(account => account.Email == Email, Cancellation);
        var row = await db.History.SingleAsync(entry => entry.Act == HistoryAct.SecondFactorRemoved, Cancellation);
        var manager = DemonstrationAccounts.All.Single(account => account.Role == Roles.Manager).Email;
        var told = await db.Outbox.Select(message => message.To).ToListAsync(Cancellation);
        using var browser = host.Browser();
        await AccessRequestsHost.SignInAsync(browser, Email, Password);

        Assert.Equal((1, 0), (unknown, done));
        Assert.Contains("Aucun compte n’a cette adresse", refusal, StringComparison.Ordinal);
        Assert.Contains("Le second facteur est retiré", said, StringComparison.Ordinal);
        Assert.False(person.TwoFactorEnabled);
        Assert.Equal((person.Id, "Par la console du serveur"), (row.ObjectId, row.After));
        Assert.Equal([manager, Email], told.Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(browser, Urls.Dashboard)).StatusCode);
    }

    [Fact]
    public async Task Ending_the_sessions_of_everyone_leaves_no_cookie_that_opens_anything_and_one_row_in_the_history()
    {
        await using (var before = new AccessRequestsHost(_folder.Path))
        {
            Assert.Equal(HttpStatusCode.OK, await AskWithCookieAsync(before));
        }

        var (done, said) = await RunAsync("--end-sessions");

        await using var host = new AccessRequestsHost(_folder.Path) { Clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow + SecurityRegistration.RevalidationInterval + TimeSpan.FromSeconds(1)) };
        await using var db = await OpenAsync(host);
        var row = await db.History.SingleAsync(entry => entry.Act == HistoryAct.SessionsEnded, Cancellation);

        Assert.Equal(0, done);
        Assert.Contains("1 session ouverte se ferme", said, StringComparison.Ordinal);
        Assert.Equal(("La console du serveur", "1 session de tous les comptes, par la console du serveur"), (row.ActorName, row.After));
        Assert.Equal(HttpStatusCode.Redirect, await AskWithCookieAsync(host));
    }

    private async Task<HttpStatusCode> AskWithCookieAsync(AccessRequestsHost host)
    {
        using var copy = host.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        copy.DefaultRequestHeaders.Add("Cookie", _session);
        return (await AccessRequestsHost.GetAsync(copy, Urls.Dashboard)).StatusCode;
    }

    private static Task<AccessRequestsDb> OpenAsync(AccessRequestsHost host) =>
        host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);

    private async Task<(int Exit, string Said)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "AccessRequests.Web.dll"), .. arguments])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["DataFolder"] = _folder.Path },
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Cancellation), process.StandardError.ReadToEndAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, await output + await errors);
    }
}
