using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Outbox;

/// <summary>
/// Which acts are told to whom. It reads the lines of history that a transaction is about to write, so that no act can forget its
/// notice and none is told that did not happen.
/// </summary>
internal static class Notices
{
    public static async Task EnqueueAsync(AccessRequestsDb db, CancellationToken cancellation)
    {
        var told = db.ChangeTracker.Entries<HistoryEntry>()
            .Where(change => change.State == EntityState.Added && Sentence(change.Entity.Act) is not null)
            .Select(change => change.Entity)
            .ToList();

        foreach (var entry in told)
        {
            var request = db.ChangeTracker.Entries<AccessRequest>().Select(change => change.Entity).FirstOrDefault(known => known.Id == entry.RequestId);

            foreach (var account in request is null ? [] : (await RecipientsAsync(db, request, entry, cancellation)).Where(account => request.IsSeenBy(account.Id)))
            {
                db.Outbox.Add(new OutboxMessage
                {
                    Key = $"{entry.Id:N}:{account.Id:N}",
                    To = account.Email!,
                    Subject = $"Demande {request!.Number} : {Sentence(entry.Act)}",
                    Body = $"{entry.ActorName} — {Sentence(entry.Act)}.\n\nOuvrez la demande {request.Number} dans l’application.",
                    RequestId = request.Id,
                    CreatedAt = entry.At,
                    NextTryAt = entry.At,
                });
            }
        }
    }

    private static string? Sentence(HistoryAct act) => act switch
    {
        HistoryAct.SubmittedForApproval => "un projet de décision attend une approbation",
        HistoryAct.ReturnedWithComments => "le projet est retourné avec des commentaires",
        HistoryAct.ApprovalWithdrawn => "l’approbation est retirée",
        HistoryAct.ApprovalCancelled => "l’approbation est annulée par un changement",
        HistoryAct.Approved => "la décision est approuvée et peut être envoyée",
        HistoryAct.Assigned => "le dossier change de mains",
        HistoryAct.ReviewOpened => "la Commission avise d’une demande de révision",
        HistoryAct.PackageFailed => "l’assemblage de la trousse est refusé",
        _ => null,
    };

    /// <summary>Managers are told what waits for them, the officer who has the file the rest; nobody is told of their own act.</summary>
    private static async Task<IReadOnlyList<Account>> RecipientsAsync(AccessRequestsDb db, AccessRequest request, HistoryEntry entry, CancellationToken cancellation)
    {
        var active = db.Users.AsNoTracking().Where(account => !account.IsDisabled && account.Email != null && account.Id != entry.ActorId);

        return entry.Act is HistoryAct.SubmittedForApproval or HistoryAct.ReviewOpened
            ? await (from account in active
                     join membership in db.UserRoles on account.Id equals membership.UserId
                     join role in db.Roles on membership.RoleId equals role.Id
                     where role.Name == Roles.Manager
                     select account).ToListAsync(cancellation)
            : await active.Where(account => account.Id == request.AssigneeId).ToListAsync(cancellation);
    }
}
