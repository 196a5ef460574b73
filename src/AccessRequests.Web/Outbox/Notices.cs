using AccessRequests.Domain;
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
    private static readonly HistoryAct[] OpensFiles = [HistoryAct.AccountOpened, HistoryAct.AccountEdited, HistoryAct.AccountEnabled, HistoryAct.AccountGivenPassword, HistoryAct.AccountAttachedToProvider, HistoryAct.SecondFactorRemoved, HistoryAct.AccountConfirmed];

    private static readonly HistoryAct[] OnAccounts =
        [.. OpensFiles, HistoryAct.AccountDisabled, HistoryAct.PasswordChanged, HistoryAct.SecondFactorSet, HistoryAct.RecoveryCodesRenewed, HistoryAct.RecoveryCodeUsed];

    public static async Task EnqueueAsync(AccessRequestsDb db, CancellationToken cancellation)
    {
        await EnqueueForAccountsAsync(db, cancellation);
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

    /// <summary>
    /// What is done to an account is told to its person, who alone knows whether it is right, and to the managers when it may open files: an
    /// administrator reads none, and should not be able to make themselves a reader unseen.
    /// </summary>
    private static async Task EnqueueForAccountsAsync(AccessRequestsDb db, CancellationToken cancellation)
    {
        var told = db.ChangeTracker.Entries<HistoryEntry>()
            .Where(change => change.State == EntityState.Added && change.Entity is { RequestId: null, ObjectId: not null } && OnAccounts.Contains(change.Entity.Act))
            .Select(change => change.Entity)
            .ToList();

        foreach (var entry in told)
        {
            var managers = OpensFiles.Contains(entry.Act) ? await ManagersAsync(db, cancellation) : [];
            var person = await db.Users.AsNoTracking().Where(account => account.Id == entry.ObjectId && account.Email != null).ToListAsync(cancellation);

            foreach (var account in person.Concat(managers).DistinctBy(account => account.Id))
            {
                db.Outbox.Add(new OutboxMessage
                {
                    Key = $"{entry.Id:N}:{account.Id:N}",
                    To = account.Email!,
                    Subject = $"{entry.Act.InFrench()} — Accès aux documents",
                    Body = $"{entry.ActorName} — {entry.Act.InFrench()}{(entry.After is { } after ? $" : {after}" : "")}.\n\n"
                        + "Un compte à confirmer n’ouvre aucune session avant qu’une autre personne le confirme (« Comptes à confirmer »). Si ce n’est pas ce que vous attendiez, avisez tout de suite un gestionnaire ou l’administrateur.",
                    CreatedAt = entry.At,
                    NextTryAt = entry.At,
                });
            }
        }
    }

    private static Task<List<Account>> ManagersAsync(AccessRequestsDb db, CancellationToken cancellation) =>
        (from account in db.Users.AsNoTracking().Where(account => !account.IsDisabled && account.ConfirmationAskedBy == null && account.Email != null)
         join membership in db.UserRoles on account.Id equals membership.UserId
         join role in db.Roles on membership.RoleId equals role.Id
         where role.Name == Roles.Manager
         select account).ToListAsync(cancellation);

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
        var others = db.Users.AsNoTracking().Where(account => !account.IsDisabled && account.Email != null && account.Id != entry.ActorId);

        return entry.Act is HistoryAct.SubmittedForApproval or HistoryAct.ReviewOpened
            ? [.. (await ManagersAsync(db, cancellation)).Where(account => account.Id != entry.ActorId)]
            : await others.Where(account => account.Id == request.AssigneeId).ToListAsync(cancellation);
    }
}
