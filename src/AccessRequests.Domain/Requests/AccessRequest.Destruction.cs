using AccessRequests.Domain.Retention;

namespace AccessRequests.Domain.Requests;

/// <content>
/// The end of retention: what the file holds about people is destroyed, and what the register and the statistics need stays (number, dates, outcomes,
/// articles, acts). It takes two people, and nobody brings it back.
/// </content>
public sealed partial class AccessRequest
{
    /// <summary>What stands where the words of the request stood.</summary>
    public const string DestroyedWords = "Contenu détruit en application du calendrier de conservation";

    public DestructionProposal? DestructionProposal { get; private set; }

    /// <summary>The day, in Québec; null while the file is whole.</summary>
    public DateOnly? DestroyedOn { get; private set; }

    /// <summary>By whom, on whose proposal and under which rule, in French; null while the file is whole.</summary>
    public string? DestructionCertificate { get; private set; }

    /// <summary>Why nothing more happens in the file, or null while it is whole.</summary>
    public Obstacle? ObstacleToActing => DestroyedOn is { } day ? new Obstacle(ObstacleKind.FileDestroyed, Day: day) : null;

    /// <summary>Why what the file holds may not be destroyed today, or null when it may.</summary>
    /// <param name="retention">Null while the file has not ended.</param>
    /// <param name="underway">See <see cref="FileRecourses.Underway"/>.</param>
    public Obstacle? ObstacleToDestruction(FileRetention? retention, string? underway, DateOnly today) =>
        ObstacleToActing
        ?? (IsUnanswered || retention is null ? new Obstacle(ObstacleKind.FileNotEnded) : null)
        ?? (PendingPoints.Count > 0 || Sent is { CompleteOn: null } ? new Obstacle(ObstacleKind.FileAwaitsSending) : null)
        ?? ObstacleToDestroying
        ?? (underway is not null ? new Obstacle(ObstacleKind.RecourseStillOpen, underway) : null)
        ?? (retention!.DestroyableFrom is not { } from ? new Obstacle(ObstacleKind.RetentionRuleMissing)
            : today < from ? new Obstacle(ObstacleKind.RetentionNotOver, Day: from)
            : null);

    /// <summary>Why this person is not the second one, or null when they are.</summary>
    public Obstacle? ObstacleToConfirmingDestruction(FileRetention? retention, Guid actorId) =>
        DestructionProposal is not { } proposal ? new Obstacle(ObstacleKind.DestructionNotProposed)
        : proposal.RuleId != retention?.Rule?.Id ? new Obstacle(ObstacleKind.DestructionUnderAnotherRule)
        : proposal.ById == actorId ? new Obstacle(ObstacleKind.DestructionProposedByTheSamePerson)
        : null;

    /// <param name="obstacle">See <see cref="ObstacleToDestruction"/>.</param>
    public void ProposeDestruction(Obstacle? obstacle, FileRetention? retention, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(obstacle);

        if (DestructionProposal is not null)
        {
            return;
        }

        DestructionProposal = new DestructionProposal(actor.Id, actor.Name, now, retention!.Rule!.Id);
        Touch();
        RecordOnFile(HistoryAct.DestructionProposed, actor, now);
    }

    public void WithdrawDestruction(Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(DestructionProposal is null ? new Obstacle(ObstacleKind.DestructionNotProposed) : null);

        DestructionProposal = null;
        Touch();
        RecordOnFile(HistoryAct.DestructionProposalWithdrawn, actor, now);
    }

    /// <summary>Destroys what the request itself holds; its documents, letters and packages are rows of their own.</summary>
    /// <param name="obstacle">See <see cref="ObstacleToDestruction"/>.</param>
    /// <param name="removed">What goes with it, in French, for the certificate.</param>
    public void Destroy(Obstacle? obstacle, FileRetention retention, string removed, DateOnly today, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(obstacle);
        RuleViolationException.ThrowIf(ObstacleToConfirmingDestruction(retention, actor.Id));

        Text = DestroyedWords;
        Subject = DestroyedWords;
        Identity = null;
        RestrictionReason = RestrictionReason is null ? null : DestroyedWords;
        Extension = Extension is { } extension ? extension with { Reason = DestroyedWords } : null;
        Decision.Forget();
        _formerTexts.Clear();
        _referrals.ForEach(referral => referral.Documents = null);
        _formerReceptions.ForEach(former => former.Reason = DestroyedWords);
        _sendings.ForEach(sending => (sending.Proof, sending.PackageId, sending.LetterId) = (null, null, null));

        foreach (var point in _points)
        {
            point.Text = DestroyedWords;
            point.OutcomeNote = null;
        }

        DestroyedOn = today;
        DestructionCertificate = $"Détruit le {FrenchDate.Of(today)} par {actor.Name}, sur proposition de {DestructionProposal!.By} — {retention.Rule!.Reference} : "
            + $"{FrenchCount.Of(retention.Rule.Years, "an", "ans")} après le {FrenchDate.Of(retention.RecoursesEnd)} — {removed}";
        DestructionProposal = null;
        Touch();
        RecordOnFile(HistoryAct.FileDestroyed, actor, now, DestructionCertificate);
    }
}
