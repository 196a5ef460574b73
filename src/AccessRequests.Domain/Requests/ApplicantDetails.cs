namespace AccessRequests.Domain.Requests;

public sealed record ApplicantDetails(
    string? Name, string? Organisation, string? Email, string? Phone, string? Address, ApplicantCategory Category);
