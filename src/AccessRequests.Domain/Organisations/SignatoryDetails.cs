namespace AccessRequests.Domain.Organisations;

public sealed record SignatoryDetails(string Name, string Title, string Address);
