using System.Net;
using System.Text.RegularExpressions;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests;

/// <summary>The whole program on a data folder of its own, asked over HTTP. In demonstration mode unless told otherwise.</summary>
public class AccessRequestsHost : WebApplicationFactory<Program>
{
    private readonly bool _ownsFolder;

    public AccessRequestsHost()
        : this(null)
    {
    }

    /// <param name="dataFolder">Of an earlier host, to start again on what it left; a new one when null.</param>
    internal AccessRequestsHost(string? dataFolder)
    {
        _ownsFolder = dataFolder is null;
        DataFolder = dataFolder ?? Directory.CreateTempSubdirectory("access-requests-").FullName;
    }

    public string DataFolder { get; }

    internal Dictionary<string, string> Settings { get; } = [];

    /// <summary>The program's clock, where a test must make hours pass.</summary>
    internal TimeProvider? Clock { get; init; }

    public HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>Someone of the demonstration, signed in.</summary>
    public async Task<HttpClient> SignedInAsync(string role)
    {
        var person = DemonstrationAccounts.All.Single(account => account.Role == role);
        var browser = Browser();
        var answer = await SignInAsync(browser, person.Email, person.Password);

        return answer.StatusCode == HttpStatusCode.Redirect ? browser : throw new InvalidOperationException($"{role} could not sign in.");
    }

    public static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string email, string password, string address = Urls.SignIn) =>
        SubmitAsync(browser, address, new() { ["Form.Email"] = email, ["Form.Password"] = password });

    /// <summary>Opens a plain page and posts its form, or the one of several that <c>_handler</c> names, with the hidden fields that the page gave.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(HttpClient browser, string address, Dictionary<string, string> fields)
    {
        var page = await TextAsync(browser, address);

        foreach (Match hidden in Regex.Matches(page, "<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\""))
        {
            if (hidden.Groups[1].Value != "_handler" || !fields.ContainsKey("_handler"))
            {
                fields[hidden.Groups[1].Value] = WebUtility.HtmlDecode(hidden.Groups[2].Value);
            }
        }

        return await PostAsync(browser, address, fields);
    }

    /// <summary>Posts as a browser does for a person.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string address, Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Headers = { { "Accept", "text/html" } }, Content = form };
        return await browser.SendAsync(request, Xunit.TestContext.Current.CancellationToken);
    }

    /// <summary>Asks as a browser that navigates.</summary>
    public static Task<HttpResponseMessage> GetAsync(HttpClient browser, string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept", "text/html" } } };
        return browser.SendAsync(request, Xunit.TestContext.Current.CancellationToken);
    }

    public static async Task<string> TextAsync(HttpClient browser, string address) => await TextAsync(await GetAsync(browser, address));

    public static async Task<string> TextAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken));

    /// <summary>A manager says that what an administrator did to an account is right.</summary>
    public async Task ConfirmAsync(string email)
    {
        await using var scope = Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync(email);
        await Services.GetRequiredService<ConfirmAccount>().ExecuteAsync(account!.Id, account.ConcurrencyStamp, TestUsers.With(Roles.Manager), Xunit.TestContext.Current.CancellationToken);
    }

    /// <summary>The form of an account as its page fills it now, with other roles.</summary>
    public async Task<AccountForm> FormAsync(Guid id, params string[] roles)
    {
        await using var scope = Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByIdAsync($"{id}");
        return new AccountForm { Name = account!.Name, Email = account.Email!, Roles = roles, Stamp = account.ConcurrencyStamp };
    }

    public async Task<Account> OpenAccountAsync(string email, string password, string role = Roles.Reviewer, Action<Account>? change = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account { Name = "Ève Nadeau", Email = email, UserName = email };
        change?.Invoke(account);
        await accounts.CreateAsync(account, password).OrThrowAsync();
        await accounts.AddToRoleAsync(account, role).OrThrowAsync();
        return account;
    }

    /// <summary>Whether this host, on an empty folder, may begin on what a first start leaves, rather than make that itself.</summary>
    protected virtual bool BeginsPrepared => !Settings.ContainsKey("Demonstration");

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        if (BeginsPrepared && Directory.Exists(DataFolder) && !Directory.EnumerateFileSystemEntries(DataFolder).Any())
        {
            PreparedFolder.CopyTo(DataFolder);
        }

        builder.UseEnvironment("Development");
        builder.UseSetting("DataFolder", DataFolder);

        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        if (Clock is { } clock)
        {
            builder.ConfigureTestServices(services => services.AddSingleton(clock));
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();

        if (_ownsFolder && Directory.Exists(DataFolder))
        {
            Directory.Delete(DataFolder, recursive: true);
        }

        GC.SuppressFinalize(this);
    }
}
