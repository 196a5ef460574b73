using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Documents;
using AccessRequests.Web.Packages;
using AccessRequests.Web.Search;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Retention;

/// <summary>
/// Carries out the retention schedule: one person proposes, a manager who is another confirms, and what the file holds about people is gone from the
/// database, its index and the disk. Its number, dates, outcomes, articles and history stay, and so does the register of incidents.
/// </summary>
public sealed class DestroyFiles(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<ApprovalForm> validator,
    IdentityConfirmation confirmation,
    FileStore files,
    ArtefactStore artefacts,
    PreviewCache previews,
    TimeProvider time,
    ILogger<DestroyFiles> logger)
{
    public async Task ProposeAsync(AccessRequestId id, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.SendDecisions);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var file = await FileAsync(db, id, cancellation);
        file.Request.ProposeDestruction(file.Obstacle, file.Retention, user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    public async Task WithdrawAsync(AccessRequestId id, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.SendDecisions);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        request.WithdrawDestruction(user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>
    /// Files leave the disk once the rows that name them are gone: a stop in between leaves files that no row names, which the next start clears away.
    /// </summary>
    public async Task ConfirmAsync(AccessRequestId id, ApprovalForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.DestroyFiles);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        await confirmation.DemandAsync(db, await db.Requests.SingleAsync(known => known.Id == id, cancellation), form, user, time.GetUtcNow(), cancellation);

        var (originals, packaged) = await db.AtomicallyAsync(
            async () =>
            {
                db.ChangeTracker.Clear();
                return await DestroyAsync(db, await FileAsync(db, id, cancellation), user, cancellation);
            },
            cancellation);

        // It is done, whoever leaves the page meanwhile. The original first: a preview that is being made of it would come back.
        foreach (var (document, key) in originals)
        {
            LetGo(() => files.Delete(key));
            await previews.ForgetAsync(document, CancellationToken.None);
        }

        foreach (var artefact in packaged)
        {
            LetGo(() => artefacts.Delete([artefact]));
        }

        await db.LetGoOfWhatIsDeletedAsync(CancellationToken.None);
    }

    /// <summary>One that cannot be deleted keeps none of the others; the next start looks for it.</summary>
    private void LetGo(Action delete)
    {
        try
        {
            delete();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            logger.LogError(failure, "A file of a destroyed request is still on the disk: it is deleted at the next start");
        }
    }

    private async Task<RetainedFile> FileAsync(AccessRequestsDb db, AccessRequestId id, CancellationToken cancellation) =>
        (await RetainedFile.OfAsync(
            db, [await db.Requests.SingleAsync(known => known.Id == id, cancellation)], await RetainedFile.RuleAsync(db, cancellation), time.QuebecToday(), cancellation)).Single();

    private async Task<(IReadOnlyList<(DocumentId Document, Guid Key)> Originals, IReadOnlyList<PackageArtefact> Packaged)> DestroyAsync(
        AccessRequestsDb db, RetainedFile file, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var request = file.Request;
        var id = request.Id;
        var documents = await db.Documents.Where(document => document.RequestId == id).Select(document => new { document.Id, document.Original.Key }).ToListAsync(cancellation);
        var packages = await db.Packages.Where(package => package.RequestId == id).ToListAsync(cancellation);
        List<PackageArtefact> packaged = [.. packages.SelectMany(package => package.Artefacts)];
        var letters = await db.Letters.Where(letter => letter.RequestId == id).Select(letter => letter.Id).ToListAsync(cancellation);
        var removed = string.Join(
            ", ",
            FrenchCount.Of(documents.Count, "document", "documents"),
            FrenchCount.Of(letters.Count, "lettre", "lettres"),
            FrenchCount.Of(packages.Count, "trousse", "trousses"));

        request.Destroy(file.Obstacle, file.Retention!, removed, time.QuebecToday(), user.ToActor(), time.GetUtcNow());
        (await db.Applicants.SingleAsync(applicant => applicant.RequestId == id, cancellation)).Forget(request);

        // Set by set, past the indexes that follow each entity: the articles that the file relied on stay, for the statistics.
        await db.Notices.Where(notice => notice.RequestId == id).ExecuteDeleteAsync(cancellation);
        await db.DownloadLinks.Where(link => link.RequestId == id).ExecuteDeleteAsync(cancellation);
        await db.SentLetters.Where(letter => letters.Contains(letter.LetterId)).ExecuteDeleteAsync(cancellation);
        await db.DecisionWordings.Where(wording => wording.RequestId == id).ExecuteDeleteAsync(cancellation);
        await db.PageReadings.Where(reading => documents.Select(document => document.Id).Contains(reading.DocumentId)).ExecuteDeleteAsync(cancellation);
        await db.Documents.Where(document => document.RequestId == id).ExecuteDeleteAsync(cancellation);
        await db.SearchEntries.Where(entry => entry.RequestId == id && entry.Source != SearchSource.File && entry.Source != SearchSource.Text && entry.Source != SearchSource.Applicant).ExecuteDeleteAsync(cancellation);
        await db.ThirdParties.Where(party => party.RequestId == id)
            .ExecuteUpdateAsync(party => party.SetProperty(one => one.Name, "").SetProperty(one => one.Address, "").SetProperty(one => one.Observations, (string?)null), cancellation);
        await db.Consultations.Where(consultation => consultation.RequestId == id)
            .ExecuteUpdateAsync(consultation => consultation.SetProperty(one => one.Asked, "").SetProperty(one => one.Search, (string?)null), cancellation);
        await db.CommissionReviews.Where(review => review.RequestId == id)
            .ExecuteUpdateAsync(review => review.SetProperty(one => one.Outcome, (string?)null).SetProperty(one => one.ReleasedAfter, (string?)null), cancellation);
        await db.FileSteps.Where(step => step.RequestId == id).ExecuteUpdateAsync(step => step.SetProperty(one => one.Note, ""), cancellation);
        db.Packages.RemoveRange(packages);
        await db.SaveChangesAsync(cancellation);

        // Once no sending names one any more.
        await db.Letters.Where(letter => letter.RequestId == id).ExecuteDeleteAsync(cancellation);

        return ([.. documents.Select(document => (document.Id, document.Key))], packaged);
    }
}
