using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Letters;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Decisions;

/// <summary>
/// A change of what letters are made from (a text of an article, the letterhead, a signatory, a sentence of the office, the calendar), together with
/// the end of each approval that it makes stale, of a decision or of a letter: both are saved or neither. What makes an approval stale within its own
/// file is refused while it stands, or is met at the door: see <see cref="Queries.ObstacleToApprovedAsync"/> and <see cref="SendLetter"/>.
/// </summary>
public sealed class StaleApprovals([FromKeyedServices(OfficeDatabases.EveryFile)] IDbContextFactory<AccessRequestsDb> databases, TimeProvider time)
{
    private const int MostAttempts = 3;

    /// <param name="reason">What changes, in French.</param>
    /// <param name="change">Reads, changes and saves; it sees no restricted file. Done again from its start when a colleague acts on an approved file at the same instant.</param>
    public async Task ChangeAsync(string reason, Actor actor, Func<AccessRequestsDb, Task> change, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);

            try
            {
                await db.AtomicallyAsync(
                    async () =>
                    {
                        db.ChangeTracker.Clear();
                        db.Reader = new Reader();
                        await change(db);

                        // The approvals of every file, whoever may see it.
                        db.Reader = null;
                        await CancelDecisionsAsync(db, reason, actor, cancellation);
                        await CancelLettersAsync(db, reason, actor, cancellation);
                        return await db.SaveChangesAsync(cancellation);
                    },
                    cancellation);
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < MostAttempts)
            {
            }
        }
    }

    private async Task CancelDecisionsAsync(AccessRequestsDb db, string reason, Actor actor, CancellationToken cancellation)
    {
        foreach (var request in await db.Requests.Where(request => request.Status == RequestStatus.Approved).ToListAsync(cancellation))
        {
            if (await db.ObstacleToApprovedAsync(request, time.QuebecToday(), cancellation) is not null)
            {
                request.CancelApproval(reason, actor, time.GetUtcNow());
            }
        }
    }

    private async Task CancelLettersAsync(AccessRequestsDb db, string reason, Actor actor, CancellationToken cancellation)
    {
        foreach (var letter in await db.Letters.Where(letter => letter.Status == LetterDraftStatus.Approved).ToListAsync(cancellation))
        {
            var request = await db.Requests.SingleAsync(known => known.Id == letter.RequestId, cancellation);
            var approved = await db.SentLetters.SingleOrDefaultAsync(known => known.LetterId == letter.Id, cancellation);
            var content = LetterComposer.Compose(await db.LetterRecordAsync(request, letter, time.QuebecToday(), cancellation));

            if (approved?.Sha256 != SentLetter.Of(letter.Id, content).Sha256)
            {
                letter.CancelApproval(request, reason, actor, time.GetUtcNow());
                db.SentLetters.RemoveRange(approved is null ? [] : [approved]);
            }
        }
    }
}
