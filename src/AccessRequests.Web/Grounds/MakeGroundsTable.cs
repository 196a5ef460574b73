using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Letters.Grounds;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Grounds;

/// <summary>
/// The tableau des motifs for one audience. Those with what is hidden are made for the moment, from the originals, and the file's
/// history says who had them.
/// </summary>
public sealed class MakeGroundsTable(IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, HiddenText hidden, TimeProvider time)
{
    /// <summary>Who may have the table of an audience.</summary>
    public static string PolicyFor(GroundsAudience audience) => audience switch
    {
        GroundsAudience.Applicant or GroundsAudience.Office => Policies.ReadRequests,
        GroundsAudience.Commission => Policies.DiscloseToCommission,
    };

    /// <summary>Why this audience cannot have its table, all reasons at once; empty when it can.</summary>
    public static IReadOnlyList<Obstacle> Obstacles(GroundsAudience audience, DecisionRecord record)
    {
        List<Obstacle> obstacles = [];

        if (audience == GroundsAudience.Applicant && record.HidesExistence())
        {
            obstacles.Add(new Obstacle(ObstacleKind.GroundsWouldConfirmExistence));
        }

        if (!record.Documents.Any(document => document.Outcome is ReleaseOutcome.PartlyReleased or ReleaseOutcome.Withheld))
        {
            obstacles.Add(new Obstacle(ObstacleKind.NothingHidden));
        }

        // The office looks at a table in the making; what leaves says what was settled.
        if (audience != GroundsAudience.Office)
        {
            obstacles.AddRange(record.Documents
                .Where(document => document.ProposedPassages > 0)
                .Select(document => new Obstacle(ObstacleKind.PassagesProposed, document.Title, document.ProposedPassages)));
            obstacles.AddRange(record.Documents
                .Where(document => document.AwaitsReview)
                .Select(document => new Obstacle(ObstacleKind.DocumentNotReviewed, document.Title)));
        }

        return obstacles;
    }

    /// <summary>What goes with the letter; null when nothing is hidden, or when it would confirm what the letter does not.</summary>
    internal static LetterContent? ForApplicant(DecisionLetter decision, IReadOnlyList<RequestedDocument> documents) =>
        Obstacles(GroundsAudience.Applicant, decision.Record).Count > 0
            ? null
            : GroundsTable.Compose(
                [.. Hiding(documents).Select(document => GroundsDocument.From(document))],
                GroundsAudience.Applicant,
                decision.Template,
                decision.Record.FileNumber,
                decision.Record.Letterhead.Ministry);

    /// <summary>The table, or null when no request has that number.</summary>
    /// <exception cref="RuleViolationException">See <see cref="Obstacles"/>.</exception>
    public async Task<LetterContent?> ExecuteAsync(string number, GroundsAudience audience, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, PolicyFor(audience));

        await using var db = await databases.CreateDbContextAsync(cancellation);

        if (await db.Requests.SingleOrDefaultAsync(known => known.Number == number, cancellation) is not { } request)
        {
            return null;
        }

        var documents = await db.DocumentsOfAsync(request, cancellation);
        var decision = await db.DecisionLetterAsync(request, documents, time.QuebecToday(), cancellation);
        var record = decision.Record;

        RuleViolationException.ThrowIf(Obstacles(audience, record));

        var table = audience == GroundsAudience.Applicant ? ForApplicant(decision, request.Deciding(documents)) : await Task.Run(ForReader, cancellation);
        request.Record(HistoryAct.GroundsTableMade, user.ToActor(), time.GetUtcNow(), after: audience.InFrench());
        await db.SaveChangesAsync(cancellation);
        return table;

        // Unlike the applicant's, which speaks the language of the letter, it is read here and by the Commission.
        LetterContent? ForReader() => GroundsTable.Compose(
            [.. Hiding(documents).Select(document => Of(document, audience, cancellation))],
            audience,
            LetterTemplate.French.Reworded(record.Wording).Template,
            record.FileNumber,
            record.Letterhead.Ministry);
    }

    /// <summary>In the order of the letter.</summary>
    private static IEnumerable<RequestedDocument> Hiding(IEnumerable<RequestedDocument> documents) => documents
        .Where(document => document.Outcome is ReleaseOutcome.PartlyReleased or ReleaseOutcome.Withheld)
        .InLetterOrder();

    private GroundsDocument Of(RequestedDocument document, GroundsAudience audience, CancellationToken cancellation)
    {
        var texts = hidden.Under(document, cancellation);
        return GroundsDocument.From(document, passage => texts[passage.Id], audience == GroundsAudience.Office ? NoteOf : null);
    }

    /// <summary>Who answers for the mark.</summary>
    private static string NoteOf(Passage passage) =>
        $"marquée par {passage.MarkedBy} le {FrenchDate.Of(DateOnly.FromDateTime(QuebecTime.ToQuebec(passage.MarkedAt).DateTime))}"
        + (passage.SettledBy is { } by ? $", retenue par {by}" : "");
}
