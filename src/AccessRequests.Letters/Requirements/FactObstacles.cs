using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Letters.Composition;
using AccessRequests.Letters.Editing;
using AccessRequests.Letters.Facts;

namespace AccessRequests.Letters.Requirements;

/// <summary>What the facts of a letter lack or contradict, each with the place where it is mended.</summary>
internal static class FactObstacles
{
    public static IEnumerable<LetterObstacle> Of(LetterRecord record)
    {
        var domain = record.Facts is DecisionFacts
            ? record.File.Obstacles()
            : record.File.LetterObstacles().Concat(record.File.ObstaclesToCiting(LegalAnnex.ArticlesOf(record)));

        var further = record.Facts is DecisionFacts ? record.File.ObstaclesToCiting(record.Form.FurtherProvisions.Except(record.File.Annexed)) : [];

        return domain.Concat(further).Distinct()
            .Where(obstacle => obstacle.Kind != ObstacleKind.SubjectMissing || HasRecital(record.Kind))
            .Where(obstacle => obstacle.Kind != ObstacleKind.LetterheadMissing || record.Form.Letterhead is null)
            .Select(obstacle => new LetterObstacle(PlaceOf(obstacle, record.File), obstacle.InFrench()))
            .Concat(record.Facts.Obstacles(record))
            .Concat(Addressed(record))
            .Concat(Hinting(record));
    }

    private static bool NamesDocuments(string title) =>
        title.Contains("document", StringComparison.OrdinalIgnoreCase) && (title.Contains("liste", StringComparison.OrdinalIgnoreCase) || title.Contains("list", StringComparison.OrdinalIgnoreCase));

    private static bool HasRecital(LetterKind kind) => kind is not LetterKind.ThirdPartyNotice and not LetterKind.ThirdPartyDecision and not LetterKind.Withdrawal;

    /// <summary>A notice to a third party is void unless it is sent to someone; a published copy of it makes no sense.</summary>
    private static IEnumerable<LetterObstacle> Addressed(LetterRecord record)
    {
        if (record.Kind is LetterKind.ThirdPartyNotice or LetterKind.ThirdPartyDecision && record.File.Addressee.Count == 0)
        {
            yield return new LetterObstacle("addressee", "L’avis n’est adressé à aucun tiers (art. 49). Indiquez son nom et son adresse.");
        }
    }

    /// <summary>A list, even of other documents, lets its reader count (art. 47, al. 1, 5°).</summary>
    private static IEnumerable<LetterObstacle> Hinting(LetterRecord record)
    {
        if (record.File.HidesExistence() && record.Form.ListsDocuments)
        {
            yield return new LetterObstacle("listDocuments", "Une lettre qui ne confirme ni n’infirme l’existence de documents n’en donne aucune liste (art. 47, al. 1, 5°). Retirez la liste.");
        }

        if (record.File.HidesExistence() && record.Form.Enclosures.Count > 0)
        {
            yield return new LetterObstacle("enclosures", "Une lettre qui ne confirme ni n’infirme l’existence de documents n’annonce aucune pièce jointe (art. 47, al. 1, 5°). Retirez-les.");
        }

        if (record.File.HidesExistence() && record.Form.Annexes.Any(annex => annex.Contents.OfType<AddedTable>().Any() || annex.Title.Any(NamesDocuments)))
        {
            yield return new LetterObstacle("annexes", "Une lettre qui ne confirme ni n’infirme l’existence de documents n’en annexe ni liste ni tableau (art. 47, al. 1, 5°). Retirez cette annexe.");
        }

        if (record.File.HidesExistence() && record.Form.AnnexesGrounds)
        {
            yield return new LetterObstacle("groundsTable", "Une lettre qui ne confirme ni n’infirme l’existence de documents n’a pas de tableau des motifs (art. 47, al. 1, 5°). Retirez le tableau.");
        }
    }

    private static string PlaceOf(Obstacle obstacle, DecisionRecord file) => obstacle.Kind switch
    {
        ObstacleKind.RequestWithoutPoints => "points",
        ObstacleKind.PointWithoutOutcome or ObstacleKind.PointOutcomeDisagrees => Place("points", Index(file.Points, point => point.Name == obstacle.Subject), "outcome"),
        ObstacleKind.PointWithoutLocation or ObstacleKind.PointWithoutPlace or ObstacleKind.PointWithoutEarlierAnswer => Place("points", Index(file.Points, point => point.Name == obstacle.Subject), "note"),
        ObstacleKind.PointWithoutProvision => Place("points", Index(file.Points, point => point.Name == obstacle.Subject), "provisions"),
        ObstacleKind.ProvisionOfOwnInformation or ObstacleKind.ProvisionOfOthersInformation when Index(file.Documents, document => document.Provisions.Contains(obstacle.Subject ?? "")) is >= 0 and var index =>
            Place("documents", index, "provisions"),
        ObstacleKind.ProvisionOfOwnInformation or ObstacleKind.ProvisionOfOthersInformation or ObstacleKind.ProvisionConfirmsExistence or ObstacleKind.ProvisionIsAGround => Place("points", Index(file.Points, point => point.Provisions.Contains(obstacle.Subject ?? "")), "provisions"),
        ObstacleKind.PointWithoutDocument or ObstacleKind.PassagesProposed or ObstacleKind.DocumentNotReviewed or ObstacleKind.PointUnknown => "documents",
        ObstacleKind.DocumentOfUnansweredPoints or ObstacleKind.DocumentOfPointNotHeld or ObstacleKind.DocumentOfPendingPoint or ObstacleKind.DocumentOfUnconfirmedPoint =>
            Place("documents", Index(file.Documents, document => document.Title == obstacle.Subject), "points"),
        ObstacleKind.DocumentDatedAfterDecision => Place("documents", Index(file.Documents, document => document.Title == obstacle.Subject), "date"),
        ObstacleKind.SeveranceCitedAlone or ObstacleKind.PassageWithoutProvision or ObstacleKind.ProvisionIsNoGround or ObstacleKind.CompanionMissing or ObstacleKind.ProvisionSpent =>
            Place("documents", Index(file.Documents, document => document.Provisions.Contains(obstacle.Subject ?? "")), "provisions"),
        ObstacleKind.PointReferredWithoutBody or ObstacleKind.ReferralOfUnreferredPoint => "referrals",
        ObstacleKind.ReferralWithoutPersonInCharge => Place("referrals", Index(file.Referrals, referral => referral.Body.Name == obstacle.Subject), "body.personInCharge"),
        ObstacleKind.ProvisionUnknown or ObstacleKind.ProvisionWithoutText or ObstacleKind.ProvisionNotVerified => "provisions",
        ObstacleKind.LetterheadMissing => "letterhead",
        ObstacleKind.SignatoryMissing => "signatory",
        ObstacleKind.SubjectMissing => "subject",
        ObstacleKind.DecisionDateMissing or ObstacleKind.DecisionBeforeReception or ObstacleKind.DecisionInTheFuture => "decidedOn",
        _ => "",
    };

    private static string Place(string list, int index, string field) => index < 0 ? list : $"{list}[{index}].{field}";

    private static int Index<T>(IReadOnlyList<T> items, Func<T, bool> isIt)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (isIt(items[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
