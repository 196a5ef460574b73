namespace AccessRequests.Letters.Facts;

/// <summary>Why the Commission is asked to let a request be disregarded (art. 137.1).</summary>
public enum CommissionGround
{
    Number,
    Repetition,
    System,
    Harm,
}
