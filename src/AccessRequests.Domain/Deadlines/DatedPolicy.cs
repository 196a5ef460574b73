namespace AccessRequests.Domain.Deadlines;

/// <summary>
/// From which day on the time limits of a kind are counted under another policy. A choice is revoked, never deleted or edited: letters were
/// written under it.
/// </summary>
public sealed class DatedPolicy : RevocableEntry
{
    public const int ReasonMaxLength = 500;

    private DatedPolicy()
    {
        Reason = "";
    }

    public CalendarClock Clock { get; private init; }

    /// <summary>The first day from which the limits that it governs run: of reception, or of the decision or the silence that a review is of.</summary>
    public DateOnly From { get; private init; }

    public CalendarPolicy Policy { get; private init; }

    /// <summary>Why the ministry counts so, for whoever must explain a date.</summary>
    public string Reason { get; private init; }

    public static DatedPolicy Enter(CalendarClock clock, DateOnly from, CalendarPolicy policy, string reason, Actor actor, DateTimeOffset now) =>
        new() { Clock = clock, From = from, Policy = policy, Reason = reason, EnteredBy = actor.Name, EnteredAt = now };
}
