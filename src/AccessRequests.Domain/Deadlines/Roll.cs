namespace AccessRequests.Domain.Deadlines;

/// <summary>A day that a time limit could not end on, and why («dimanche», «Noël»).</summary>
public sealed record Roll(DateOnly Day, string Reason);
