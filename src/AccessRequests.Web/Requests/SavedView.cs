namespace AccessRequests.Web.Requests;

/// <summary>A list that a person comes back to: a name for the query of its address.</summary>
public sealed class SavedView
{
    public const int NameMaxLength = 80;
    public const int QueryMaxLength = 1000;
    public const int MaxPerPerson = 30;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid OwnerId { get; init; }

    public required string Name { get; init; }

    /// <summary>See <see cref="RequestFilter.ToQuery"/>.</summary>
    public required string Query { get; init; }
}
