namespace AccessRequests.Domain.Deadlines;

/// <summary>A holiday that the government proclaimed or decreed (I-16, art. 61, 23° j). Revoked when entered by mistake, never deleted.</summary>
public sealed class DecreedDay : RevocableEntry
{
    public const int NameMaxLength = 100;
    public const int SourceMaxLength = 300;

    private DecreedDay()
    {
        Name = "";
        Source = "";
    }

    public DateOnly Day { get; private init; }

    /// <summary>As the chain of a deadline names it, in French.</summary>
    public string Name { get; private init; }

    /// <summary>The decree or proclamation.</summary>
    public string Source { get; private init; }

    public static DecreedDay Enter(DateOnly day, string name, string source, Actor actor, DateTimeOffset now) =>
        new() { Day = day, Name = name, Source = source, EnteredBy = actor.Name, EnteredAt = now };
}
