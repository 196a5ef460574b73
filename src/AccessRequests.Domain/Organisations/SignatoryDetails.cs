using System.Text.Json.Serialization;

namespace AccessRequests.Domain.Organisations;

public sealed record SignatoryDetails(string Name, string Title, string Address)
{
    /// <summary>The first day on which they sign; null when it does not matter.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? From { get; init; }

    /// <summary>The last day on which they sign, as that of a substitute; null while none is set.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? To { get; init; }

    /// <summary>Whom a substitute signs for, printed above their name; null for the holder of the office.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SignsFor { get; init; }

    /// <summary>The office lets them sign no more, whatever their dates. No letter tells it, so that it is no part of what is approved.</summary>
    [JsonIgnore]
    public bool IsRetired { get; init; }

    public bool MaySignOn(DateOnly day) => (From is not { } from || from <= day) && (To is not { } to || day <= to);
}
