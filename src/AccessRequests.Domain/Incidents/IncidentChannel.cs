namespace AccessRequests.Domain.Incidents;

/// <summary>How what should not have been told left the office.</summary>
public enum IncidentChannel
{
    Sent,
    Published,
    TakenByLink,
}
