using System.Globalization;
using AccessRequests.Domain;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Notices;

/// <summary>A last day that comes near, is there or passed, which no act tells: once each. By e-mail it is in what everybody is told of their day.</summary>
internal static class LastDays
{
    private const int DaysBefore = 5;

    /// <summary>Those that passed before are on the dashboard, and were told.</summary>
    private const int DaysAfter = 7;

    private const int MaxAtOnce = 500;

    public static async Task TellAsync(AccessRequestsDb db, DateOnly today, DateTimeOffset now, CancellationToken cancellation)
    {
        var near = (await OfficeDay.FilesAsync(db, today, cancellation))
            .Where(file => !file.WasAnswered && file.Due >= today.AddDays(-DaysAfter) && file.Due <= today.AddDays(DaysBefore))
            .Take(MaxAtOnce)
            .ToList();
        var ids = near.Select(file => file.Id).ToList();
        var requests = await db.Requests.AsNoTracking().Where(request => ids.Contains(request.Id)).ToDictionaryAsync(request => request.Id, cancellation);
        var told = (await db.Notices.Where(notice => notice.RequestId != null && ids.Contains(notice.RequestId.Value)).Select(notice => notice.Key).ToListAsync(cancellation)).ToHashSet();
        var inCharge = await ToldActs.InChargeAsync(db, [.. near.Select(file => file.AssigneeId)], today, cancellation);

        db.Notices.AddRange(
            from file in near
            where requests.ContainsKey(file.Id)
            from account in inCharge[file.AssigneeId]
            let key = $"{StageOf(file.Due, today)}:{file.Id.Value:N}:{file.Due.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}:{account.Id:N}"
            where requests[file.Id].IsSeenBy(account.Id, account.Unit) && !told.Contains(key)
            select new Notice
            {
                Key = key,
                AccountId = account.Id,
                RequestId = file.Id,
                Text = $"Demande {file.Number} : {Sentence(file.Due, today)}",
                Address = DecisionUrls.Request(file.Number),
                At = now,
            });
    }

    private static string StageOf(DateOnly due, DateOnly today) => due < today ? "passed" : due == today ? "today" : "near";

    private static string Sentence(DateOnly due, DateOnly today) =>
        due < today ? $"le dernier jour pour répondre, le {FrenchDate.Of(due)}, est passé ; répondez quand même"
        : due == today ? "c’est aujourd’hui le dernier jour pour répondre"
        : $"le dernier jour pour répondre approche, le {FrenchDate.WithWeekday(due)}";
}
