using System.Linq.Expressions;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Letters;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Dashboard;

/// <summary>The letters beside decisions that a manager signs for (<see cref="LetterDraft.ApprovedKinds"/>): whose turn it is, until they have left. Each is for the day that it bears.</summary>
internal static class LetterTasks
{
    private const int MaxShown = 500;

    /// <summary>Those that a person may approve, having had no hand in them.</summary>
    public static async Task<IEnumerable<OfficeTask>> ToApproveAsync(AccessRequestsDb db, Guid person, CancellationToken cancellation) =>
        (await ReadAsync(db, letter => letter.Status == LetterDraftStatus.Draft && !letter.Drafters.Contains(person), null, cancellation))
            .Select(letter => new OfficeTask($"Demande {letter.Number} : approuver la lettre « {letter.Kind.InFrench()} »", LetterUrls.Page(letter.Number, letter.Id), letter.DatedOn));

    /// <param name="people">Whose files, with those that nobody has.</param>
    public static async Task<IEnumerable<OfficeTask>> ToSendAsync(AccessRequestsDb db, IReadOnlyCollection<Guid> people, CancellationToken cancellation) =>
        (await ReadAsync(db, letter => letter.Status == LetterDraftStatus.Approved, people, cancellation))
            .Select(letter => new OfficeTask($"Demande {letter.Number} : envoyer la lettre approuvée « {letter.Kind.InFrench()} »", LetterUrls.Page(letter.Number, letter.Id), letter.DatedOn));

    /// <summary>Those that a person wrote, which someone else must approve.</summary>
    public static async Task<IEnumerable<AwaitedAct>> AwaitedAsync(AccessRequestsDb db, Guid person, CancellationToken cancellation) =>
        (await ReadAsync(db, letter => letter.Status == LetterDraftStatus.Draft && letter.Drafters.Contains(person), null, cancellation))
            .Select(letter => new AwaitedAct($"{letter.Number} : la lettre « {letter.Kind.InFrench()} » attend l’approbation d’un gestionnaire", LetterUrls.Page(letter.Number, letter.Id), letter.DatedOn));

    /// <summary>Of files to answer; the decision on a third party also of those whose letter announced it.</summary>
    private static async Task<IEnumerable<Waiting>> ReadAsync(
        AccessRequestsDb db, Expression<Func<LetterDraft, bool>> whose, IReadOnlyCollection<Guid>? people, CancellationToken cancellation)
    {
        var kinds = LetterDraft.ApprovedKinds;
        var letters = db.Letters.AsNoTracking().Where(letter => letter.DatedOn != null && kinds.Contains(letter.Kind)).Where(whose);
        var announced = db.Requests.AsNoTracking()
            .SelectMany(request => request.Points, (request, point) => new { Request = request, point.Outcome })
            .Where(point => point.Outcome == PointOutcome.ThirdPartyConsulted && point.Request.Status == RequestStatus.Sent)
            .Select(point => point.Request);

        return (await Of(db.Unanswered().Of(people), letters).ToListAsync(cancellation))
            .Concat(await Of(announced.Of(people), letters.Where(letter => letter.Kind == LetterKind.ThirdPartyDecision)).ToListAsync(cancellation))
            .DistinctBy(letter => letter.Id);
    }

    private static IQueryable<Waiting> Of(IQueryable<AccessRequest> files, IQueryable<LetterDraft> letters) =>
        (from file in files
         join letter in letters on file.Id equals letter.RequestId
         orderby letter.DatedOn
         select new Waiting(file.Number, letter.Id, letter.Kind, letter.DatedOn!.Value)).Take(MaxShown);

    private sealed record Waiting(string Number, Guid Id, LetterKind Kind, DateOnly DatedOn);
}
