using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Incidents;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Incidents;

public sealed class AssessmentForm
{
    public string Sensitivity { get; set; } = "";

    public string Consequences { get; set; } = "";

    public string Likelihood { get; set; } = "";

    public bool? IsSerious { get; set; }

    /// <summary>Once it is known; null leaves what the report said.</summary>
    public int? PersonsConcerned { get; set; }
}

internal sealed class AssessmentFormValidator : AbstractValidator<AssessmentForm>
{
    public AssessmentFormValidator()
    {
        RuleFor(form => form.Sensitivity).NotEmpty().WithMessage("Dites à quel point les renseignements sont sensibles.").MaximumLength(PrejudiceAssessment.TextMaxLength).WithName("Sensibilité");
        RuleFor(form => form.Consequences).NotEmpty().WithMessage("Dites ce qu’on peut craindre de leur utilisation.").MaximumLength(PrejudiceAssessment.TextMaxLength).WithName("Conséquences");
        RuleFor(form => form.Likelihood).NotEmpty().WithMessage("Dites s’il est probable qu’ils servent à nuire.").MaximumLength(PrejudiceAssessment.TextMaxLength).WithName("Probabilité");
        RuleFor(form => form.IsSerious).NotNull().WithMessage("Concluez : le risque de préjudice est-il sérieux ?");
        RuleFor(form => form.PersonsConcerned).GreaterThanOrEqualTo(0).WithMessage("Indiquez un nombre de personnes, ou laissez vide.");
    }
}

public sealed class MeasureForm
{
    public DateTime? On { get; set; }

    public string Text { get; set; } = "";
}

internal sealed class MeasureFormValidator : AbstractValidator<MeasureForm>
{
    public MeasureFormValidator()
    {
        RuleFor(form => form.On).NotNull().WithMessage("Indiquez la date de la mesure.");
        RuleFor(form => form.Text).NotEmpty().WithMessage("Dites quelle mesure a été prise.").MaximumLength(IncidentMeasure.TextMaxLength).WithName("Mesure");
    }
}

/// <summary>What is done about an incident, from its assessment to its end.</summary>
public sealed class HandleIncident(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<AssessmentForm> assessments,
    IValidator<MeasureForm> measures,
    TimeProvider time)
{
    /// <param name="seen">The version of the incident that the person saw.</param>
    /// <exception cref="DbUpdateConcurrencyException">A colleague acted on the incident since.</exception>
    public async Task AssessAsync(Guid id, Guid seen, AssessmentForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.AssessIncidents);
        await assessments.ValidateAndThrowAsync(form, cancellation);
        var assessment = new PrejudiceAssessment(form.Sensitivity.Trim(), form.Consequences.Trim(), form.Likelihood.Trim(), form.IsSerious!.Value);
        await ActAsync(id, seen, (incident, request) => incident.Assess(request, assessment, form.PersonsConcerned, user.ToActor(), time.GetUtcNow()), cancellation);
    }

    public async Task RecordMeasureAsync(Guid id, MeasureForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.HandleIncidents);
        await measures.ValidateAndThrowAsync(form, cancellation);
        var on = DateOnly.FromDateTime(form.On!.Value);
        await ActAsync(id, null, (incident, request) => incident.Take(request, on, form.Text.Trim(), time.QuebecToday(), user.ToActor(), time.GetUtcNow()), cancellation);
    }

    /// <inheritdoc cref="AssessAsync"/>
    public async Task ConfirmTakenDownAsync(Guid id, Guid seen, DateOnly on, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.HandleIncidents);
        await ActAsync(id, seen, (incident, request) => incident.ConfirmTakenDown(request, on, time.QuebecToday(), user.ToActor(), time.GetUtcNow()), cancellation);
    }

    /// <inheritdoc cref="AssessAsync"/>
    public async Task NotifyAsync(Guid id, Guid seen, DateOnly? commissionOn, DateOnly? personsOn, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.HandleIncidents);
        await ActAsync(id, seen, (incident, request) => incident.Notify(request, commissionOn, personsOn, time.QuebecToday(), user.ToActor(), time.GetUtcNow()), cancellation);
    }

    public async Task CloseAsync(Guid id, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.AssessIncidents);
        await ActAsync(id, null, (incident, request) => incident.Close(request, time.QuebecToday(), user.ToActor(), time.GetUtcNow()), cancellation);
    }

    /// <param name="seen">Null for an act that takes nothing away from a colleague's: a measure beside theirs, an end for which nothing remains to be done.</param>
    private async Task ActAsync(Guid id, Guid? seen, Action<ConfidentialityIncident, AccessRequest> act, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var incident = await db.Incidents.SingleAsync(known => known.Id == id, cancellation);

        Seen.Demand(incident.Version, seen ?? incident.Version);

        act(incident, await db.Requests.SingleAsync(request => request.Id == incident.RequestId, cancellation));
        await db.SaveChangesAsync(cancellation);
    }
}
