using AccessRequests.Domain.Deadlines;

namespace AccessRequests.Domain.Retention;

/// <summary>What must have run out before a file may be destroyed.</summary>
/// <param name="Event">What day 0 of the limit is, in French.</param>
/// <param name="Limit">Null for the end of the file itself, which is counted from nothing.</param>
public sealed record Recourse(string What, DateOnly LastDay, string Event, Deadline? Limit)
{
    public static Recourse Of(string what, string @event, Deadline limit) => new(what, limit.Due, @event, limit);
}
