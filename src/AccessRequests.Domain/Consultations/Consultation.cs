using AccessRequests.Domain.Detection;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Domain.Consultations;

/// <summary>
/// A request for collaboration to a unit that may hold the documents. Its answer says what was searched, and is the evidence when
/// nothing is held.
/// </summary>
public sealed class Consultation
{
    public const int UnitMaxLength = 200;
    public const int AskedMaxLength = 4000;
    public const int SearchMaxLength = 4000;
    public const int MaxMinutes = 100_000;

    private Consultation()
    {
        Unit = "";
        Asked = "";
        AskedBy = "";
    }

    public Guid Id { get; private init; }

    public AccessRequestId RequestId { get; private init; }

    public string Unit { get; private init; }

    /// <summary>What is asked of the unit. The applicant is nobody's concern there (art. 62).</summary>
    public string Asked { get; private init; }

    public string AskedBy { get; private init; }

    public DateOnly AskedOn { get; private init; }

    /// <summary>Set by the office, before the last day to answer.</summary>
    public DateOnly DueOn { get; private init; }

    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>Whether the unit holds documents; null until it answered.</summary>
    public bool? HoldsDocuments { get; private set; }

    /// <summary>Where and how the unit searched, and who certifies it.</summary>
    public string? Search { get; private set; }

    /// <summary>Never charged to the applicant: for the office's own reports.</summary>
    public int? MinutesSpent { get; private set; }

    public bool IsLate(DateOnly today) => AnsweredOn is null && today > DueOn;

    /// <summary>Why that cannot be asked of a unit, or null when it can: who asks is nobody's concern there (art. 62).</summary>
    /// <param name="asked">What would be written to the unit.</param>
    public static Obstacle? ObstacleToWords(string asked, Applicant applicant)
    {
        var words = FoldedText.Of(asked);
        return new[] { applicant.Name, applicant.Email, applicant.Phone }.Any(known => !string.IsNullOrWhiteSpace(known) && words.Contains(FoldedText.Of(known.Trim()), StringComparison.Ordinal))
            ? new Obstacle(ObstacleKind.ConsultationNamesApplicant)
            : null;
    }

    /// <param name="email">Where what is asked is written to; null where the unit is told otherwise.</param>
    public static Consultation Ask(AccessRequest request, string unit, string asked, DateOnly dueOn, DateOnly today, Actor actor, DateTimeOffset now, string? email = null)
    {
        RuleViolationException.ThrowIf(request.IsUnanswered ? null : request.ObstacleToEditing);
        RuleViolationException.ThrowIf(dueOn < today ? new Obstacle(ObstacleKind.ConsultationDueInThePast, Day: today) : null);

        request.RecordOnFile(HistoryAct.UnitAsked, actor, now, $"{unit} — réponse attendue le {FrenchDate.Of(dueOn)}{(email is null ? "" : $" — par courriel à {email}")} — {asked}");
        return new Consultation
        {
            Id = Guid.CreateVersion7(),
            RequestId = request.Id,
            Unit = unit,
            Asked = asked,
            AskedBy = actor.Name,
            AskedOn = today,
            DueOn = dueOn,
        };
    }

    /// <summary>What does not stand in the way of that day and must be seen: the unit would answer after the last day to answer the applicant; null when it does not.</summary>
    public static Obstacle? WarningOf(DateOnly dueOn, AccessRequest request, AnswerLimits limits) =>
        request is { IsUnanswered: true, AnsweredOn: null } && limits.Last.HasPassed(dueOn) ? new Obstacle(ObstacleKind.ConsultationDueAfterAnswer, Day: limits.Due) : null;

    public Obstacle? ObstacleToAnswer => AnsweredOn is null ? null : new Obstacle(ObstacleKind.ConsultationAnswered, Unit);

    public void Answer(AccessRequest request, bool holdsDocuments, string search, int minutes, DateOnly today, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(request.ObstacleToActing ?? ObstacleToAnswer);
        RuleViolationException.ThrowIf(string.IsNullOrWhiteSpace(search) ? new Obstacle(ObstacleKind.ConsultationWithoutSearch) : null);

        (AnsweredOn, HoldsDocuments, Search, MinutesSpent) = (today, holdsDocuments, search, minutes);
        request.RecordOnFile(
            HistoryAct.UnitAnswered, actor, now, $"{Unit} — {(holdsDocuments ? "documents repérés" : "aucun document")} — {FrenchCount.Of(minutes, "minute", "minutes")} — {search}");
    }
}
