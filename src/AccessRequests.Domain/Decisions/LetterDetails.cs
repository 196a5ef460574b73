namespace AccessRequests.Domain.Decisions;

/// <summary>What an officer sets for the letter beside the outcomes.</summary>
public sealed record LetterDetails(DateOnly? DecidedOn, Guid? SignatoryId, Delivery Delivery);
