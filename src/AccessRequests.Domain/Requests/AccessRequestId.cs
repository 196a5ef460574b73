namespace AccessRequests.Domain.Requests;

public readonly record struct AccessRequestId(Guid Value)
{
    public static AccessRequestId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
