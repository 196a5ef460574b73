namespace AccessRequests.Domain.Deadlines;

/// <summary>
/// From which day on the time to answer is counted under another policy. A choice is revoked, never deleted or edited: letters were
/// written under it.
/// </summary>
public sealed class DatedPolicy : RevocableEntry
{
    public const int ReasonMaxLength = 500;

    private DatedPolicy()
    {
        Reason = "";
    }

    /// <summary>The first day of reception that it governs.</summary>
    public DateOnly From { get; private init; }

    public CalendarPolicy Policy { get; private init; }

    /// <summary>Why the ministry counts so, for whoever must explain a date.</summary>
    public string Reason { get; private init; }

    public static DatedPolicy Enter(DateOnly from, CalendarPolicy policy, string reason, Actor actor, DateTimeOffset now) =>
        new() { From = from, Policy = policy, Reason = reason, EnteredBy = actor.Name, EnteredAt = now };
}
