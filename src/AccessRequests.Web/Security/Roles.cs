namespace AccessRequests.Web.Security;

/// <summary>What a person does in the office. One person may have several roles.</summary>
public static class Roles
{
    public const string AccessOfficer = nameof(AccessOfficer);
    public const string Reviewer = nameof(Reviewer);
    public const string Manager = nameof(Manager);
    public const string Administrator = nameof(Administrator);

    public static IReadOnlyList<string> All { get; } = [AccessOfficer, Reviewer, Manager, Administrator];

    public static string InFrench(string role) => role switch
    {
        AccessOfficer => "Agent d’accès",
        Reviewer => "Réviseur",
        Manager => "Gestionnaire",
        Administrator => "Administrateur",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role of the office."),
    };
}
