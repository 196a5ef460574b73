namespace AccessRequests.Domain.Requests;

/// <summary>Someone who sees a restricted file because they were named, and not because they have it.</summary>
public sealed class NamedReader
{
    internal NamedReader(Guid accountId, string name)
    {
        AccountId = accountId;
        Name = name;
    }

    private NamedReader()
    {
        Name = "";
    }

    public Guid AccountId { get; private init; }

    /// <summary>As it was when they were named.</summary>
    public string Name { get; private init; }
}
