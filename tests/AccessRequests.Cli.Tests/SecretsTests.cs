using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AccessRequests.Cli.Tests;

/// <summary>What <c>.ci/secrets</c> finds in a tree. Each secret is put together here, so that this file holds none.</summary>
public sealed class SecretsTests : IDisposable
{
    private readonly DirectoryInfo _tree = Directory.CreateTempSubdirectory("secrets-");

    public SecretsTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The script is one of bash.");

    public static TheoryData<string> Secrets =>
    [
        "-----BEGIN " + "PRIVATE KEY-----",
        "-----BEGIN EC " + "PRIVATE KEY-----",
        "Server=sql.organisme.example;Database=acces;User Id=acces;Pass" + "word=Automne-2026!;Encrypt=True",
        "Pwd" + "=Automne-2026!;Host=sql.organisme.example",
        "https://robot:" + "automne2026@depot.organisme.example/acces.git",
        """{ "IdentityProvider": { "Client""" + "Secret\": \"8a7f3c21-0b9d\" } }",
        """{ "Mail": { "Pass""" + "word\": \"Automne-2026!\" } }",
        "gh" + "p_0123456789abcdefghijABCDEFGHIJ012345",
        "AKI" + "A0123456789ABCDEF",
        "ey" + "JhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.ey" + "JzdWIiOiIxMjM0NTY3ODkwIn0xxxx.SflKxwRJSMeKKF2QT4fwpMeJf36POk6y",
    ];

    [Fact]
    public async Task Our_own_tree_holds_none()
    {
        var (code, said) = await LookAsync(Repository());

        Assert.True(code == 0, said);
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task A_secret_in_a_file_stops_the_run_which_names_the_file_and_the_line_and_not_the_secret(string secret)
    {
        Directory.CreateDirectory(Path.Combine(_tree.FullName, "src"));
        await File.WriteAllTextAsync(Path.Combine(_tree.FullName, "src", "appsettings.json"), $"\n{secret}\n", TestContext.Current.CancellationToken);

        var (code, said) = await LookAsync(_tree.FullName);

        Assert.Equal(1, code);
        Assert.Contains("*** src/appsettings.json:2", said, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server=sql.organisme.example;Database=acces;Integrated Security=true")]
    [InlineData("""{ "Mail": { "Password": "" } }""")]
    [InlineData("Password = {password}, Host = {host}")]
    [InlineData("https://www.organisme.example/acces?q=a:b@c")]
    public async Task What_holds_no_secret_goes_on(string text)
    {
        await File.WriteAllTextAsync(Path.Combine(_tree.FullName, "notes.md"), text, TestContext.Current.CancellationToken);

        var (code, said) = await LookAsync(_tree.FullName);

        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task What_cannot_be_looked_through_is_not_called_clean()
    {
        var (code, said) = await LookAsync(_tree.FullName, path: Path.Combine(_tree.FullName, "no-git"));

        Assert.NotEqual(0, code);
        Assert.DoesNotContain("No file of the tree", said, StringComparison.Ordinal);
    }

    public void Dispose() => _tree.Delete(recursive: true);

    private static async Task<(int Code, string Said)> LookAsync(string tree, string? path = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("/bin/bash", [Path.Combine(Repository(), ".ci", "secrets"), tree]) { RedirectStandardOutput = true, RedirectStandardError = true };

        if (path is not null)
        {
            start.Environment["PATH"] = path;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, output + await errors);
    }

    private static string Repository([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(path, "..", "..", ".."));
}
