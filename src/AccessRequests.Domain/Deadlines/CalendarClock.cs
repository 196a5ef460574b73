namespace AccessRequests.Domain.Deadlines;

/// <summary>Which time limits a dated policy governs.</summary>
public enum CalendarClock
{
    /// <summary>Of the public body: arts. 46 to 49 and 98.</summary>
    Answer,

    /// <summary>Before the Commission: the review of a decision or of a silence, and the time to appeal after it.</summary>
    Review,
}
