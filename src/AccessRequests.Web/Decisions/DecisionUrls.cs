using AccessRequests.Domain;
using AccessRequests.Domain.Documents;

namespace AccessRequests.Web.Decisions;

/// <summary>The addresses of a request on its way to its decision, and where each obstacle is mended.</summary>
internal static class DecisionUrls
{
    public static string Request(string number) => $"{Urls.Requests}/{Uri.EscapeDataString(number)}";

    public static string Referral(string number) => $"{Request(number)}?onglet=renvois";

    public static string ThirdParties(string number) => $"{Request(number)}?onglet=tiers";

    /// <param name="point">The point whose documents alone are shown; null for all.</param>
    public static string Documents(string number, int? point = null, int page = 1) =>
        $"{Request(number)}?onglet=documents{(point is { } only ? $"&point={only}" : "")}{(page > 1 ? $"&page={page}" : "")}";

    public static string Steps(string number) => $"{Request(number)}?onglet=etapes";

    public static string Decision(string number) => $"{Request(number)}/decision";

    public static string Approval(string number) => $"{Request(number)}/approbation";

    public static string Package(string number) => $"{Request(number)}/trousse";

    /// <summary>A file of a package, as it left.</summary>
    public static string Left(string number, Guid package, Guid artefact) => $"{Request(number)}/trousses/{package}/{artefact}";

    public static string Grounds(string number) => $"{Request(number)}/motifs";

    public static string Letter(string number) => $"{Request(number)}/lettre.pdf";

    public static string Document(string number, DocumentId id) => $"{Request(number)}/documents/{id}/revision";

    public static string Approved(string number, Guid package, Guid artefact) => $"{Approval(number)}/{package}/{artefact}.pdf";

    public static string Preview(string number, DocumentId id) => $"{Request(number)}/documents/{id}/apercu.pdf";

    /// <summary>Where the obstacle is mended and how the link is worded; null when it is on the page of the decision itself.</summary>
    public static (string Url, string Label)? Remedy(Obstacle obstacle, string number, IEnumerable<RequestedDocument> documents) => obstacle.Kind switch
    {
        ObstacleKind.PointWithoutOutcome or ObstacleKind.PointOutcomeDisagrees or ObstacleKind.PointWithoutLocation or ObstacleKind.PointWithoutPlace or ObstacleKind.PointWithoutEarlierAnswer =>
            ($"{Decision(number)}#point-{obstacle.Subject}", $"Aller au point {obstacle.Subject}"),
        ObstacleKind.PointNotHeldWithoutSearch => (Steps(number), "Ouvrir les étapes"),
        ObstacleKind.PointReferredWithoutBody or ObstacleKind.ReferralOfUnreferredPoint => (Referral(number), "Ouvrir les renvois"),
        ObstacleKind.ReferralWithoutPersonInCharge => (Urls.Directory, "Ouvrir le répertoire des organismes"),
        ObstacleKind.PassagesProposed or ObstacleKind.DocumentNotReviewed when documents.FirstOrDefault(document => document.Title == obstacle.Subject) is { } document =>
            (Document(number, document.Id), "Ouvrir le document"),
        ObstacleKind.PassageWithoutProvision or ObstacleKind.SeveranceCitedAlone or ObstacleKind.CompanionMissing or ObstacleKind.ProvisionSpent
            when documents.FirstOrDefault(document => IsAtFault(document, obstacle)) is { } document =>
            (Document(number, document.Id), "Ouvrir le document"),
        ObstacleKind.ProvisionUnknown or ObstacleKind.ProvisionWithoutText or ObstacleKind.ProvisionNotVerified =>
            ($"{Urls.Provisions}/{obstacle.Subject}", $"Ouvrir l’article {obstacle.Subject}"),
        ObstacleKind.LetterheadMissing => (Urls.Administration, "Ouvrir l’administration"),
        ObstacleKind.SignatoryMissing or ObstacleKind.SignatoryNotInOffice or ObstacleKind.SignatoryRetired or ObstacleKind.DecisionDateMissing or ObstacleKind.DecisionBeforeReception or ObstacleKind.DecisionInTheFuture =>
            ($"{Decision(number)}#lettre", "Aller à la lettre"),
        ObstacleKind.SubjectMissing or ObstacleKind.RequestWithoutPoints => ($"{Request(number)}/modifier", "Modifier la demande"),
        ObstacleKind.PointWithoutDocument or ObstacleKind.PointUnknown or ObstacleKind.NothingHidden => (Documents(number), "Ouvrir les documents"),
        _ => null,
    };

    private static bool IsAtFault(RequestedDocument document, Obstacle obstacle) => obstacle.Kind switch
    {
        ObstacleKind.ProvisionSpent or ObstacleKind.SeveranceCitedAlone => document.Provisions.Contains(obstacle.Subject),
        ObstacleKind.CompanionMissing => document.Provisions.Count > 0 && !document.Provisions.Contains(obstacle.Subject),
        _ => document.Outcome is ReleaseOutcome.PartlyReleased or ReleaseOutcome.Withheld && document.Provisions.Count == 0,
    };
}
