namespace AccessRequests.Letters;

/// <summary>Which points a decision answers in one paragraph.</summary>
public enum PointGrouping
{
    /// <summary>Those of one outcome on the same grounds, so that each refusal stands beside what it rests on (art. 50).</summary>
    OutcomeAndGrounds,

    /// <summary>Those of one outcome, with the grounds of all of them together, as in the model.</summary>
    Outcome,

    /// <summary>Each point by itself, as a request that asks questions is answered.</summary>
    EachPoint,
}
