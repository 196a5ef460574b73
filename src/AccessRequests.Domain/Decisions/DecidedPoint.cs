using System.Globalization;
using System.Text.Json.Serialization;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Domain.Decisions;

/// <param name="Number">What documents and referrals name the point by.</param>
/// <param name="Note">See <see cref="RequestPoint.OutcomeNote"/>.</param>
public sealed record DecidedPoint(int Number, string Text, PointOutcome? Outcome, string? Note = null)
{
    /// <summary>The point of the request that this one is a part of, or null.</summary>
    public PointHeading? Under { get; init; }

    /// <summary>«a» for the first part of a point that has parts.</summary>
    public string? Letter { get; init; }

    /// <summary>What the request sets before it where that is no number of its own («1.1», «A.», «2 a)»); null for its number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Label { get; init; }

    /// <summary>
    /// The articles that the outcome itself rests on, in numeric order: those that let existence be hidden (art. 47, al. 1, 5°), or
    /// those that stand in place of 1 or 13. Documents have their own.
    /// </summary>
    public IReadOnlyList<string> Provisions { get; init; } = [];

    /// <summary>The date of the letter whose decision on it this one replaces; null for a first decision.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Replaces { get; init; }

    /// <summary>As the letter calls it: «4», «3 a)», «1.1».</summary>
    public string Name => Label?.TrimEnd('.') ?? (Under is null ? Number.ToString(CultureInfo.InvariantCulture) : $"{Under.Name} {Letter})");

    public static DecidedPoint From(RequestPoint point) => new(point.Number, point.Text, point.Outcome, point.OutcomeNote) { Provisions = point.Provisions, Replaces = point.IsDecidedAnew ? point.ToldOn : null };
}
