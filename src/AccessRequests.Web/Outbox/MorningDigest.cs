using System.Globalization;
using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Data;
using AccessRequests.Web.Journal;
using AccessRequests.Web.Notices;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Outbox;

/// <summary>
/// On working days after seven in the morning, each person is told once what waits for them and which last days are near, and managers and auditors who opened far more files than
/// they do; notices that are too old are removed. The day is remembered here and in the keys
/// of the messages: a program that starts again looks once more and tells nobody twice.
/// </summary>
internal sealed class MorningDigest([FromKeyedServices(OfficeDatabases.EveryFile)] IDbContextFactory<AccessRequestsDb> databases, TimeProvider time)
{
    private const int Hour = 7;
    private const int MaxLines = 30;

    private DateOnly _toldOn;

    public async Task ExecuteAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var today = time.QuebecToday();

        if (_toldOn == today || QuebecTime.ToQuebec(now).Hour < Hour)
        {
            return;
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);

        var calendar = await db.AnswerCalendarAsync(cancellation);

        if (!calendar.IsOfficeDay(today))
        {
            _toldOn = today;
            return;
        }

        var day = today.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var told = (await db.Outbox.Where(message => message.Key.StartsWith($"digest:{day}:")).Select(message => message.Key).ToListAsync(cancellation)).ToHashSet();

        foreach (var account in await db.Users.AsNoTracking().Where(account => !account.IsDisabled && account.Email != null).ToListAsync(cancellation))
        {
            var key = $"digest:{day}:{account.Id:N}";

            if (!told.Contains(key))
            {
                await TellAsync(db, account, key, today, now, cancellation);
            }
        }

        await TellOfReadingsAsync(db, calendar, day, today, now, cancellation);
        await KeptLastDays.RecountAsync(db, cancellation);
        await LastDays.TellAsync(db, today, now, cancellation);
        await db.Notices.Where(notice => notice.At < now.AddDays(-Notice.KeptDays)).ExecuteDeleteAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        _toldOn = today;
    }

    /// <summary>Of each day since the last one on which people were told.</summary>
    private static async Task TellOfReadingsAsync(AccessRequestsDb db, LegalCalendar calendar, string key, DateOnly today, DateTimeOffset now, CancellationToken cancellation)
    {
        var lines = new List<string>();
        var read = today;

        do
        {
            read = read.AddDays(-1);
            lines.AddRange((await UnusualReadings.OfAsync(db, read, cancellation)).Select(unusual => $"Le {FrenchDate.Of(read)}, {unusual.InFrench()}"));
        }
        while (!calendar.IsOfficeDay(read));

        if (lines.Count == 0)
        {
            return;
        }

        var told = (await db.Outbox.Where(message => message.Key.StartsWith($"readings:{key}:")).Select(message => message.Key).ToListAsync(cancellation)).ToHashSet();
        var recipients = await (from account in db.Users
                                where !account.IsDisabled && account.Email != null
                                where db.UserRoles.Any(membership => membership.UserId == account.Id
                                    && db.Roles.Any(role => role.Id == membership.RoleId && (role.Name == Roles.Manager || role.Name == Roles.Auditor)))
                                select new { account.Id, account.Email }).ToListAsync(cancellation);

        db.Outbox.AddRange(recipients.Where(recipient => !told.Contains($"readings:{key}:{recipient.Id:N}")).Select(recipient => new OutboxMessage
        {
            Key = $"readings:{key}:{recipient.Id:N}",
            To = recipient.Email!,
            Subject = "Des dossiers ouverts plus que d’habitude",
            Body = string.Join('\n', [.. lines.Take(MaxLines), "Le journal dit lesquels : demandez à la personne ce qu’elle cherchait."]),
            CreatedAt = now,
            NextTryAt = now,
        }));
    }

    private async Task TellAsync(AccessRequestsDb db, Account account, string key, DateOnly today, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await PersonOfAccount.ReaderAsync(db, account, cancellation) is not { } person)
        {
            return;
        }

        await using var theirs = await databases.OpenForAsync(person, cancellation);
        var tasks = await OfficeDay.TasksAsync(theirs, person, today, cancellation);

        if (tasks.Count > 0)
        {
            db.Outbox.Add(new OutboxMessage
            {
                Key = key,
                To = account.Email!,
                Subject = $"Ce qui vous attend : {FrenchCount.Of(tasks.Count, "chose", "choses")}",
                Body = string.Join('\n', tasks.Take(MaxLines).Select(task => $"{FrenchDate.Of(task.Due)} — {task.Text.Split(" — ")[0]}")),
                CreatedAt = now,
                NextTryAt = now,
            });
        }
    }
}
