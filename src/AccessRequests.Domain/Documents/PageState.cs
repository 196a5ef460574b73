namespace AccessRequests.Domain.Documents;

/// <summary>Where the review of a page stands. It follows from the marks and from who opened the page.</summary>
public enum PageState
{
    ToRead,

    /// <summary>A mark on it is not decided.</summary>
    InProgress,

    /// <summary>Left by a reviewer, to come back to.</summary>
    ToReadAgain,
    Released,
    PartlyReleased,
    Withheld,

    /// <summary>Not what was asked for, by itself or with its document.</summary>
    NotRelevant,

    /// <summary>It repeats another page, which says what becomes of both.</summary>
    Duplicate,
}
