using System.Security.Claims;

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

    /// <summary>Says who may see a file at all, when the whole office may not.</summary>
    public const string RestrictRequests = nameof(RestrictRequests);

    /// <summary>Records what left the office and how a file ends.</summary>
    public const string SendDecisions = nameof(SendDecisions);

    /// <summary>The second person of a destruction at the end of retention.</summary>
    public const string DestroyFiles = nameof(DestroyFiles);

    /// <summary>Who asked: for those who write to them and those who sign, not for those who mark documents (Act, s. 62).</summary>
    public const string ReadApplicants = nameof(ReadApplicants);

    /// <summary>What is hidden, gathered in one file for the Commission under sealed cover: for those who answer for the review.</summary>
    public const string DiscloseToCommission = nameof(DiscloseToCommission);

    /// <summary>Whoever sees that too much was told says so at once.</summary>
    public const string ReportIncidents = nameof(ReportIncidents);

    /// <summary>Records what is done about an incident.</summary>
    public const string HandleIncidents = nameof(HandleIncidents);

    /// <summary>Weighs the risk of serious injury and closes an incident.</summary>
    public const string AssessIncidents = nameof(AssessIncidents);

    /// <summary>The register that the Commission may ask for (art. 63.11).</summary>
    public const string ReadIncidents = nameof(ReadIncidents);

    public const string ReadDirectory = nameof(ReadDirectory);
    public const string ManageDirectory = nameof(ManageDirectory);
    public const string ReadProvisions = nameof(ReadProvisions);
    public const string ManageProvisions = nameof(ManageProvisions);
    public const string ManageOrganisation = nameof(ManageOrganisation);

    /// <summary>The second look at a text of the catalogue, by someone other than whoever pasted it.</summary>
    public const string VerifyProvisions = nameof(VerifyProvisions);
    public const string ManageTemplates = nameof(ManageTemplates);
    public const string ManageAccounts = nameof(ManageAccounts);

    /// <summary>The second person for an account that an administrator entrusts with something.</summary>
    public const string ConfirmAccounts = nameof(ConfirmAccounts);

    /// <summary>Says of the messages that a restore held back whether they leave.</summary>
    public const string DecideHeldMail = nameof(DecideHeldMail);

    /// <summary>Reads what everyone did and read, on all requests, and exports it for the Commission.</summary>
    public const string ReadHistory = nameof(ReadHistory);

    /// <summary>Reads this table on its page.</summary>
    public const string ReadRights = nameof(ReadRights);

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
        [RestrictRequests] = [Roles.Manager],
        [SendDecisions] = [Roles.AccessOfficer, Roles.Manager],
        [DestroyFiles] = [Roles.Manager],
        [ReadApplicants] = [Roles.AccessOfficer, Roles.Manager],
        [DiscloseToCommission] = [Roles.AccessOfficer, Roles.Manager],
        [ReportIncidents] = [Roles.AccessOfficer, Roles.Reviewer, Roles.Manager],
        [HandleIncidents] = [Roles.AccessOfficer, Roles.Manager],
        [AssessIncidents] = [Roles.Manager],
        [ReadIncidents] = [Roles.AccessOfficer, Roles.Reviewer, Roles.Manager, Roles.Auditor],
        [ReadDirectory] = [.. Roles.All],
        [ManageDirectory] = [Roles.Administrator],
        [ReadProvisions] = [.. Roles.All],
        [ManageProvisions] = [Roles.Administrator],
        [VerifyProvisions] = [Roles.Manager, Roles.Administrator],
        [ManageTemplates] = [Roles.Administrator],
        [ManageOrganisation] = [Roles.Administrator],
        [ManageAccounts] = [Roles.Administrator],
        [ConfirmAccounts] = [Roles.Manager, Roles.Administrator],
        [DecideHeldMail] = [Roles.Administrator],
        [ReadHistory] = [Roles.Auditor],
        [ReadRights] = [Roles.Administrator, Roles.Auditor],
    };

    /// <summary>The person has a role of that policy. What stands in for a role, such as a delegation, is for the authorization service.</summary>
    public static bool IsHeldBy(string policy, ClaimsPrincipal user) => RolesOf[policy].Any(user.IsInRole);

    /// <summary>What a policy lets people do, for the page of the rights.</summary>
    public static string InFrench(string policy) => policy switch
    {
        SignedIn => "Ouvrir une session, voir son tableau de bord, télécharger les clés publiques",
        ReadRequests => "Lire les demandes, les documents et les décisions, sauf qui les a faites",
        LogRequests => "Inscrire et corriger une demande",
        ManageDocuments => "Importer, modifier et retirer des documents ; consulter une unité",
        MarkPassages => "Lire, marquer et réviser les documents",
        ReferPoints => "Renvoyer des points à un autre organisme",
        DraftDecisions => "Préparer la décision, les lettres et les étapes ; soumettre à l’approbation",
        ApproveDecisions => "Approuver, retourner et retirer une approbation",
        BuildPackages => "Assembler une trousse",
        DownloadPackages => "Télécharger ce qui est approuvé",
        AssignRequests => "Confier les dossiers et prévoir les absences",
        RestrictRequests => "Restreindre un dossier à des personnes nommées, lever la restriction",
        SendDecisions => "Consigner les envois, la diffusion, la révision et la fin d’un dossier ; proposer sa destruction",
        DestroyFiles => "Confirmer la destruction d’un dossier au terme de sa conservation",
        ReadApplicants => "Savoir qui a fait la demande",
        DiscloseToCommission => "Produire pour la Commission le tableau de ce qui est masqué",
        ReportIncidents => "Signaler un incident de confidentialité",
        HandleIncidents => "Consigner les mesures, les avis et le retrait d’un incident",
        AssessIncidents => "Évaluer le risque de préjudice sérieux et fermer un incident",
        ReadIncidents => "Lire et exporter le registre des incidents",
        ReadDirectory => "Lire le répertoire des organismes",
        ManageDirectory => "Tenir le répertoire des organismes",
        ReadProvisions => "Lire les dispositions",
        ManageProvisions => "Tenir les textes des dispositions",
        ManageOrganisation => "Tenir l’en-tête, les signataires, le calendrier, les tarifs et la règle de conservation",
        VerifyProvisions => "Vérifier un texte entré par une autre personne",
        ManageTemplates => "Changer les phrases des lettres",
        ManageAccounts => "Ouvrir, modifier et fermer des comptes",
        ConfirmAccounts => "Confirmer un compte auquel un administrateur donne un rôle ou un nouvel accès",
        DecideHeldMail => "Décider des courriels retenus après une restauration",
        ReadHistory => "Lire et exporter le journal de tous les actes et consultations",
        ReadRights => "Lire cette table",
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "Not a policy of the office."),
    };
}
