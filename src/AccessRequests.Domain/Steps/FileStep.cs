using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Domain.Steps;

/// <summary>A dated fact of a file, signed by whoever recorded it. It is never changed: a mistake is corrected by another.</summary>
public sealed class FileStep
{
    public const int NoteMaxLength = 2000;
    public const int MaxPerRequest = 500;

    private FileStep()
    {
        Note = "";
        RecordedBy = "";
    }

    public Guid Id { get; private init; }

    public AccessRequestId RequestId { get; private init; }

    public StepKind Kind { get; private init; }

    /// <summary>The day of the fact, in Québec.</summary>
    public DateOnly On { get; private init; }

    public string Note { get; private init; }

    public string RecordedBy { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>Why this cannot be recorded in the file as it stands, or null when it can.</summary>
    /// <param name="known">The facts already recorded.</param>
    /// <param name="today">The day of the fact.</param>
    /// <param name="asked">Null where no letter asked anything.</param>
    public static Obstacle? ObstacleTo(
        StepKind kind, AccessRequest request, IReadOnlyCollection<FileStep> known, LegalCalendar calendar, DateOnly today, AskedByLetter? asked = null) =>
        request.ObstacleToActing
        ?? (known.Count >= MaxPerRequest ? new Obstacle(ObstacleKind.TooManySteps, Count: MaxPerRequest)
        : request.Status.EndedWithoutAnswer() ? request.ObstacleToEditing
        : kind switch
        {
            StepKind.OralApplicantTold when request.Form != RequestForm.Oral => new Obstacle(ObstacleKind.StepForOralRequests),
            StepKind.CommissionApplied when Has(known, StepKind.CommissionApplied) => new Obstacle(ObstacleKind.StepAlreadyRecorded),
            StepKind.CommissionApplied or StepKind.CommissionAuthorised when !request.IsUnanswered => request.ObstacleToEditing,
            StepKind.CommissionApplied when request.Clocks(calendar).Answer is var answer && answer.HasPassed(today) => new Obstacle(ObstacleKind.CommissionAskedTooLate, Day: answer.Due),
            _ when kind.IsOfCommission() && !Has(known, StepKind.CommissionApplied) => new Obstacle(ObstacleKind.StepNeedsAnother, StepKind.CommissionApplied.InFrench()),
            StepKind.PrecisionsReceived when !(asked?.PrecisionsOn <= today) && !known.Any(step => step.Kind == StepKind.PrecisionsAsked && step.On <= today) =>
                new Obstacle(ObstacleKind.StepNeedsAnother, "l’envoi de la lettre qui demande des précisions, ou l’étape « Précisions demandées sans lettre »"),
            StepKind.FeesAccepted or StepKind.FeesDeclined when !(asked?.FeesOn <= today) =>
                new Obstacle(ObstacleKind.StepNeedsAnother, "l’envoi de la lettre qui estime les frais (art. 11)"),
            StepKind.AccommodationGiven when !Has(known, StepKind.AccommodationAsked) => new Obstacle(ObstacleKind.StepNeedsAnother, StepKind.AccommodationAsked.InFrench()),
            _ => null,
        });

    public static FileStep Record(
        StepKind kind, DateOnly on, string note, AccessRequest request, IReadOnlyCollection<FileStep> known, LegalCalendar calendar, DateOnly today, Actor actor, DateTimeOffset now, AskedByLetter? asked = null)
    {
        RuleViolationException.ThrowIf(ObstacleTo(kind, request, known, calendar, on > today ? today : on, asked));
        RuleViolationException.ThrowIf(kind.NeedsNote() && string.IsNullOrWhiteSpace(note) ? new Obstacle(ObstacleKind.StepWithoutNote, kind.InFrench()) : null);
        RuleViolationException.ThrowIf(on < request.ReceivedOn || on > today ? new Obstacle(ObstacleKind.StepOutOfBounds, Day: request.ReceivedOn) : null);

        if (kind == StepKind.CommissionAuthorised)
        {
            request.Disregard(on, actor, now);
        }

        request.RecordOnFile(HistoryAct.StepRecorded, actor, now, $"{kind.InFrench()} — {FrenchDate.Of(on)}{(note.Length > 0 ? $" — {note}" : "")}");
        return new FileStep { Id = Guid.CreateVersion7(), RequestId = request.Id, Kind = kind, On = on, Note = note, RecordedBy = actor.Name, RecordedAt = now };
    }

    private static bool Has(IEnumerable<FileStep> known, StepKind kind) => known.Any(step => step.Kind == kind);
}
