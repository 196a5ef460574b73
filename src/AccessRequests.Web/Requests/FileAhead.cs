using AccessRequests.Domain.Consultations;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Requests;

/// <summary>What may be done of a file beside its documents and its decision.</summary>
/// <param name="Acknowledgements">Those begun or sent.</param>
public sealed record FileAhead(
    LegalCalendar Calendar, DateOnly AcknowledgeBy, IReadOnlyList<LetterDraft> Acknowledgements, IReadOnlyList<ThirdParty> Parties, IReadOnlyList<Consultation> Units)
{
    private const int MaxOfAKind = 500;

    public static async Task<FileAhead> ReadAsync(AccessRequestsDb db, AccessRequest request, LegalCalendar calendar, CancellationToken cancellation) => new(
        calendar,
        request.ReceivedOn.AddDays(await db.AcknowledgementDaysAsync(cancellation)),
        await db.Letters.AsNoTracking().Where(letter => letter.RequestId == request.Id && letter.Kind == LetterKind.Acknowledgement).Take(MaxOfAKind).ToListAsync(cancellation),
        await db.ThirdParties.AsNoTracking().Where(party => party.RequestId == request.Id).OrderBy(party => party.Rank).Take(MaxOfAKind).ToListAsync(cancellation),
        await db.Consultations.AsNoTracking().Where(unit => unit.RequestId == request.Id).OrderBy(unit => unit.AskedOn).Take(MaxOfAKind).ToListAsync(cancellation));
}
