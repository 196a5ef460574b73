namespace AccessRequests.Domain.Documents;

public readonly record struct PassageId(Guid Value)
{
    public static PassageId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
