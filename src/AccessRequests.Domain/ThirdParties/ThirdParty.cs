using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Domain.ThirdParties;

/// <summary>
/// Someone who supplied what a document holds (art. 25) and must be heard before it is released (art. 49), with clocks of their own.
/// The history calls them by their rank in the file, never by their name.
/// </summary>
public sealed class ThirdParty
{
    public const int NameMaxLength = 200;
    public const int AddressMaxLength = 500;
    public const int ObservationsMaxLength = 4000;
    public const int MaxPerRequest = 100;

    private ThirdParty(Guid id, AccessRequestId requestId, int rank)
    {
        Id = id;
        RequestId = requestId;
        Rank = rank;
        Name = "";
        Address = "";
        Documents = [];
    }

    public Guid Id { get; private init; }

    public AccessRequestId RequestId { get; private init; }

    /// <summary>1 for the first of the file.</summary>
    public int Rank { get; private init; }

    public string Name { get; private set; }

    public string Address { get; private set; }

    /// <summary>The documents that hold what they supplied.</summary>
    public List<Guid> Documents { get; private set; }

    public DateOnly? NoticeSentOn { get; private set; }

    /// <summary>They could not be reached by mail (art. 49, al. 2).</summary>
    public bool ByPublicNotice { get; private set; }

    /// <summary>
    /// Art. 49, al. 2: the day on which the last of the file's public notices was out. Before it nobody whom one is to reach is deemed notified; null for whoever was
    /// reached by mail.
    /// </summary>
    public DateOnly? PublicNoticesOutOn { get; private set; }

    /// <summary>Their twenty days run from here, not from the sending (art. 49, al. 3), and not before <see cref="PublicNoticesOutOn"/>.</summary>
    public DateOnly? InformedOn { get; private set; }

    public DateOnly? ObservedOn { get; private set; }

    public string? Observations { get; private set; }

    /// <summary>They consented in writing or waived the notice: nothing more is due to them.</summary>
    public DateOnly? ConsentedOn { get; private set; }

    /// <summary>What was decided on their documents; null until it was.</summary>
    public bool? Releases { get; private set; }

    public DateOnly? DecisionMailedOn { get; private set; }

    /// <summary>They asked the Commission for a review, which suspends the decision until it ends.</summary>
    public DateOnly? ReviewAskedOn { get; private set; }

    public DateOnly? ReviewEndedOn { get; private set; }

    /// <summary>Changes with every act, so that nobody overwrites what they have not seen.</summary>
    public Guid Version { get; private set; } = Guid.NewGuid();

    public static ThirdParty Identify(
        AccessRequest request, int rank, string name, string address, IReadOnlyCollection<DocumentId> documents, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(request.ObstacleToEditing);
        RuleViolationException.ThrowIf(documents.Count == 0 ? new Obstacle(ObstacleKind.ThirdPartyWithoutDocument) : null);

        var party = new ThirdParty(Guid.CreateVersion7(), request.Id, rank) { Name = name, Address = address, Documents = [.. documents.Select(document => document.Value)] };
        party.Record(request, HistoryAct.ThirdPartyIdentified, $"{FrenchCount.Of(documents.Count, "document", "documents")}", actor, now);
        return party;
    }

    public ThirdPartyClocks Clocks(AccessRequest request, LegalCalendar calendar)
    {
        var observations = ObservationLimit(calendar);
        var decideFrom = HasObservedInTime(calendar) ? ObservedOn : observations?.Due;

        return new ThirdPartyClocks(
            calendar.Count(request.ReceivedOn, ThirdPartyClocks.NoticeDays, "49, al. 1"),
            observations,
            decideFrom is { } from ? calendar.Count(from, ThirdPartyClocks.DecisionDays, "49, al. 4") : null,
            Releases == true && DecisionMailedOn is { } mailed ? calendar.Count(mailed, ThirdPartyClocks.ExecutoryDays, "49, al. 4") : null)
        {
            Review = Releases == true && DecisionMailedOn is { } told ? calendar.OfReviews().Count(told, ThirdPartyClocks.ReviewDays, "49, al. 4 et 135") : null,
            Appeal = ReviewEndedOn is { } ended ? calendar.OfReviews().Count(ended, RequestClocks.AppealDays, "144 et 147") : null,
        };
    }

    /// <summary>
    /// Art. 49: until when what they supplied is to be decided and told, or null where their part has no days of its own: their notice had not left when the first twenty
    /// days ended. Who agrees after that is as heard as who objects: the fifteen days run from there.
    /// </summary>
    public PartyLimit? LimitOfAnswer(AccessRequest request, LegalCalendar calendar)
    {
        if ((PublicNoticesOutOn ?? NoticeSentOn) is not { } sent || Clocks(request, calendar).Notice.HasPassed(sent))
        {
            return null;
        }

        var observations = ObservationLimit(calendar) ?? calendar.Count(sent, ThirdPartyClocks.ObservationDays, "49, al. 3");
        var heard = HasObservedInTime(calendar) ? ObservedOn!.Value : observations.Due;
        var from = ConsentedOn < heard ? ConsentedOn.Value : heard;
        return new PartyLimit(this, observations, calendar.Count(from, ThirdPartyClocks.DecisionDays, "49, al. 4"));
    }

    /// <summary>
    /// Art. 49, al. 3: their days passed in silence, so they are deemed to consent. What they say afterwards is kept and does not undo it.
    /// </summary>
    public bool IsDeemedToConsent(AccessRequest request, LegalCalendar calendar, DateOnly today) =>
        ConsentedOn is null && !HasObservedInTime(calendar) && ObservationLimit(calendar)?.HasPassed(today) == true;

    private Deadline? ObservationLimit(LegalCalendar calendar) =>
        InformedOn is { } informed ? calendar.Count(PublicNoticesOutOn > informed ? PublicNoticesOutOn.Value : informed, ThirdPartyClocks.ObservationDays, "49, al. 3") : null;

    private bool HasObservedInTime(LegalCalendar calendar) => ObservedOn is { } heard && ObservationLimit(calendar)?.HasPassed(heard) != true;

    /// <summary>What is still owed to them before the decision on the request, or null when nothing is.</summary>
    public Obstacle? ObstacleToDeciding(AccessRequest request, LegalCalendar calendar, DateOnly today) =>
        ConsentedOn is not null || DecisionMailedOn is not null ? null
        : NoticeSentOn is null ? new Obstacle(ObstacleKind.ThirdPartyNotNotified, Label)
        : InformedOn is null ? new Obstacle(ObstacleKind.ThirdPartyNotInformed, Label)
        : ObstacleToHearing(request, calendar, today) ?? new Obstacle(ObstacleKind.ThirdPartyUndecided, Label);

    /// <summary>Why a decision that releases their documents may not be approved, or null when it may: they are heard, and access was decided.</summary>
    public Obstacle? ObstacleToApproving(AccessRequest request, LegalCalendar calendar, DateOnly today) =>
        ObstacleToDeciding(request, calendar, today)
        ?? (Releases == false && ConsentedOn is null ? new Obstacle(ObstacleKind.ThirdPartyRefusalContradicted, Label) : null);

    /// <summary>
    /// Why their documents may not leave, or null when they may: the one gate of package, download and sending. The letter itself
    /// leaves before, since the decision is told to the applicant when it is told to them (art. 49, al. 4).
    /// </summary>
    public Obstacle? ObstacleToRelease(AccessRequest request, LegalCalendar calendar, DateOnly today) =>
        ObstacleToApproving(request, calendar, today)
        ?? (ReviewAskedOn is not null && ReviewEndedOn is null ? new Obstacle(ObstacleKind.ThirdPartyReviewPending, Label)
            : Clocks(request, calendar) is var clocks && new[] { clocks.Executory, clocks.Appeal }.FirstOrDefault(limit => limit?.HasPassed(today) == false) is { } held
                ? new Obstacle(ObstacleKind.ThirdPartyDecisionNotExecutory, Label, Day: held.Due.AddDays(1))
                : null);

    /// <summary>
    /// What stands in the way among the parties whose documents would be released, or null: the first by rank for which something is still to be done, else the last day to wait for.
    /// </summary>
    /// <param name="released">The documents that would leave, in whole or part.</param>
    public static Obstacle? ObstacleToRelease(
        IEnumerable<ThirdParty> parties, IReadOnlyCollection<DocumentId> released, AccessRequest request, LegalCalendar calendar, DateOnly today)
    {
        var obstacles = parties.Where(party => party.IsConcernedBy(released)).OrderBy(party => party.Rank).Select(party => party.ObstacleToRelease(request, calendar, today)).OfType<Obstacle>().ToList();
        return obstacles.FirstOrDefault(obstacle => obstacle.Kind != ObstacleKind.ThirdPartyDecisionNotExecutory) ?? obstacles.MaxBy(obstacle => obstacle.Day);
    }

    public bool IsConcernedBy(IReadOnlyCollection<DocumentId> released) => released.Any(document => Documents.Contains(document.Value));

    public Obstacle? ObstacleToNotice(AccessRequest request, DateOnly sentOn, DateOnly today) =>
        ObstacleToActing(request)
        ?? (sentOn < request.ReceivedOn || sentOn > today ? new Obstacle(ObstacleKind.ThirdPartyDayOutOfBounds, Label, Day: request.ReceivedOn) : null);

    /// <summary>The notice left. A late one is recorded as late, not refused: the third party must still be heard.</summary>
    /// <param name="parties">Every third party of the file: a public notice moves the day of those whom another is to reach.</param>
    public void Notify(
        AccessRequest request, DateOnly sentOn, bool byPublicNotice, IReadOnlyCollection<ThirdParty> parties, LegalCalendar calendar, DateOnly today, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToNotice(request, sentOn, today));

        NoticeSentOn = sentOn;
        ByPublicNotice = byPublicNotice;
        var late = Clocks(request, calendar).Notice.DaysLate(sentOn);
        Record(
            request,
            HistoryAct.ThirdPartyNotified,
            $"avis envoyé le {FrenchDate.Of(sentOn)}{(byPublicNotice ? ", par avis public" : "")}{(late > 0 ? $", en retard de {FrenchCount.Of(late, "jour", "jours")}" : "")}",
            actor,
            now);
        DeemNotified(request, [.. parties.Where(party => party.Id != Id), this], this, actor, now);
    }

    /// <summary>Whoever is decided on already keeps the day that the decision was counted from.</summary>
    private static void DeemNotified(AccessRequest request, IReadOnlyCollection<ThirdParty> parties, ThirdParty notified, Actor actor, DateTimeOffset now)
    {
        var last = parties.Where(party => party.ByPublicNotice).Max(party => party.NoticeSentOn);

        foreach (var party in parties.Where(party => party.DecisionMailedOn is null))
        {
            var before = party.PublicNoticesOutOn;
            party.PublicNoticesOutOn = party.ByPublicNotice ? last : null;

            if (party.PublicNoticesOutOn is { } day && day != before && (party != notified || day != party.NoticeSentOn))
            {
                party.Record(request, HistoryAct.ThirdPartyNotified, $"réputé avisé le {FrenchDate.Of(day)}, une fois diffusés tous les avis publics (art. 49, al. 2)", actor, now);
            }
        }
    }

    public Obstacle? ObstacleToInforming(AccessRequest request, DateOnly on, DateOnly today) =>
        ObstacleToActing(request)
        ?? (NoticeSentOn is not { } sent ? new Obstacle(ObstacleKind.ThirdPartyNotNotified, Label)
            : on < sent || on > today ? new Obstacle(ObstacleKind.ThirdPartyDayOutOfBounds, Label, Day: sent)
            : null);

    public void Inform(AccessRequest request, DateOnly on, DateOnly today, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToInforming(request, on, today));
        InformedOn = on;
        Record(request, HistoryAct.ThirdPartyInformed, $"informé le {FrenchDate.Of(on)}", actor, now);
    }

    public Obstacle? ObstacleToObserving(AccessRequest request, DateOnly on, DateOnly today) =>
        ObstacleToActing(request)
        ?? (InformedOn is not { } informed ? new Obstacle(ObstacleKind.ThirdPartyNotInformed, Label)
            : on < informed || on > today ? new Obstacle(ObstacleKind.ThirdPartyDayOutOfBounds, Label, Day: informed)
            : null);

    /// <summary>What they say after their days is recorded as late, and changes nothing: their silence was their consent (art. 49, al. 3).</summary>
    public void Observe(AccessRequest request, DateOnly on, string observations, LegalCalendar calendar, DateOnly today, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToObserving(request, on, today));
        ObservedOn = on;
        Observations = observations;
        var late = HasObservedInTime(calendar) ? "" : ", après l’expiration de leurs vingt jours : consentement réputé (art. 49, al. 3)";
        Record(request, HistoryAct.ThirdPartyObserved, $"observations présentées le {FrenchDate.Of(on)}{late}", actor, now);
    }

    public Obstacle? ObstacleToConsent(AccessRequest request, DateOnly on, DateOnly today) =>
        ObstacleToActing(request)
        ?? (on < request.ReceivedOn || on > today ? new Obstacle(ObstacleKind.ThirdPartyDayOutOfBounds, Label, Day: request.ReceivedOn) : null);

    /// <summary>They agree in writing, before or after the notice: their documents may leave.</summary>
    public void Consent(AccessRequest request, DateOnly on, DateOnly today, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToConsent(request, on, today));
        ConsentedOn = on;
        Record(request, HistoryAct.ThirdPartyConsented, $"consentement écrit du {FrenchDate.Of(on)}", actor, now);
    }

    /// <summary>Why that decision on their documents cannot be recorded as mailed that day, or null when it can.</summary>
    public Obstacle? ObstacleToDecision(AccessRequest request, bool releases, DateOnly mailedOn, LegalCalendar calendar, DateOnly today) =>
        ObstacleToHearing(request, calendar, mailedOn)
        ?? (mailedOn > today || mailedOn < (ObservedOn ?? InformedOn) ? new Obstacle(ObstacleKind.ThirdPartyDayOutOfBounds, Label, Day: ObservedOn ?? InformedOn)
            : !releases && !HasObservedInTime(calendar) ? new Obstacle(ObstacleKind.ThirdPartySilenceIsConsent, Label)
            : null);

    /// <summary>Why nothing can be decided yet on their documents: they may still be heard.</summary>
    private Obstacle? ObstacleToHearing(AccessRequest request, LegalCalendar calendar, DateOnly today) =>
        ObstacleToActing(request)
        ?? (InformedOn is null ? new Obstacle(NoticeSentOn is null ? ObstacleKind.ThirdPartyNotNotified : ObstacleKind.ThirdPartyNotInformed, Label)
            : ObservedOn is null && ObservationLimit(calendar) is { } limit && !limit.HasPassed(today)
                ? new Obstacle(ObstacleKind.ThirdPartyMayStillObserve, Label, Day: limit.Due)
                : null);

    /// <summary>The decision on their documents was mailed to them and to the applicant.</summary>
    public void Decide(AccessRequest request, bool releases, DateOnly mailedOn, LegalCalendar calendar, DateOnly today, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToDecision(request, releases, mailedOn, calendar, today));

        Releases = releases;
        DecisionMailedOn = mailedOn;
        var executory = Clocks(request, calendar).Executory is { } limit ? $", exécutoire à l’expiration du {FrenchDate.Of(limit.Due)}" : "";
        Record(request, HistoryAct.ThirdPartyDecided, $"{(releases ? "accès" : "refus")}, avis mis à la poste le {FrenchDate.Of(mailedOn)}{executory}", actor, now);
    }

    public Obstacle? ObstacleToReview(DateOnly on, DateOnly today) =>
        DecisionMailedOn is not { } mailed ? new Obstacle(ObstacleKind.ThirdPartyUndecided, Label)
        : on < mailed || on > today ? new Obstacle(ObstacleKind.ThirdPartyDayOutOfBounds, Label, Day: mailed)
        : null;

    /// <summary>They asked for a review: nothing of theirs leaves until it ends.</summary>
    public void AskReview(AccessRequest request, DateOnly on, DateOnly today, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(request.ObstacleToActing ?? ObstacleToReview(on, today));
        (ReviewAskedOn, ReviewEndedOn) = (on, null);
        Record(request, HistoryAct.ThirdPartyReviewAsked, $"demande de révision du {FrenchDate.Of(on)}", actor, now);
    }

    public Obstacle? ObstacleToEndingReview(DateOnly on, DateOnly today) =>
        ReviewAskedOn is not { } asked ? new Obstacle(ObstacleKind.ThirdPartyReviewNotAsked, Label)
        : on < asked || on > today ? new Obstacle(ObstacleKind.ThirdPartyDayOutOfBounds, Label, Day: asked)
        : null;

    /// <param name="releases">What the Commission decided of their documents.</param>
    public void EndReview(AccessRequest request, DateOnly on, bool releases, DateOnly today, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(request.ObstacleToActing ?? ObstacleToEndingReview(on, today));
        ReviewEndedOn = on;
        Releases = releases;
        Record(request, HistoryAct.ThirdPartyReviewEnded, $"{(releases ? "accès" : "refus")}, le {FrenchDate.Of(on)}", actor, now);
    }

    /// <summary>How screens and the history call them without naming them.</summary>
    public string Label => $"Tiers {Rank}";

    private Obstacle? ObstacleToActing(AccessRequest request) =>
        request.IsUnanswered || request.PendingPoints.Any(point => point.Outcome == PointOutcome.ThirdPartyConsulted) ? DecisionMailedOn is null ? null : new Obstacle(ObstacleKind.ThirdPartyAlreadyDecided, Label) : request.ObstacleToEditing;

    private void Record(AccessRequest request, HistoryAct act, string what, Actor actor, DateTimeOffset now)
    {
        Version = Guid.NewGuid();

        // What is recorded before the decision lifts or sets its obstacles: whoever records it has a hand in the draft.
        if (request.ObstacleToEditing is null)
        {
            request.RecordDraft(act, actor, now, after: $"{Label} — {what}");
        }
        else
        {
            request.RecordOnFile(act, actor, now, $"{Label} — {what}");
        }
    }
}
