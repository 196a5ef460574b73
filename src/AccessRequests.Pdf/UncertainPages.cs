namespace AccessRequests.Pdf;

/// <summary>What to do with a marked page that holds something the engine cannot treat with certainty.</summary>
public enum UncertainPages
{
    /// <summary>Refuse the whole file with <see cref="UnredactableReason.UncertainContent"/>.</summary>
    Refuse,

    /// <summary>Replace the page by a notice, and say so in the report.</summary>
    Withhold,
}
