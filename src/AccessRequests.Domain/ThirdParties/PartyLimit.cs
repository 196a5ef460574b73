using AccessRequests.Domain.Deadlines;

namespace AccessRequests.Domain.ThirdParties;

/// <summary>Until when what a third party supplied is to be decided and the applicant told, in place of the time of art. 47.</summary>
/// <param name="Observations">Their twenty days; while nobody recorded that they are informed, counted as if they were on the day of the sending, the soonest that can be.</param>
/// <param name="Decision">The fifteen days from what they said, or from the end of the twenty.</param>
public sealed record PartyLimit(ThirdParty Party, Deadline Observations, Deadline Decision)
{
    public bool IsAssumed => Party.InformedOn is null;

    /// <summary>Their twenty days run from the last public notice of the file and not from the day on which they were informed (art. 49, al. 2).</summary>
    public bool RunsFromPublicNotices => Party.PublicNoticesOutOn > Party.InformedOn;

    /// <summary>They answered, so the fifteen days do not wait for the end of the twenty.</summary>
    public bool IsAnswered => Decision.Start != Observations.Due;
}
