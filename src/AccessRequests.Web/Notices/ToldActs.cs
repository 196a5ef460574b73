using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Letters;
using AccessRequests.Web.Outbox;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Notices;

/// <summary>
/// Which acts are told to whom, in the application and by e-mail. It reads the lines of history that a transaction is about to write, so that no act
/// can forget its notice and none is told that did not happen.
/// </summary>
internal static class ToldActs
{
    private static readonly HistoryAct[] OpensFiles = [HistoryAct.AccountOpened, HistoryAct.AccountEdited, HistoryAct.AccountEnabled, HistoryAct.AccountGivenPassword, HistoryAct.AccountAttachedToProvider, HistoryAct.SecondFactorRemoved, HistoryAct.AccountConfirmed];

    private static readonly HistoryAct[] OnAccounts =
    [
        .. OpensFiles, HistoryAct.AccountDisabled, HistoryAct.PasswordChanged, HistoryAct.SecondFactorSet, HistoryAct.RecoveryCodesRenewed, HistoryAct.RecoveryCodeUsed,
        HistoryAct.AgendaAddressMade,
    ];

    private static readonly HistoryAct[] ForManagers = [HistoryAct.SubmittedForApproval, HistoryAct.ReviewOpened, HistoryAct.IncidentReported, HistoryAct.DestructionProposed];

    /// <summary>What became of a decision concerns whoever submitted it, in charge of the file or not.</summary>
    private static readonly HistoryAct[] ForSubmitter = [HistoryAct.Approved, HistoryAct.ReturnedWithComments, HistoryAct.ApprovalWithdrawn, HistoryAct.ApprovalCancelled, HistoryAct.PackageFailed];

    public static async Task EnqueueAsync(AccessRequestsDb db, CancellationToken cancellation)
    {
        await EnqueueForAccountsAsync(db, cancellation);
        await EnqueueForSubstitutesAsync(db, cancellation);

        foreach (var entry in Written(db, entry => entry.RequestId is not null && Sentence(entry.Act) is not null))
        {
            var request = db.ChangeTracker.Entries<AccessRequest>().Select(change => change.Entity).FirstOrDefault(known => known.Id == entry.RequestId);

            foreach (var account in request is null ? [] : (await RecipientsAsync(db, request, entry, cancellation)).Where(account => request.IsSeenBy(account.Id, account.Unit)))
            {
                Tell(
                    db,
                    account,
                    entry,
                    request!,
                    $"Demande {request!.Number} : {Sentence(entry.Act)} ({entry.ActorName})",
                    AddressOf(entry.Act, request.Number),
                    $"Demande {request.Number} : {Sentence(entry.Act)}",
                    $"{entry.ActorName} — {Sentence(entry.Act)}.\n\nOuvrez la demande {request.Number} dans l’application.");
            }
        }
    }

    /// <summary>Who has the file, and whoever does their work that day; the managers for a file that nobody has.</summary>
    private static async Task<IEnumerable<Account>> InChargeAsync(AccessRequestsDb db, Guid? assignee, DateOnly today, CancellationToken cancellation) =>
        (await InChargeAsync(db, [assignee], today, cancellation))[assignee];

    /// <summary>The same for several files at once, by who has them.</summary>
    public static async Task<ILookup<Guid?, Account>> InChargeAsync(AccessRequestsDb db, IReadOnlyCollection<Guid?> assignees, DateOnly today, CancellationToken cancellation)
    {
        var people = assignees.OfType<Guid>().Distinct().ToList();
        var managers = assignees.Contains(null) ? await ManagersAsync(db, cancellation) : [];
        var substitutes = people.Count == 0
            ? []
            : await db.SubstitutionsOn(today).Where(substitution => people.Contains(substitution.AbsentId)).Select(substitution => new { substitution.AbsentId, substitution.SubstituteId }).ToListAsync(cancellation);
        var all = people.Concat(substitutes.Select(substitution => substitution.SubstituteId)).Distinct().ToList();
        var accounts = all.Count == 0 ? [] : await db.OpenAccounts().AsNoTracking().Where(account => all.Contains(account.Id)).ToListAsync(cancellation);

        return managers.Select(account => (Assignee: (Guid?)null, Account: account))
            .Concat(from account in accounts
                    from person in people
                    where account.Id == person || substitutes.Any(substitution => substitution.AbsentId == person && substitution.SubstituteId == account.Id)
                    select (Assignee: (Guid?)person, Account: account))
            .ToLookup(one => one.Assignee, one => one.Account);
    }

    /// <summary>
    /// What is done to an account is told to its person, who alone knows whether it is right, and to the managers when it may open files: an
    /// administrator reads none, and should not be able to make themselves a reader unseen.
    /// </summary>
    private static async Task EnqueueForAccountsAsync(AccessRequestsDb db, CancellationToken cancellation)
    {
        foreach (var entry in Written(db, entry => entry is { RequestId: null, ObjectId: not null } && OnAccounts.Contains(entry.Act)))
        {
            var managers = OpensFiles.Contains(entry.Act) ? await ManagersAsync(db, cancellation) : [];
            var person = await db.Users.AsNoTracking().Where(account => account.Id == entry.ObjectId).ToListAsync(cancellation);

            var what = $"{entry.ActorName} — {entry.Act.InFrench()}{(entry.After is { } after ? $" : {after}" : "")}";

            foreach (var account in person.Concat(managers).DistinctBy(account => account.Id))
            {
                Tell(
                    db,
                    account,
                    entry,
                    null,
                    what,
                    account.Id == entry.ObjectId ? Urls.MyAccount : Urls.AccountsToConfirm,
                    $"{entry.Act.InFrench()} — Accès aux documents",
                    $"{what}.\n\n"
                        + "Un compte à confirmer n’ouvre aucune session avant qu’une autre personne le confirme (« Comptes à confirmer »). Si ce n’est pas ce que vous attendiez, avisez tout de suite un gestionnaire ou l’administrateur.");
            }
        }
    }

    private static async Task EnqueueForSubstitutesAsync(AccessRequestsDb db, CancellationToken cancellation)
    {
        foreach (var entry in Written(db, entry => entry.Act is HistoryAct.AbsencePlanned or HistoryAct.AbsenceCancelled))
        {
            var substitute = db.ChangeTracker.Entries<Substitution>().Select(change => change.Entity).FirstOrDefault(known => known.Id == entry.ObjectId)?.SubstituteId;

            var subject = entry.Act == HistoryAct.AbsencePlanned ? "Vous remplacez une personne absente" : "Un remplacement qui vous était confié est annulé";

            foreach (var account in await db.OpenAccounts().AsNoTracking().Where(account => account.Id == substitute && account.Id != entry.ActorId).ToListAsync(cancellation))
            {
                Tell(
                    db,
                    account,
                    entry,
                    null,
                    $"{subject} — {entry.After}",
                    Urls.Dashboard,
                    subject,
                    $"{entry.After}.\n\nPendant l’absence, ses dossiers et ses avis sont aussi les vôtres, au tableau de bord.");
            }
        }
    }

    private static List<HistoryEntry> Written(AccessRequestsDb db, Func<HistoryEntry, bool> told) =>
        [.. db.ChangeTracker.Entries<HistoryEntry>().Where(change => change.State == EntityState.Added).Select(change => change.Entity).Where(told)];

    /// <summary>Both from one call: whoever has no address is told in the application all the same.</summary>
    /// <param name="text">Of the notice.</param>
    /// <param name="body">Of the e-mail.</param>
    private static void Tell(AccessRequestsDb db, Account account, HistoryEntry entry, AccessRequest? request, string text, string address, string subject, string body)
    {
        var key = $"{entry.Id:N}:{account.Id:N}";
        db.Notices.Add(new Notice
        {
            Key = key,
            AccountId = account.Id,
            RequestId = request?.Id,
            Text = Notice.Fitted(text),
            Address = address,
            At = entry.At,
        });

        if (account.Email is { } email)
        {
            db.Outbox.Add(new OutboxMessage { Key = key, To = email, Subject = subject, Body = body, RequestId = request?.Id, CreatedAt = entry.At, NextTryAt = entry.At });
        }
    }

    /// <summary>The managers, and the officers to whom one of them delegated their approvals that day.</summary>
    private static async Task<IEnumerable<Account>> ApproversAsync(AccessRequestsDb db, DateOnly today, CancellationToken cancellation)
    {
        var managers = await ManagersAsync(db, cancellation);
        var absent = managers.Select(manager => manager.Id).ToList();
        var delegates = db.SubstitutionsOn(today)
            .Where(substitution => substitution.DelegatesApproval && absent.Contains(substitution.AbsentId))
            .Select(substitution => substitution.SubstituteId);
        return managers.Concat(await db.OpenAccounts().AsNoTracking().Where(account => delegates.Contains(account.Id)).ToListAsync(cancellation)).DistinctBy(account => account.Id);
    }

    private static Task<List<Account>> ManagersAsync(AccessRequestsDb db, CancellationToken cancellation) =>
        db.OpenHolders(Roles.Manager).AsNoTracking().ToListAsync(cancellation);

    private static string? Sentence(HistoryAct act) => act switch
    {
        HistoryAct.SubmittedForApproval => "un projet de décision attend une approbation",
        HistoryAct.ReturnedWithComments => "le projet est retourné avec des commentaires",
        HistoryAct.ApprovalWithdrawn => "l’approbation est retirée",
        HistoryAct.ApprovalCancelled => "l’approbation est annulée par un changement",
        HistoryAct.Approved => "la décision est approuvée et peut être envoyée",
        HistoryAct.OfficeLetterApproved => "une lettre est approuvée et peut être envoyée",
        HistoryAct.OfficeLetterReturned => "une lettre est retournée",
        HistoryAct.Assigned => "le dossier change de mains",
        HistoryAct.ReviewOpened => "la Commission avise d’une demande de révision",
        HistoryAct.PackageFailed => "l’assemblage de la trousse est refusé",
        HistoryAct.ThirdPartyObserved => "un tiers a présenté ses observations",
        HistoryAct.ThirdPartyConsented => "un tiers a consenti par écrit",
        HistoryAct.ThirdPartyReviewAsked => "un tiers demande une révision, ses documents attendent",
        HistoryAct.UnitAnswered => "une unité a répondu",
        HistoryAct.IncidentReported => "un incident de confidentialité est signalé",
        HistoryAct.DestructionProposed => "la destruction du dossier est proposée et attend votre confirmation",
        _ => null,
    };

    private static string AddressOf(HistoryAct act, string number) => act switch
    {
        HistoryAct.SubmittedForApproval => DecisionUrls.Approval(number),
        HistoryAct.ReturnedWithComments or HistoryAct.ApprovalWithdrawn or HistoryAct.ApprovalCancelled => DecisionUrls.Decision(number),
        HistoryAct.Approved or HistoryAct.PackageFailed => DecisionUrls.Package(number),
        HistoryAct.OfficeLetterApproved or HistoryAct.OfficeLetterReturned => LetterUrls.Tab(number),
        HistoryAct.ThirdPartyObserved or HistoryAct.ThirdPartyConsented or HistoryAct.ThirdPartyReviewAsked => DecisionUrls.ThirdParties(number),
        HistoryAct.ReviewOpened or HistoryAct.UnitAnswered => DecisionUrls.Steps(number),
        HistoryAct.IncidentReported => Urls.Incidents,
        HistoryAct.DestructionProposed => Urls.Retention,
        _ => DecisionUrls.Request(number),
    };

    /// <summary>Managers are told what waits for them, whoever is in charge of the file the rest; nobody is told of their own act.</summary>
    private static async Task<IEnumerable<Account>> RecipientsAsync(AccessRequestsDb db, AccessRequest request, HistoryEntry entry, CancellationToken cancellation) =>
        (entry.Act == HistoryAct.SubmittedForApproval ? await ApproversAsync(db, QuebecTime.DayOf(entry.At), cancellation)
            : ForManagers.Contains(entry.Act) ? await ManagersAsync(db, cancellation)
            : await InChargeAsync(db, request.AssigneeId, QuebecTime.DayOf(entry.At), cancellation))
        .Concat(ForSubmitter.Contains(entry.Act) ? await SubmitterAsync(db, request.Id, cancellation) : [])
        .DistinctBy(account => account.Id)
        .Where(account => account.Id != entry.ActorId);

    private static async Task<IReadOnlyList<Account>> SubmitterAsync(AccessRequestsDb db, AccessRequestId request, CancellationToken cancellation)
    {
        var last = db.History.Where(entry => entry.RequestId == request && entry.Act == HistoryAct.SubmittedForApproval).OrderByDescending(entry => entry.Sequence).Take(1).Select(entry => entry.ActorId);
        return await db.OpenAccounts().AsNoTracking().Where(account => last.Contains(account.Id)).ToListAsync(cancellation);
    }
}
