using AccessRequests.Domain.Organisations;

namespace AccessRequests.Domain.Decisions;

/// <summary>The draft of the decision, who prepared it and who approved it.</summary>
public sealed class Decision
{
    internal Decision()
    {
    }

    /// <summary>The date of the letter, from which the thirty days of review run (art. 135).</summary>
    public DateOnly? DecidedOn { get; private set; }

    public Guid? SignatoryId { get; private set; }

    public Delivery Delivery { get; private set; }

    /// <summary>Everyone whose hand is in the draft: none of them may approve it.</summary>
    public List<Guid> Drafters { get; private init; } = [];

    public string? SubmittedBy { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public string? ApprovedBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>In what role, in French, as the history must tell it after roles have changed.</summary>
    public string? ApprovedAs { get; private set; }

    /// <summary>SHA-256 of what was recorded when it was approved: anything else needs another approval.</summary>
    public string? ApprovedFingerprint { get; private set; }

    /// <summary>SHA-256 of the manifest, and so of every byte that was approved: nothing else leaves.</summary>
    public string? ApprovedManifest { get; private set; }

    /// <summary>What the manager asked to see again, until the next submission.</summary>
    public string? ReturnComment { get; private set; }

    public LetterDetails Letter => new(DecidedOn, SignatoryId, Delivery);

    internal void Set(LetterDetails letter)
    {
        DecidedOn = letter.DecidedOn;
        SignatoryId = letter.SignatoryId;
        Delivery = letter.Delivery;
    }

    internal void AddDrafter(Guid actorId)
    {
        if (!Drafters.Contains(actorId))
        {
            Drafters.Add(actorId);
        }
    }

    internal void Submit(Actor actor, DateTimeOffset at)
    {
        SubmittedBy = actor.Name;
        SubmittedAt = at;
        ReturnComment = null;
    }

    internal void Recall()
    {
        SubmittedBy = null;
        SubmittedAt = null;
    }

    internal void Approve(string fingerprint, string manifest, Actor actor, string role, DateTimeOffset at)
    {
        ApprovedBy = actor.Name;
        ApprovedAt = at;
        ApprovedAs = role;
        ApprovedFingerprint = fingerprint;
        ApprovedManifest = manifest;
    }

    internal void Return(string comment)
    {
        ReturnComment = comment;
        ApprovedBy = null;
        ApprovedAt = null;
        ApprovedAs = null;
        ApprovedFingerprint = null;
        ApprovedManifest = null;
    }

    /// <summary>What the manager wrote; who approved what, and when, stays.</summary>
    internal void Forget() => ReturnComment = null;

    internal string Describe(IReadOnlyList<Signatory> signatories) =>
        $"{(DecidedOn is { } day ? FrenchDate.Of(day) : "sans date")} — {Delivery.InFrench()} — signataire : {signatories.FirstOrDefault(known => known.Id == SignatoryId)?.Name ?? "à choisir"}";
}
