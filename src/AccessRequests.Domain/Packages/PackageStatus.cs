namespace AccessRequests.Domain.Packages;

public enum PackageStatus
{
    Waiting,
    Building,
    Verified,
    Failed,
    Cancelled,
}
