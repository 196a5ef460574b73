namespace AccessRequests.Web.Security;

/// <summary>Someone reached a use case that their roles do not open: a page forgot its policy, or a role was just taken away.</summary>
public sealed class AccessDeniedException(string policy) : Exception($"The policy {policy} is not met.")
{
    public string Policy { get; } = policy;
}
