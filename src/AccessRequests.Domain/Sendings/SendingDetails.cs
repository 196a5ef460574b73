using AccessRequests.Domain.Decisions;

namespace AccessRequests.Domain.Sendings;

/// <inheritdoc cref="Sending"/>
public sealed record SendingDetails(DateOnly SentOn, Delivery Delivery, string? Proof);
