using System.Net;
using System.Net.Sockets;
using System.Text;
using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Outbox;
using AccessRequests.Web.Security;
using AccessRequests.Web.Tests.Faults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace AccessRequests.Web.Tests.Outbox;

/// <summary>What the office is told by e-mail: in the transaction of the act, again when refused, and once.</summary>
public sealed class OutboxTests : PageTest
{
    private static readonly Actor Officer = new(Guid.NewGuid(), "Julie Bouchard");

    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("mail-").FullName, "mail");
    private readonly AccessRequest _request;

    public OutboxTests()
    {
        var now = Clock.GetUtcNow();
        _request = AccessRequest.Log(
            "2025-9",
            new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, now, "Texte", "un guide"),
            new DateOnly(2025, 12, 1),
            ["Le guide"],
            Officer,
            now);
        var role = new IdentityRole<Guid>(Roles.Manager) { Id = Guid.NewGuid() };
        var manager = new Account { Id = Guid.NewGuid(), Name = "Hélène", Email = "helene@example.org", UserName = "helene@example.org" };
        Database.Given(
            Organisation.Found(new Letterhead("Ministère", "Accès", "1, rue", null, null, null, null, "le Ministère", "https://review.example"), "#####", CalendarPolicy.InterpretationAct),
            _request,
            role,
            manager,
            new IdentityUserRole<Guid> { RoleId = role.Id, UserId = manager.Id });
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_submission_tells_the_managers_once_and_names_no_applicant()
    {
        await SubmitAsync();
        var send = Sender(new MailOptions());

        await send.ExecuteAsync(Cancellation);
        await send.ExecuteAsync(Cancellation);

        var file = Assert.Single(Directory.GetFiles(_folder));
        var mail = await MimeKit.MimeMessage.LoadAsync(file, Cancellation);
        Assert.Equal("Demande 2025-9 : un projet de décision attend une approbation", mail.Subject);
        Assert.Equal("helene@example.org", mail.To.ToString());
        Assert.NotNull((await MessageAsync()).SentAt);
    }

    [Fact]
    public async Task An_act_that_is_not_saved_tells_nobody()
    {
        await using var db = Database.CreateDbContext();
        var request = await db.Requests.SingleAsync(Cancellation);
        request.SubmitForApproval([], Officer, Clock.GetUtcNow());
        db.Entry(request).Property(known => known.Version).OriginalValue = Guid.NewGuid();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync(Cancellation));

        await using var other = Database.CreateDbContext();
        Assert.False(await other.Outbox.AnyAsync(Cancellation));
    }

    [Fact]
    public async Task A_mailbox_that_refuses_is_tried_again_later_and_its_words_stay_on_the_file()
    {
        await SubmitAsync();
        using var server = new RefusingServer();
        var send = Sender(new MailOptions { Host = "127.0.0.1", Port = server.Port, Security = MailKit.Security.SecureSocketOptions.None });

        await send.ExecuteAsync(Cancellation);
        await send.ExecuteAsync(Cancellation);

        var refused = await MessageAsync();
        Assert.Equal((1, null), (refused.Attempts, refused.SentAt));
        Assert.Contains("boîte pleine", refused.Failure, StringComparison.Ordinal);

        Clock.Advance(TimeSpan.FromMinutes(2));
        await Sender(new MailOptions()).ExecuteAsync(Cancellation);
        Assert.Equal((2, (string?)null), ((await MessageAsync()).Attempts, (await MessageAsync()).Failure));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_server_that_takes_tls_off_gets_nothing()
    {
        await SubmitAsync();
        using var server = new Mailbox();

        await Sender(new MailOptions { Host = "127.0.0.1", Port = server.Port, User = "office", Password = "secret" }).ExecuteAsync(Cancellation);

        Assert.Equal((1, null), ((await MessageAsync()).Attempts, (await MessageAsync()).SentAt));
        Assert.Empty(server.Taken);
        Assert.DoesNotContain(server.Heard, line => line.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase) || line.StartsWith("MAIL", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_message_that_left_while_the_program_was_told_to_end_does_not_leave_again()
    {
        await SubmitAsync();
        using var ending = new CancellationTokenSource();
        using var server = new TakingServer(ending.Cancel);
        var send = Sender(new MailOptions { Host = "127.0.0.1", Port = server.Port, Security = MailKit.Security.SecureSocketOptions.None });

        await send.ExecuteAsync(ending.Token);

        Assert.True(ending.IsCancellationRequested);
        Assert.Equal((1, (string?)null), ((await MessageAsync()).Attempts, (await MessageAsync()).Failure));
        Assert.NotNull((await MessageAsync()).SentAt);
    }

    [Fact]
    public async Task The_digest_leaves_once_on_a_working_morning()
    {
        await SubmitAsync();
        var digest = new MorningDigest(Database, Clock);

        await digest.ExecuteAsync(Cancellation);
        await digest.ExecuteAsync(Cancellation);

        await using var db = Database.CreateDbContext();
        var told = await db.Outbox.AsNoTracking().SingleAsync(message => message.Key.StartsWith("digest:"), Cancellation);
        Assert.Equal("Ce qui vous attend : 1 chose", told.Subject);
        Assert.Equal("22 décembre 2025 — Approuver la décision 2025-9", told.Body);
    }

    [Fact]
    public async Task Who_had_nothing_in_the_morning_is_not_looked_at_again_until_the_next()
    {
        var digest = new MorningDigest(Database, Clock);
        await digest.ExecuteAsync(Cancellation);
        await SubmitAsync();

        await digest.ExecuteAsync(Cancellation);
        await using var db = Database.CreateDbContext();
        Assert.False(await db.Outbox.AnyAsync(message => message.Key.StartsWith("digest:"), Cancellation));

        Clock.Advance(TimeSpan.FromDays(1));
        await digest.ExecuteAsync(Cancellation);
        Assert.Equal("digest:20251202", (await db.Outbox.SingleAsync(message => message.Key.StartsWith("digest:"), Cancellation)).Key[..15]);
    }

    [Fact]
    public async Task A_message_wakes_whoever_sends_it_long_before_the_next_round()
    {
        await using var host = new AccessRequestsHost();
        await new Case30198(host).SubmitAsync();
        var mail = Path.Combine(host.DataFolder, "mail");

        for (var i = 0; i < 200 && !(Directory.Exists(mail) && Directory.GetFiles(mail, "*.eml").Length > 0); i++)
        {
            await Task.Delay(100, Cancellation);
        }

        Assert.NotEmpty(Directory.GetFiles(mail, "*.eml"));
    }

    [Fact]
    public async Task No_digest_leaves_on_a_holiday_nor_before_seven()
    {
        await SubmitAsync();
        Clock.SetUtcNow(new DateTimeOffset(2025, 12, 25, 17, 0, 0, TimeSpan.Zero));
        await new MorningDigest(Database, Clock).ExecuteAsync(Cancellation);
        Clock.SetUtcNow(new DateTimeOffset(2025, 12, 29, 11, 0, 0, TimeSpan.Zero)); // six in the morning in Québec
        await new MorningDigest(Database, Clock).ExecuteAsync(Cancellation);

        await using var db = Database.CreateDbContext();
        Assert.False(await db.Outbox.AnyAsync(message => message.Key.StartsWith("digest:"), Cancellation));
    }

    [Theory]
    [InlineData(45, 10, 1)]
    [InlineData(45, 0, 1)]
    [InlineData(45, 15, 0)]
    [InlineData(39, 1, 0)]
    public async Task Managers_are_told_of_someone_who_opened_far_more_files_than_they_do(int opened, int usual, int told)
    {
        var now = Clock.GetUtcNow();
        var requests = Enumerable.Range(1, opened).Select(number => AccessRequest.Log(
            $"2024-{number}",
            new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, now, "Texte", "un guide"),
            new DateOnly(2025, 11, 3),
            ["Le guide"],
            Officer,
            now)).ToList();
        var reader = new Account { Id = Guid.NewGuid(), Name = "Ève", Email = "eve@example.org", UserName = "eve@example.org" };
        void Read(AccessRequest request, int day) =>
            Database.Given(HistoryEntry.Reading(request.Id, HistoryAct.RequestRead, new Actor(reader.Id, reader.Name), new DateTimeOffset(2025, 11, day, 15, 0, 0, TimeSpan.Zero), null, null));
        Database.Given([.. requests, reader]);

        foreach (var day in (int[])[18, 19, 20])
        {
            requests.Take(usual).ToList().ForEach(request => Read(request, day));
        }

        // On Friday, some of them twice: a file counts once.
        requests.ForEach(request => Read(request, 28));
        requests.Take(20).ToList().ForEach(request => Read(request, 28));

        await new MorningDigest(Database, Clock).ExecuteAsync(Cancellation);
        await new MorningDigest(Database, Clock).ExecuteAsync(Cancellation);

        await using var db = Database.CreateDbContext();
        var messages = await db.Outbox.AsNoTracking().Where(message => message.Key.StartsWith("readings:")).ToListAsync(Cancellation);
        Assert.Equal(told, messages.Count);
        Assert.All(messages, message => Assert.Equal("helene@example.org", message.To));
        Assert.All(messages, message => Assert.StartsWith($"Le 28 novembre 2025, Ève a ouvert 45 dossiers ({(usual == 0 ? "aucun les semaines d’avant" : "10 d’habitude")}).", message.Body, StringComparison.Ordinal));
        Assert.All(messages, message => Assert.DoesNotContain("2024-", message.Body, StringComparison.Ordinal));
    }

    private SendOutbox Sender(MailOptions options) => new(Database, new PostOffice(options, _folder), Clock, NullLogger<SendOutbox>.Instance);

    private async Task SubmitAsync()
    {
        await using var db = Database.CreateDbContext();
        var request = await db.Requests.SingleAsync(Cancellation);
        request.EditLetter(new LetterDetails(new DateOnly(2025, 12, 1), null, Delivery.Email), [], Officer, Clock.GetUtcNow());
        request.SubmitForApproval([], Officer, Clock.GetUtcNow());
        await db.SaveChangesAsync(Cancellation);
    }

    private async Task<OutboxMessage> MessageAsync()
    {
        await using var db = Database.CreateDbContext();
        return await db.Outbox.AsNoTracking().SingleAsync(Cancellation);
    }

    /// <summary>An SMTP server whose mailboxes are full: enough of the protocol to refuse.</summary>
    private sealed class RefusingServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public RefusingServer()
        {
            _listener.Start();
            _ = Task.Run(ServeAsync);
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    await TalkAsync(client.GetStream());
                }
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException or IOException)
            {
                // The test is over.
            }
        }

        private static async Task TalkAsync(NetworkStream stream)
        {
            using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test");

            while (await reader.ReadLineAsync() is { } line)
            {
                await writer.WriteLineAsync(line.Split(' ')[0].ToUpperInvariant() switch
                {
                    "EHLO" or "HELO" => "250 test",
                    "RCPT" => "452 boîte pleine",
                    "QUIT" => "221 adieu",
                    _ => "250 ok",
                });
            }
        }
    }

    /// <summary>Takes the message, and hangs up at the farewell.</summary>
    private sealed class TakingServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Action _farewell;

        public TakingServer(Action farewell)
        {
            _farewell = farewell;
            _listener.Start();
            _ = Task.Run(ServeAsync);
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync()
        {
            using var client = await _listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test");
            var isMessage = false;

            while (await reader.ReadLineAsync() is { } line)
            {
                if (line == "QUIT")
                {
                    _farewell();
                    return;
                }

                if (!isMessage || line == ".")
                {
                    isMessage = line == "DATA";
                    await writer.WriteLineAsync(isMessage ? "354 allez" : "250 ok");
                }
            }
        }
    }
}
