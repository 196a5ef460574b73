namespace AccessRequests.Domain.Provisions;

/// <summary>What the years of a provision are counted from.</summary>
public enum TimeBoundStart
{
    /// <summary>The date of the document: the product computes the day on which the provision is spent.</summary>
    DocumentDate,

    /// <summary>The opening of a negotiation (arts. 20 and 27), which no document tells: the office watches it.</summary>
    NegotiationOpened,
}
