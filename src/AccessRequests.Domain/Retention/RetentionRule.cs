namespace AccessRequests.Domain.Retention;

/// <summary>
/// What the body's own retention schedule (Archives Act, A-21.1) says of the files of access requests. The administrator enters it; none is assumed, and
/// without one nothing is ever destroyed. The last one entered that was not revoked holds for every file.
/// </summary>
public sealed class RetentionRule : RevocableEntry
{
    public const int ReferenceMaxLength = 200;
    public const int MaxYears = 100;

    /// <summary>The Commission may relieve whoever comes late for a reasonable cause (art. 135): a file is never destroyed on the morrow of a recourse.</summary>
    public const int MinYears = 1;

    private RetentionRule()
    {
        Reference = "";
    }

    /// <summary>How the schedule names the rule, for the certificate of destruction.</summary>
    public string Reference { get; private init; }

    /// <summary>How long a file is kept once its recourses are exhausted.</summary>
    public int Years { get; private init; }

    public static RetentionRule Enter(string reference, int years, Actor actor, DateTimeOffset now) =>
        new() { Reference = reference, Years = years, EnteredBy = actor.Name, EnteredAt = now };
}
