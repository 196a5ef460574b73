namespace AccessRequests.Domain.Requests;

/// <summary>A date of reception that was replaced, and why: every clock had run from it.</summary>
public sealed class FormerReception
{
    public const int ReasonMaxLength = 500;

    internal FormerReception(DateOnly receivedOn, string reason, Actor replacedBy, DateTimeOffset replacedAt)
    {
        Id = Guid.CreateVersion7();
        ReceivedOn = receivedOn;
        Reason = reason;
        ReplacedBy = replacedBy.Name;
        ReplacedAt = replacedAt;
    }

    private FormerReception()
    {
        Reason = "";
        ReplacedBy = "";
    }

    public Guid Id { get; private init; }

    public DateOnly ReceivedOn { get; private init; }

    public string Reason { get; internal set; }

    public string ReplacedBy { get; private init; }

    public DateTimeOffset ReplacedAt { get; private init; }
}
