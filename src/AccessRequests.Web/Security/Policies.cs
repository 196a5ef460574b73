namespace AccessRequests.Web.Security;

/// <summary>
/// Who may do what, in one table. Pages and endpoints name a policy; every use case demands it again, because a hidden
/// button is no lock. Rules that need the file itself (whoever drafted does not approve) are the domain's.
/// </summary>
public static class Policies
{
    /// <summary>Anyone of the office; the policy of every page that names no other.</summary>
    public const string SignedIn = nameof(SignedIn);

    public const string ReadRequests = nameof(ReadRequests);
    public const string LogRequests = nameof(LogRequests);
    public const string ManageDocuments = nameof(ManageDocuments);
    public const string MarkPassages = nameof(MarkPassages);
    public const string ReferPoints = nameof(ReferPoints);
    public const string DraftDecisions = nameof(DraftDecisions);
    public const string ApproveDecisions = nameof(ApproveDecisions);
    public const string BuildPackages = nameof(BuildPackages);
    public const string DownloadPackages = nameof(DownloadPackages);

    /// <summary>Gives files to officers and plans who replaces whom.</summary>
    public const string AssignRequests = nameof(AssignRequests);

    /// <summary>Records what left the office and how a file ends.</summary>
    public const string SendDecisions = nameof(SendDecisions);

    /// <summary>Who asked: for those who write to them and those who sign, not for those who mark documents (Act, s. 62).</summary>
    public const string ReadApplicants = nameof(ReadApplicants);

    /// <summary>What is hidden, gathered in one file for the Commission under sealed cover: for those who answer for the review.</summary>
    public const string DiscloseToCommission = nameof(DiscloseToCommission);

    public const string ReadDirectory = nameof(ReadDirectory);
    public const string ManageDirectory = nameof(ManageDirectory);
    public const string ReadProvisions = nameof(ReadProvisions);
    public const string ManageProvisions = nameof(ManageProvisions);
    public const string ManageOrganisation = nameof(ManageOrganisation);
    /// <summary>The second look at a text of the catalogue, by someone other than whoever pasted it.</summary>
    public const string VerifyProvisions = nameof(VerifyProvisions);
    public const string ManageTemplates = nameof(ManageTemplates);
    public const string ManageAccounts = nameof(ManageAccounts);

    /// <summary>Reads what everyone did and read, on all requests, and exports it for the Commission.</summary>
    public const string ReadHistory = nameof(ReadHistory);

    /// <summary>
    /// The roles of each policy. An administrator runs the system and does not read requests: access to personal information
    /// is for those who need it for their duties (Act, s. 62).
    /// </summary>
    public static IReadOnlyDictionary<string, string[]> RolesOf { get; } = new Dictionary<string, string[]>
    {
        [SignedIn] = [.. Roles.All],
        [ReadRequests] = [Roles.AccessOfficer, Roles.Reviewer, Roles.Manager],
        [LogRequests] = [Roles.AccessOfficer],
        [ManageDocuments] = [Roles.AccessOfficer],
        [MarkPassages] = [Roles.AccessOfficer, Roles.Reviewer],
        [ReferPoints] = [Roles.AccessOfficer],
        [DraftDecisions] = [Roles.AccessOfficer],
        [ApproveDecisions] = [Roles.Manager],
        [BuildPackages] = [Roles.AccessOfficer, Roles.Manager],
        [DownloadPackages] = [Roles.AccessOfficer, Roles.Manager],
        [AssignRequests] = [Roles.AccessOfficer, Roles.Manager],
        [SendDecisions] = [Roles.AccessOfficer, Roles.Manager],
        [ReadApplicants] = [Roles.AccessOfficer, Roles.Manager],
        [DiscloseToCommission] = [Roles.AccessOfficer, Roles.Manager],
        [ReadDirectory] = [.. Roles.All],
        [ManageDirectory] = [Roles.Administrator],
        [ReadProvisions] = [.. Roles.All],
        [ManageProvisions] = [Roles.Administrator],
        [VerifyProvisions] = [Roles.Manager, Roles.Administrator],
        [ManageTemplates] = [Roles.Administrator],
        [ManageOrganisation] = [Roles.Administrator],
        [ManageAccounts] = [Roles.Administrator],
        [ReadHistory] = [Roles.Auditor],
    };
}
