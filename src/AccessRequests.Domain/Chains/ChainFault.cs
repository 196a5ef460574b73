namespace AccessRequests.Domain.Chains;

/// <param name="Sequence">Where the history is no longer what was written; null for a row that stands in no place.</param>
public sealed record ChainFault(long? Sequence, ChainFaultKind Kind);

public enum ChainFaultKind
{
    /// <summary>The row does not have the hash that it bears.</summary>
    Altered,

    /// <summary>Rows are missing before this one.</summary>
    Removed,

    /// <summary>The row does not follow the one before it.</summary>
    Reordered,

    /// <summary>The row never entered the chain.</summary>
    Unchained,

    /// <summary>The end of the history, as it was noted outside the database, is gone.</summary>
    CutOff,
}
