namespace AccessRequests.Letters.Grounds;

/// <summary>For whom a table of grounds is made, which decides what it may say.</summary>
public enum GroundsAudience
{
    /// <summary>Page, passage, provision and reason: nothing of what is hidden.</summary>
    Applicant,

    /// <summary>And what is hidden, «sous pli confidentiel», for a review.</summary>
    Commission,

    /// <summary>And the notes of the office.</summary>
    Office,
}
