using System.Globalization;
using System.Text.Json.Serialization;

namespace AccessRequests.Domain.Decisions;

/// <summary>A numbered point of a request that is made of lettered parts.</summary>
public sealed record PointHeading(int Number, string Text)
{
    /// <summary>See <see cref="DecidedPoint.Label"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Label { get; init; }

    /// <summary>As the letter calls it.</summary>
    [JsonIgnore]
    public string Name => Label?.TrimEnd('.') ?? Number.ToString(CultureInfo.InvariantCulture);
}
