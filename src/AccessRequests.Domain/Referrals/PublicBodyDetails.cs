namespace AccessRequests.Domain.Referrals;

public sealed record PublicBodyDetails(
    string Name,
    string? Acronym,
    NounArticle Article,
    string? PersonInCharge,
    string? Email,
    string? Phone,
    string? Address,
    string? ContactUrl,
    string? ContactLabel);
