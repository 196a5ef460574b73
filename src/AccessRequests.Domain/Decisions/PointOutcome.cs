namespace AccessRequests.Domain.Decisions;

/// <summary>What is decided on one point of a request.</summary>
public enum PointOutcome
{
    /// <summary>Its documents are given whole.</summary>
    Released,

    /// <summary>Its documents are given in part (art. 14).</summary>
    PartlyReleased,

    /// <summary>Its documents are refused.</summary>
    Withheld,

    /// <summary>The body holds no such document (art. 1).</summary>
    NotHeld,

    /// <summary>The document is already public; the letter says where (art. 13).</summary>
    AlreadyPublic,

    /// <summary>It comes rather under another body (art. 48).</summary>
    Referred,

    /// <summary>Its existence is neither confirmed nor denied (art. 47, al. 1, 5°): nothing of the letter may hint at a document.</summary>
    NotConfirmed,

    /// <summary>A third party was notified, and the decision on its documents comes later (arts. 25 and 49).</summary>
    ThirdPartyConsulted,

    /// <summary>Its answer follows in another letter, within the time that is left: the letter says by when (art. 47).</summary>
    ToFollow,

    /// <summary>The applicant no longer asks for it.</summary>
    Withdrawn,

    /// <summary>An earlier decision answers it; the letter says which.</summary>
    AlreadyAnswered,

    /// <summary>Access is given on the premises (art. 10); the letter says where.</summary>
    OnSite,
}
