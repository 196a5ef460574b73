using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Steps;
using AccessRequests.Letters;
using AccessRequests.Letters.Facts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Search;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Letters;

public sealed class SendLetterForm
{
    /// <summary>The day on which the letter left, in Québec.</summary>
    public DateTime? SentOn { get; set; }
}

internal sealed class SendLetterFormValidator : AbstractValidator<SendLetterForm>
{
    public SendLetterFormValidator() => RuleFor(form => form.SentOn).NotNull().WithMessage("Indiquez la date de l’envoi.");
}

/// <summary>Records that a letter left, with the very file that left.</summary>
public sealed class SendLetter(
    IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, IValidator<SendLetterForm> validator, TimeProvider time)
{
    /// <param name="seen">The version that the officer had before their eyes and sent: anything else is refused.</param>
    /// <exception cref="DbUpdateConcurrencyException">The letter changed since.</exception>
    public async Task ExecuteAsync(Guid id, Guid seen, SendLetterForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.DraftDecisions);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var (request, letter) = await db.LetterAsync(id, seen, cancellation);
        var (today, sentOn) = (time.QuebecToday(), DateOnly.FromDateTime(form.SentOn!.Value));
        RuleViolationException.ThrowIf(letter.ObstacleToPrices(await db.FeePriceAsync(request, cancellation)));
        var content = LetterComposer.Compose(await db.LetterRecordAsync(request, letter, today, cancellation));

        var calendar = await db.AnswerCalendarAsync(cancellation);

        letter.Send(request, content.Obstacles, sentOn, calendar, today, user.ToActor(), time.GetUtcNow());

        if (letter.ThirdPartyId is { } party)
        {
            var parties = await db.ThirdParties.Where(known => known.RequestId == request.Id).ToListAsync(cancellation);
            letter.RecordOn(parties.Single(known => known.Id == party), parties, request, calendar, today, user.ToActor(), time.GetUtcNow());
        }

        if (letter.Facts is CommissionApplicationFacts application)
        {
            await RecordApplicationAsync(db, request, application, sentOn, calendar, today, user, cancellation);
        }

        var file = SentLetter.Of(letter.Id, content);

        if (letter.NeedsApproval)
        {
            var approved = await db.SentLetters.SingleOrDefaultAsync(known => known.LetterId == id, cancellation);
            RuleViolationException.ThrowIf(approved?.Sha256 == file.Sha256 ? null : new Obstacle(ObstacleKind.LetterChangedSinceApproval));
        }
        else
        {
            db.SentLetters.Add(file);
        }

        await db.PutLetterAsync(request.Id, letter.Id, content, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The letter that tells the applicant of it is the application's own proof (art. 137.1): nobody enters it twice.</summary>
    private async Task RecordApplicationAsync(
        AccessRequestsDb db, AccessRequest request, CommissionApplicationFacts application, DateOnly sentOn, LegalCalendar calendar, DateOnly today, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var known = await db.FileSteps.AsNoTracking().Where(step => step.RequestId == request.Id).ToListAsync(cancellation);

        if (known.All(step => step.Kind != StepKind.CommissionApplied))
        {
            db.FileSteps.Add(FileStep.Record(StepKind.CommissionApplied, application.AppliedOn ?? sentOn, $"{(application.Ground ?? CommissionGround.Harm).InFrench()} — lettre au demandeur du {FrenchDate.Of(sentOn)}", request, known, calendar, today, user.ToActor(), time.GetUtcNow()));
        }
    }
}
