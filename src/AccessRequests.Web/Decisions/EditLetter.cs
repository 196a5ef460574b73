using System.Security.Claims;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Decisions;

public sealed record LetterForm
{
    public DateTime? DecidedOn { get; set; }

    public Guid? SignatoryId { get; set; }

    public Delivery Delivery { get; set; }

    public LetterLanguage Language { get; set; }

    /// <summary>The letter says that it is late and apologises.</summary>
    public bool Apologises { get; set; }

    /// <summary>Which points share a paragraph.</summary>
    public PointGrouping GroupsPoints { get; set; }

    public static LetterForm Of(Decision decision, DecisionWording wording) => new()
    {
        DecidedOn = decision.DecidedOn?.ToDateTime(TimeOnly.MinValue),
        SignatoryId = decision.SignatoryId,
        Delivery = decision.Delivery,
        Language = wording.Language,
        Apologises = wording.Apologises,
        GroupsPoints = wording.GroupsPoints,
    };
}

internal sealed class LetterFormValidator : AbstractValidator<LetterForm>
{
    public LetterFormValidator()
    {
        RuleFor(form => form.DecidedOn).NotNull().WithMessage("Indiquez la date de la décision.")
            .IsDayOfTheAct();
        RuleFor(form => form.SignatoryId).NotNull().WithMessage("Choisissez la personne qui signe.");
        RuleFor(form => form.GroupsPoints).IsInEnum().WithMessage("Choisissez comment les points sont regroupés.");
    }
}

/// <summary>Sets the date, the signatory, the delivery, the language and the grouping of the letter; everything else in it follows from the outcomes.</summary>
public sealed class EditLetter(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<LetterForm> validator,
    TimeProvider time)
{
    /// <param name="seen">What was recorded when the form was filled.</param>
    /// <exception cref="DbUpdateConcurrencyException">A colleague changed it since.</exception>
    public async Task ExecuteAsync(AccessRequestId id, LetterForm seen, LetterForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.DraftDecisions);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        var letter = new LetterDetails(DateOnly.FromDateTime(form.DecidedOn!.Value), form.SignatoryId, form.Delivery);

        var wording = await db.DecisionWordings.SingleOrDefaultAsync(known => known.RequestId == id, cancellation);

        Seen.Demand(LetterForm.Of(request.Decision, wording ?? DecisionWording.Of(request)), seen);

        if ((form.Language, form.Apologises, form.GroupsPoints) != (seen.Language, seen.Apologises, seen.GroupsPoints))
        {
            wording ??= db.DecisionWordings.Add(DecisionWording.Of(request)).Entity;
            wording.Choose(request, form.Language, form.Apologises, form.GroupsPoints, user.ToActor(), time.GetUtcNow());
        }

        request.EditLetter(letter, await db.Signatories.AsNoTracking().ToListAsync(cancellation), user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }
}
