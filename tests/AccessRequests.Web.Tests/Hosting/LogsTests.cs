using System.Net;
using System.Text.Json;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Hosting;

public sealed class LogsTests
{
    /// <summary>Who was refused something is told by their account's number, and the line by the request's own.</summary>
    [Fact]
    public async Task A_line_of_a_request_tells_the_account_and_the_request_as_an_object_where_that_is_asked_for()
    {
        using var folder = new TestFolder();
        Guid id;

        await using (var host = new AccessRequestsHost(folder.Path) { Settings = { ["Logs:Json"] = "true" } })
        {
            using var browser = await host.SignedInAsync(Roles.Reviewer);
            using var refused = await browser.GetAsync(Urls.Accounts, Xunit.TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            using var scope = host.Services.CreateScope();
            id = (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().GetUsersInRoleAsync(Roles.Reviewer)).Single().Id;
        }

        var lines = Directory.EnumerateFiles(Path.Combine(folder.Path, "logs")).SelectMany(File.ReadAllLines).Select(line => JsonDocument.Parse(line).RootElement);
        var line = lines.Single(known => known.GetProperty("Properties").TryGetProperty("StatusCode", out var status) && status.GetInt32() == 403).GetProperty("Properties");

        Assert.Equal(id.ToString(), line.GetProperty("Account").GetString());
        Assert.NotEqual("", line.GetProperty("RequestId").GetString());
        Assert.Equal(Urls.Accounts, line.GetProperty("RequestPath").GetString());
    }

    [Fact]
    public async Task The_log_tells_what_was_asked_and_names_nobody()
    {
        using var folder = new TestFolder();

        await using (var host = new AccessRequestsHost(folder.Path))
        {
            using var browser = host.Browser();
            await AccessRequestsHost.GetAsync(browser, "/demandes?demandeur=Tremblay");

            foreach (var person in DemonstrationAccounts.All)
            {
                await AccessRequestsHost.SignInAsync(browser, person.Email, person.Password);
                await AccessRequestsHost.SignInAsync(browser, person.Email, "pas le bon mot de passe");
            }
        }

        var log = string.Concat(Directory.EnumerateFiles(Path.Combine(folder.Path, "logs")).Select(File.ReadAllText));

        Assert.Contains("HTTP GET /demandes responded", log, StringComparison.Ordinal);
        Assert.Contains("HTTP POST /connexion responded", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Tremblay", log, StringComparison.Ordinal);
        Assert.All(DemonstrationAccounts.All, person =>
        {
            Assert.DoesNotContain(person.Email, log, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(person.Name, log, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(person.Password, log, StringComparison.OrdinalIgnoreCase);
        });
    }
}
