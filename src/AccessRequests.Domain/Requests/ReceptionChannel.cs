namespace AccessRequests.Domain.Requests;

public enum ReceptionChannel
{
    Email,
    Post,
    Portal,
    Fax,
    Counter,
    Telephone,
}
