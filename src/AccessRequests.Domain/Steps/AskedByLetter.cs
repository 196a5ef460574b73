namespace AccessRequests.Domain.Steps;

/// <summary>What letters that left asked of the applicant, each with the first day on which one did; null where none did.</summary>
public sealed record AskedByLetter(DateOnly? PrecisionsOn, DateOnly? FeesOn);
