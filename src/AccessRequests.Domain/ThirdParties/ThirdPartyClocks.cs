using AccessRequests.Domain.Deadlines;

namespace AccessRequests.Domain.ThirdParties;

/// <param name="Notice">Twenty days from the reception of the request, never extended.</param>
/// <param name="Observations">Twenty days from being informed; null until they are.</param>
/// <param name="Decision">Fifteen days from the observations, or from the end of the time for them.</param>
/// <param name="Executory">A decision to release is carried out after these fifteen days; null for a refusal.</param>
public sealed record ThirdPartyClocks(Deadline Notice, Deadline? Observations, Deadline? Decision, Deadline? Executory)
{
    public const int NoticeDays = 20;
    public const int ObservationDays = 20;
    public const int DecisionDays = 15;
    public const int ExecutoryDays = 15;
    public const int ReviewDays = 15;

    /// <summary>They answered within their days, from which the fifteen run; otherwise these run from the end of the twenty.</summary>
    public bool IsAnswered => Decision?.Start != Observations?.Due;

    /// <summary>Their own review: fifteen days from the mailing of the decision to give access (arts. 49 and 135), as reviews are counted; null for a refusal.</summary>
    public Deadline? Review { get; init; }

    /// <summary>After a review: an order of the Commission is carried out thirty days after it came (art. 144), the time to appeal from it (art. 147); null while none ended.</summary>
    public Deadline? Appeal { get; init; }
}
