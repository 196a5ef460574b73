using System.Diagnostics;
using System.Globalization;

namespace AccessRequests.Web.Tests.Faults;

/// <summary>
/// A host that works is killed (SIGKILL), in every second round at a random moment and otherwise shortly after an act has begun, each in its turn, since
/// the short ones are hardly ever hit by chance; the next host must find everything in order before it works on. A few rounds in an ordinary run; AR_KILL_ROUNDS=200 makes two hundred, and AR_KILL_REPORT names a file that tells what each kill hit.
/// </summary>
public sealed class KilledHostTests
{
    private const string DataVariable = "AR_KILL_DATA";
    private const string Checked = "checked";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly string[] Acts = ["send", "approve", "package", "submit", "mark", "upload", "receive", "review"];

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_that_is_killed_while_it_works_loses_nothing_and_keeps_nothing_that_no_row_names()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test kills as Unix does.");
        var rounds = int.Parse(Environment.GetEnvironmentVariable("AR_KILL_ROUNDS") ?? "3", CultureInfo.InvariantCulture);
        using var folder = new TestFolder();
        var hits = new SortedDictionary<string, int>(StringComparer.Ordinal);

        for (var round = 0; round < rounds; round++)
        {
            var hit = round % 2 == 0
                ? await RunAndKillAsync(folder, Acts[round / 2 % Acts.Length], TimeSpan.FromMilliseconds(Random.Shared.Next(1 << Random.Shared.Next(10))))
                : await RunAndKillAsync(folder, null, TimeSpan.FromMilliseconds(Random.Shared.Next(200, 15_000)));
            hits[hit] = hits.GetValueOrDefault(hit) + 1;

            if (Environment.GetEnvironmentVariable("AR_KILL_REPORT") is { } report)
            {
                await File.WriteAllTextAsync(report, string.Create(CultureInfo.InvariantCulture, $"{round + 1} rounds; killed in: {string.Join(", ", hits.Select(one => $"{one.Key} {one.Value}"))}\n"), Cancellation);
            }
        }

        await using var last = new AccessRequestsHost(Path.Combine(folder.Path, "data"));
        await WholeInstallation.AssertAsync(last);
    }

    /// <summary>The other process: checks what the kill before left, then works until it is killed itself.</summary>
    [Fact]
    public async Task The_host_that_is_killed()
    {
        var folder = Environment.GetEnvironmentVariable(DataVariable);
        Assert.SkipWhen(folder is null, "Started by the other test.");
        await using var host = new AccessRequestsHost(Path.Combine(folder!, "data"));
        void Tell(string line) => File.AppendAllText(Path.Combine(folder!, "told"), $"{line}\n");

        try
        {
            _ = host.Services;
            await WholeInstallation.AssertAsync(host);
            Tell(Checked);
            var office = new OfficeAtWork(host, Tell);

            while (true)
            {
                await office.ActAsync();
            }
        }
        catch (Exception failure)
        {
            Tell($"failed {failure}");
            throw;
        }
    }

    /// <param name="aim">The act after whose beginning the delay runs; null: after the start.</param>
    /// <returns>What it was doing when it was killed.</returns>
    private static async Task<string> RunAndKillAsync(TestFolder folder, string? aim, TimeSpan delay)
    {
        var told = Path.Combine(folder.Path, "told");
        File.Delete(told);
        var start = new ProcessStartInfo("dotnet", [typeof(KilledHostTests).Assembly.Location, "-method", $"*{nameof(The_host_that_is_killed)}"])
        {
            RedirectStandardOutput = true,
            Environment = { [DataVariable] = folder.Path },
        };
        using var host = Process.Start(start)!;
        var output = host.StandardOutput.ReadToEndAsync(Cancellation);

        var sign = aim is null ? Checked : $"begin {aim}";

        for (var waited = Stopwatch.StartNew(); !(await ToldAsync(told)).Contains(sign); await Task.Delay(10, Cancellation))
        {
            if (host.HasExited || waited.Elapsed > Patience)
            {
                host.Kill();
                Assert.Fail($"{string.Join('\n', await ToldAsync(told))}\n{await output}");
            }
        }

        await Task.Delay(delay, Cancellation);
        host.Kill();
        await host.WaitForExitAsync(Cancellation);
        var lines = await ToldAsync(told);
        Assert.DoesNotContain(lines, line => line.StartsWith("failed", StringComparison.Ordinal));

        return lines[^1] is var last && last.StartsWith("begin ", StringComparison.Ordinal) ? last["begin ".Length..] : "between two acts";
    }

    private static async Task<string[]> ToldAsync(string path) => File.Exists(path) ? await File.ReadAllLinesAsync(path, Cancellation) : [];
}
