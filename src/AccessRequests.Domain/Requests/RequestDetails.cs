namespace AccessRequests.Domain.Requests;

/// <summary>What is recorded of a request at its reception.</summary>
public sealed record RequestDetails(
    RequestKind Kind, RequestForm Form, ReceptionChannel Channel, DateTimeOffset ReceivedAt, string Text, string Subject);
