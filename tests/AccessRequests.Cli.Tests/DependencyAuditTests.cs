using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;

namespace AccessRequests.Cli.Tests;

/// <summary>What <c>.ci/audit</c> does with a source of packages that the test serves itself: one package, with an advisory or without.</summary>
public sealed class DependencyAuditTests : IDisposable
{
    private const string NotAudited = "THE DEPENDENCIES WERE NOT AUDITED";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("audit-");
    private readonly PackageSource _packages = new();

    public DependencyAuditTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script is one of bash.");
        var repository = Repository();
        Directory.CreateDirectory(InProject(".ci"));
        File.Copy(Path.Combine(repository, ".ci", "audit"), InProject(".ci/audit"));
        File.Copy(Path.Combine(repository, "Directory.Build.props"), InProject("Directory.Build.props"));
        File.WriteAllText(InProject("AccessRequests.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup><PackageReference Include="{PackageSource.Id}" Version="{PackageSource.Version}" /></ItemGroup>
            </Project>
            """);

        // As the machine's own configuration, which names sources of packages and none of advisories.
        File.WriteAllText(Path.Combine(_folder.FullName, "nuget.config"), $"""
            <configuration>
              <packageSources><clear /><add key="packages" value="{_packages.Address}" allowInsecureConnections="true" /></packageSources>
            </configuration>
            """);
    }

    [Fact]
    public async Task A_package_with_a_published_advisory_stops_the_run()
    {
        _packages.HasAdvisory = true;
        NameAuditSource(_packages.Address);

        var (code, said) = await AuditAsync(isStrict: false);

        Assert.NotEqual(0, code);
        Assert.Contains("error NU1903", said, StringComparison.Ordinal);
        Assert.Contains(PackageSource.Advisory, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advisories_that_name_none_of_the_packages_let_even_a_strict_run_go_on()
    {
        NameAuditSource(_packages.Address);

        var (code, said) = await AuditAsync(isStrict: true);

        Assert.True(code == 0, said);
        Assert.DoesNotContain(NotAudited, said, StringComparison.Ordinal);
        Assert.Contains("The dependencies were audited", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_source_of_advisories_that_does_not_answer_is_said_aloud_and_stops_a_strict_run(bool isStrict)
    {
        NameAuditSource($"http://127.0.0.1:{FreePort()}/index.json");

        await AssertNotAuditedAsync(isStrict, "NU1900");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_source_of_packages_that_publishes_no_advisories_is_said_aloud_and_stops_a_strict_run(bool isStrict)
    {
        _packages.PublishesAdvisories = false;

        await AssertNotAuditedAsync(isStrict, "NU1905");
        Assert.False(File.Exists(InProject("nuget.config")));
    }

    public void Dispose()
    {
        _packages.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task AssertNotAuditedAsync(bool isStrict, string because)
    {
        var (code, said) = await AuditAsync(isStrict);

        Assert.True(code == (isStrict ? 1 : 0), said);
        Assert.Contains(NotAudited, said, StringComparison.Ordinal);
        Assert.Contains($"*** {because}", said, StringComparison.Ordinal);
        Assert.DoesNotContain("The dependencies were audited", said, StringComparison.Ordinal);
    }

    private string InProject(string name) => Path.Combine(_folder.FullName, "project", name);

    private void NameAuditSource(string address) => File.WriteAllText(InProject("nuget.config"), $"""
        <configuration>
          <auditSources><clear /><add key="advisories" value="{address}" allowInsecureConnections="true" /></auditSources>
        </configuration>
        """);

    private async Task<(int Code, string Said)> AuditAsync(bool isStrict)
    {
        var cancellation = Xunit.TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("bash", [InProject(".ci/audit"), "AccessRequests.csproj"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["AUDIT_STRICT"] = isStrict ? "1" : "",
                ["NUGET_PACKAGES"] = Path.Combine(_folder.FullName, "packages"),
                ["NUGET_HTTP_CACHE_PATH"] = Path.Combine(_folder.FullName, "cache"),
                ["NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT"] = "1",
                ["MSBUILDDISABLENODEREUSE"] = "1",
                ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, output + await errors);
    }

    private static string Repository([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(path, "..", "..", ".."));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A source of the protocol's third version, with one package and, where it publishes any, its advisories.</summary>
    private sealed class PackageSource : IDisposable
    {
        public const string Id = "Leaky";
        public const string Version = "1.0.0";
        public const string Advisory = "https://advisories.example/leaky-1";

        private readonly HttpListener _listener = new();
        private readonly string _root = $"http://127.0.0.1:{FreePort()}/";
        private readonly byte[] _package = Package();

        public PackageSource()
        {
            _listener.Prefixes.Add(_root);
            _listener.Start();
            _ = AnswerAsync();
        }

        public string Address => $"{_root}index.json";

        private string Advisories => $$""",{"@id":"{{_root}}vulnerabilities.json","@type":"VulnerabilityInfo/6.7.0"}""";

        public bool PublishesAdvisories { get; set; } = true;

        public bool HasAdvisory { get; set; }

        public void Dispose() => _listener.Close();

        private async Task AnswerAsync()
        {
            try
            {
                while (true)
                {
                    var context = await _listener.GetContextAsync();
                    var content = Content(context.Request.Url!.AbsolutePath);
                    context.Response.StatusCode = content is null ? 404 : 200;
                    await context.Response.OutputStream.WriteAsync(content ?? []);
                    context.Response.Close();
                }
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private byte[]? Content(string path) => path switch
        {
            "/index.json" => Json($$"""{"version":"3.0.0","resources":[{"@id":"{{_root}}flat/","@type":"PackageBaseAddress/3.0.0"}{{(PublishesAdvisories ? Advisories : "")}}]}"""),
            "/flat/leaky/index.json" => Json($$"""{"versions":["{{Version}}"]}"""),
            "/flat/leaky/1.0.0/leaky.1.0.0.nupkg" => _package,
            "/vulnerabilities.json" => Json($$"""[{"@name":"base","@id":"{{_root}}base.json","@updated":"2026-01-01T00:00:00Z"}]"""),
            "/base.json" => Json(HasAdvisory ? $$"""{"leaky":[{"url":"{{Advisory}}","severity":2,"versions":"(, 2.0.0)"}]}""" : "{}"),
            _ => null,
        };

        private static byte[] Json(string text) => Encoding.UTF8.GetBytes(text);

        private static byte[] Package()
        {
            using var content = new MemoryStream();

            using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
            {
                using (var writer = new StreamWriter(zip.CreateEntry("Leaky.nuspec").Open()))
                {
                    writer.Write($"""
                        <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
                          <metadata><id>{Id}</id><version>{Version}</version><authors>A test</authors><description>A test's own.</description></metadata>
                        </package>
                        """);
                }

                zip.CreateEntry("lib/netstandard2.0/_._").Open().Dispose();
            }

            return content.ToArray();
        }
    }
}
