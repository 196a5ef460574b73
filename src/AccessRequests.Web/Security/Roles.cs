namespace AccessRequests.Web.Security;

/// <summary>What a person does in the office. One person may have several roles, of those that read files.</summary>
public static class Roles
{
    public const string AccessOfficer = nameof(AccessOfficer);
    public const string Reviewer = nameof(Reviewer);
    public const string Manager = nameof(Manager);
    public const string Administrator = nameof(Administrator);

    /// <summary>Reads the history and changes nothing.</summary>
    public const string Auditor = nameof(Auditor);

    public static IReadOnlyList<string> All { get; } = [AccessOfficer, Reviewer, Manager, Administrator, Auditor];

    /// <summary>
    /// Whoever opens accounts and whoever watches over everyone have that role alone: one account that opens doors, goes through them and is its own auditor would
    /// need nobody.
    /// </summary>
    public static bool AreApart(IReadOnlyCollection<string> roles) => roles.Count < 2 || !roles.Any(role => role is Administrator or Auditor);

    public static string InFrench(string role) => role switch
    {
        AccessOfficer => "Agent d’accès",
        Reviewer => "Réviseur",
        Manager => "Gestionnaire",
        Administrator => "Administrateur",
        Auditor => "Vérificateur",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role of the office."),
    };
}
