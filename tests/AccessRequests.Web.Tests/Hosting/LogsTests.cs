using AccessRequests.Web.Accounts;

namespace AccessRequests.Web.Tests.Hosting;

public sealed class LogsTests
{
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
