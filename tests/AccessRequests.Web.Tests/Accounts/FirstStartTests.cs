using System.Net;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Hosting;
using AccessRequests.Web.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AccessRequests.Web.Tests.Accounts;

public sealed class FirstStartTests
{
    private const string Password = "quatre-mots-au-hasard";

    [Fact]
    public async Task Outside_the_demonstration_no_account_exists_and_no_password_is_shown()
    {
        await using var host = Real();
        using var browser = host.Browser();

        var page = await AccessRequestsHost.TextAsync(browser, Urls.SignIn);
        var person = DemonstrationAccounts.All[0];
        var answer = await AccessRequestsHost.SignInAsync(browser, person.Email, person.Password);

        Assert.DoesNotContain("demo.example", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("incorrect", await AccessRequestsHost.TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_administrator_is_created_once_with_the_token_of_the_console()
    {
        await using var host = Real();
        var address = $"{Urls.Setup}?jeton={host.Services.GetRequiredService<SetupToken>().Issue()}";
        var person = new Dictionary<string, string> { ["Form.Name"] = "Anne Roy", ["Form.Email"] = "anne.roy@organisme.example", ["Form.Password"] = Password };

        using var browser = host.Browser();
        var created = await AccessRequestsHost.SubmitAsync(browser, address, new(person));
        var accounts = await AccessRequestsHost.GetAsync(browser, Urls.Accounts);
        using var another = host.Browser();
        var again = await AccessRequestsHost.TextAsync(another, address);

        Assert.Equal(HttpStatusCode.Redirect, created.StatusCode);
        Assert.Equal(HttpStatusCode.OK, accounts.StatusCode);
        Assert.Contains("n’est ouverte qu’une fois", again, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?jeton=")]
    [InlineData("?jeton=00000000000000000000000000000000")]
    public async Task Without_the_token_there_is_no_form(string query)
    {
        await using var host = Real();
        using var browser = host.Browser();

        Assert.DoesNotContain("<form", await AccessRequestsHost.TextAsync(browser, Urls.Setup + query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_named_in_the_configuration_must_choose_a_password_of_their_own()
    {
        await using var host = Real();
        host.Settings["Administrator:Email"] = "anne.roy@organisme.example";
        host.Settings["Administrator:InitialPassword"] = Password;
        using var browser = host.Browser();

        var answer = await AccessRequestsHost.SignInAsync(browser, "anne.roy@organisme.example", Password);

        Assert.Contains(Urls.ChangePassword, answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_the_demonstration_closes_its_accounts()
    {
        using var folder = new TestFolder();

        await using (var demonstration = new AccessRequestsHost(folder.Path))
        {
            using var welcome = await demonstration.SignedInAsync(Roles.Administrator);
        }

        await using var real = new AccessRequestsHost(folder.Path) { Settings = { ["Demonstration"] = "false" } };
        using var browser = real.Browser();
        var admin = DemonstrationAccounts.All.Single(account => account.Role == Roles.Administrator);

        var answer = await AccessRequestsHost.SignInAsync(browser, admin.Email, admin.Password);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("compte désactivé", await AccessRequestsHost.TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_the_program_makes_is_for_its_account_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Modes of Unix.");
        using var folder = new TestFolder();
        await using var host = new AccessRequestsHost(Path.Combine(folder.Path, "data")) { Settings = { ["Demonstration"] = "false" } };
        _ = host.Services;

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, Mode(host.DataFolder));
    }

    [Theory]
    [InlineData("Production", UnixFileMode.OtherRead | UnixFileMode.OtherExecute, true)]
    [InlineData("Production", UnixFileMode.GroupRead | UnixFileMode.GroupExecute, false)]
    [InlineData("Development", UnixFileMode.OtherRead | UnixFileMode.OtherExecute, false)]
    public async Task A_data_folder_that_every_account_of_the_machine_may_look_into_stops_the_start_where_people_work_and_its_group_is_warned_of(string environment, UnixFileMode added, bool isRefused)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Modes of Unix.");
        using var folder = new TestFolder();
        SetMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | added);
        await using var host = new AccessRequestsHost(folder.Path) { Settings = { ["environment"] = environment, ["Demonstration"] = "false" } };

        var refusal = Record.Exception(() => host.Services);

        Assert.Equal(isRefused, refusal?.Message.Contains("chmod o= it", StringComparison.Ordinal) == true);
        Assert.Equal(isRefused, refusal is not null);
        Assert.True(DataFolders.IsShared(folder.Path));
    }

    [Fact]
    public async Task The_password_of_the_configuration_has_a_last_day_and_another_start_gives_it_another_week()
    {
        using var folder = new TestFolder();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);

        AccessRequestsHost Named() => new(folder.Path)
        {
            Clock = clock,
            Settings = { ["Demonstration"] = "false", ["Administrator:Email"] = "anne.roy@organisme.example", ["Administrator:InitialPassword"] = Password },
        };

        await using (var first = Named())
        {
            _ = first.Services;
            clock.Advance(TimeSpan.FromDays(ProvisionalPassword.Days + 1));
            using var browser = first.Browser();
            Assert.Contains("provisoire de plus de 7 jours", await AccessRequestsHost.TextAsync(await AccessRequestsHost.SignInAsync(browser, "anne.roy@organisme.example", Password)), StringComparison.Ordinal);
        }

        await using var second = Named();
        using var again = second.Browser();
        Assert.Contains(Urls.ChangePassword, (await AccessRequestsHost.SignInAsync(again, "anne.roy@organisme.example", Password)).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_people_work_the_demonstration_is_refused_with_what_to_do()
    {
        await using var copied = new AccessRequestsHost { Settings = { ["environment"] = "Production", ["Demonstration"] = "true" } };
        var refusal = Assert.Throws<InvalidOperationException>(() => copied.Services);
        Assert.Contains("Take it away to start for real", refusal.Message, StringComparison.Ordinal);
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    private static AccessRequestsHost Real() => new() { Settings = { ["Demonstration"] = "false" } };
}
