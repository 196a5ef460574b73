namespace AccessRequests.Domain.Incidents;

/// <summary>To whom it went, as the file recorded it on the day of the report. The applicant is not named: the file is.</summary>
/// <param name="On">The day it left, or from which it was published.</param>
/// <param name="Where">The means of delivery, or the address of the page.</param>
/// <param name="PackageId">That left; null for a letter that answered alone.</param>
/// <param name="Evidence">The name and the SHA-256 of each file that left, a line each.</param>
public sealed record IncidentCommunication(Guid Id, IncidentChannel Channel, DateOnly On, string Where, Guid? PackageId, string Evidence)
{
    public const int WhereMaxLength = 600;
    public const int EvidenceMaxLength = 400_000;
}
