using AccessRequests.Domain.Decisions;
using AccessRequests.Letters.Facts;

namespace AccessRequests.Letters.Drafts;

/// <summary>What an officer sets for a letter.</summary>
/// <param name="Recipient">The addressee's lines when it is not the applicant (a third party), or null.</param>
public sealed record LetterDraftDetails(
    LetterLanguage Language, DateOnly? DatedOn, Guid? SignatoryId, Delivery Delivery, string? Recipient, LetterFacts Facts);
