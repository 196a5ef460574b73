namespace AccessRequests.Domain.Requests;

/// <summary>A point as an officer corrected it; its place in the list is its new number.</summary>
/// <param name="FormerNumber">The number it had, or null when it is new.</param>
public sealed record EditedPoint(string Text, int? FormerNumber);
