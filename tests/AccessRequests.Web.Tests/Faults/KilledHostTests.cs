using System.Diagnostics;
using System.Globalization;
using AccessRequests.Web.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Faults;

/// <summary>
/// A host that works is killed (SIGKILL), in every second round at a random moment and otherwise shortly after an act has begun, each in its turn, since
/// the short ones are hardly ever hit by chance; the next host must find everything in order before it works on. A few rounds in an ordinary run; AR_KILL_ROUNDS=200 makes two hundred, and AR_KILL_REPORT names a file that tells what each kill hit.
/// </summary>
public sealed class KilledHostTests
{
    private const string DataVariable = "AR_KILL_DATA";
    private const string MailVariable = "AR_KILL_MAIL";
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
        using var mailbox = new Mailbox();
        var hits = new SortedDictionary<string, int>(StringComparer.Ordinal);

        for (var round = 0; round < rounds; round++)
        {
            var hit = round % 2 == 0
                ? await RunAndKillAsync(folder, mailbox, Acts[round / 2 % Acts.Length], TimeSpan.FromMilliseconds(Random.Shared.Next(1 << Random.Shared.Next(10))))
                : await RunAndKillAsync(folder, mailbox, null, TimeSpan.FromMilliseconds(Random.Shared.Next(200, 15_000)));
            hits[hit] = hits.GetValueOrDefault(hit) + 1;

            if (Environment.GetEnvironmentVariable("AR_KILL_REPORT") is { } report)
            {
                await File.WriteAllTextAsync(report, string.Create(CultureInfo.InvariantCulture, $"{round + 1} rounds; killed in: {string.Join(", ", hits.Select(one => $"{one.Key} {one.Value}"))}; e-mails: {mailbox.Taken.Count}, given over once more: {GivenOverAgain(mailbox)}\n"), Cancellation);
            }
        }

        await using var last = new AccessRequestsHost(Path.Combine(folder.Path, "data"));
        SetMail(last, mailbox.Port);
        await WholeInstallation.AssertAsync(last);
        await AssertMailAsync(last, mailbox, rounds);
    }

    /// <summary>
    /// Every message whose act is in the database reached the server, and none whose act is not. One that a kill cut off between the server's word and the note of it is given
    /// over again, byte for byte under the same Message-ID, by which mailboxes know it: never more often than hosts were killed.
    /// </summary>
    private static async Task AssertMailAsync(AccessRequestsHost host, Mailbox mailbox, int kills)
    {
        await using (var db = await new Case30198(host).OpenAsync())
        {
            // What a kill interrupted waits for its next try: it is now.
            await db.Outbox.Where(message => message.SentAt == null).ExecuteUpdateAsync(set => set.SetProperty(message => message.NextTryAt, DateTimeOffset.UtcNow), Cancellation);
        }

        await host.Services.GetRequiredService<SendOutbox>().ExecuteAsync(Cancellation);

        await using var after = await new Case30198(host).OpenAsync();
        var messages = await after.Outbox.AsNoTracking().ToListAsync(Cancellation);
        Assert.NotEmpty(messages);
        Assert.All(messages, message => Assert.NotNull(message.SentAt));
        Assert.Equal(messages.Select(message => $"{message.Id:N}").Order(StringComparer.Ordinal), mailbox.Taken.Keys.Order(StringComparer.Ordinal));
        Assert.All(mailbox.Taken.Values, same => Assert.Single(same.Distinct()));
        Assert.InRange(GivenOverAgain(mailbox), 0, kills);
    }

    private static int GivenOverAgain(Mailbox mailbox) => mailbox.Taken.Values.Sum(same => same.Count - 1);

    private static void SetMail(AccessRequestsHost host, int port)
    {
        foreach (var (key, value) in Mailbox.SettingsOf(port))
        {
            host.Settings[key] = value;
        }
    }

    /// <summary>The other process: checks what the kill before left, then works until it is killed itself.</summary>
    [Fact]
    public async Task The_host_that_is_killed()
    {
        var folder = Environment.GetEnvironmentVariable(DataVariable);
        Assert.SkipWhen(folder is null, "Started by the other test.");
        await using var host = new AccessRequestsHost(Path.Combine(folder!, "data"));
        SetMail(host, int.Parse(Environment.GetEnvironmentVariable(MailVariable)!, CultureInfo.InvariantCulture));
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
    private static async Task<string> RunAndKillAsync(TestFolder folder, Mailbox mailbox, string? aim, TimeSpan delay)
    {
        var told = Path.Combine(folder.Path, "told");
        File.Delete(told);
        var start = new ProcessStartInfo("dotnet", [typeof(KilledHostTests).Assembly.Location, "-method", $"*{nameof(The_host_that_is_killed)}"])
        {
            RedirectStandardOutput = true,
            Environment = { [DataVariable] = folder.Path, [MailVariable] = mailbox.Port.ToString(CultureInfo.InvariantCulture) },
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
