namespace AccessRequests.Domain.Provisions;

public enum ProvisionKind
{
    /// <summary>A ground for hiding a passage or withholding a document.</summary>
    Ground,

    /// <summary>Says how another ground applies and is never cited alone (art. 14).</summary>
    Operator,

    /// <summary>Says what a ground's words mean (art. 54).</summary>
    Definition,

    /// <summary>Keeps information public in spite of a ground (arts. 41.1, 57).</summary>
    Exception,

    /// <summary>How requests are handled (arts. 42 to 52).</summary>
    Procedure,
}
