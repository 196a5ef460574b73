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

        var omitted = LegalAnnex.Omitted(record).ToHashSet();

        return domain.Concat(further).Distinct()
            .Where(obstacle => obstacle.Kind is not (ObstacleKind.ProvisionWithoutText or ObstacleKind.ProvisionNotVerified) || !omitted.Contains(obstacle.Subject ?? ""))
            .Where(obstacle => obstacle.Kind != ObstacleKind.SubjectMissing || HasRecital(record.Kind))
            .Where(obstacle => obstacle.Kind != ObstacleKind.LetterheadMissing || record.Form.Letterhead is null)
            .SelectMany(obstacle => PlacesOf(obstacle, record.File).Select(place => new LetterObstacle(place, obstacle.InFrench())))
            .Concat(record.Facts.Obstacles(record))
            .Concat(Addressed(record))
            .Concat(Omitting(record))
            .Concat(Hinting(record));
    }

    /// <summary>Whoever is refused reads what the refusal rests on (art. 51); the rest of the annex is the office's to choose.</summary>
    private static IEnumerable<LetterObstacle> Omitting(LetterRecord record) =>
        record.Form.OmittedProvisions.Where(number => !LegalAnnex.IsProcedure(record.File, number)).Select(number => new LetterObstacle(
            "annexOmit",
            $"L’article {number} n’est pas une disposition de procédure : s’il fonde le refus, son texte accompagne la décision (art. 51). Retirez-le de « annexOmit »."));

    private static bool NamesDocuments(string title) =>
        title.Contains("document", StringComparison.OrdinalIgnoreCase) && (title.Contains("liste", StringComparison.OrdinalIgnoreCase) || title.Contains("list", StringComparison.OrdinalIgnoreCase));

    private static bool IsNotice(string enclosure) =>
        ((string[])["avis de recours", "avis de révision", "recours", "articles", "dispositions", "extraits de la loi", "notice of review", "sections"]).Any(start => enclosure.TrimStart().StartsWith(start, StringComparison.OrdinalIgnoreCase));

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

        if (record.File.HidesExistence() && record.Form.Enclosures.Any(enclosure => !IsNotice(enclosure)))
        {
            yield return new LetterObstacle("enclosures", "Une lettre qui ne confirme ni n’infirme l’existence de documents n’annonce aucune pièce jointe que l’avis de recours et les articles (art. 47, al. 1, 5°). Retirez-les.");
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

    /// <summary>Every point and document that has it, one by one, or else the part of the file that lacks something.</summary>
    private static List<string> PlacesOf(Obstacle obstacle, DecisionRecord file)
    {
        List<string> places =
        [
            .. PlacesOfPoints(file).Where(one => file.ObstaclesOf(one.Point).Contains(obstacle) || IsOfRegime(obstacle, one.Point.Provisions)).Select(one => $"{one.Place}{FieldOfPoint(obstacle.Kind)}"),
            .. file.Documents.Index().Where(one => file.ObstaclesOf(one.Item).Contains(obstacle) || IsOfRegime(obstacle, one.Item.Provisions)).Select(one => $"documents[{one.Index}]{FieldOfDocument(obstacle.Kind)}"),
            .. file.Referrals.Index().Where(one => IsOfReferral(obstacle, one.Item, file)).Select(one => $"referrals[{one.Index}].{(obstacle.Kind == ObstacleKind.ReferralWithoutPersonInCharge ? "body.personInCharge" : "points")}"),
        ];

        return obstacle.Kind switch
        {
            ObstacleKind.PointReferredWithoutBody => ["referrals"],
            ObstacleKind.PointWithoutDocument => ["documents"],
            _ when places.Count > 0 => places,
            ObstacleKind.RequestWithoutPoints => ["points"],
            ObstacleKind.ProvisionUnknown or ObstacleKind.ProvisionWithoutText or ObstacleKind.ProvisionNotVerified => ["provisions"],
            ObstacleKind.LetterheadMissing => [string.IsNullOrWhiteSpace(file.Letterhead.Ministry) ? "letterhead.ministry" : "letterhead.office"],
            ObstacleKind.SignatoryMissing or ObstacleKind.SignatoryNotInOffice or ObstacleKind.SignatoryRetired => ["signatory"],
            ObstacleKind.SubjectMissing => ["subject"],
            ObstacleKind.DecisionDateMissing or ObstacleKind.DecisionBeforeReception or ObstacleKind.DecisionInTheFuture => ["decidedOn"],
            _ => [""],
        };
    }

    /// <summary>A part of a point has its place under it.</summary>
    private static IEnumerable<(DecidedPoint Point, string Place)> PlacesOfPoints(DecisionRecord file)
    {
        var (index, part) = (-1, 0);
        PointHeading? whole = null;

        foreach (var point in file.Points)
        {
            (index, part) = point.Under is not null && ReferenceEquals(point.Under, whole) ? (index, part + 1) : (index + 1, 0);
            whole = point.Under;
            yield return (point, whole is null ? $"points[{index}]" : $"points[{index}].parts[{part}]");
        }
    }

    private static bool IsOfRegime(Obstacle obstacle, IReadOnlyList<string> provisions) =>
        obstacle.Kind is ObstacleKind.ProvisionOfOwnInformation or ObstacleKind.ProvisionOfOthersInformation && provisions.Contains(obstacle.Subject!);

    private static bool IsOfReferral(Obstacle obstacle, DecidedReferral referral, DecisionRecord file) => obstacle.Kind switch
    {
        ObstacleKind.ReferralWithoutPersonInCharge => referral.Body.Name == obstacle.Subject && string.IsNullOrWhiteSpace(referral.Body.PersonInCharge),
        ObstacleKind.ReferralOfUnreferredPoint => file.Points.Any(point => point.Name == obstacle.Subject && referral.Points.Contains(point.Number)),
        _ => false,
    };

    private static string FieldOfPoint(ObstacleKind kind) => kind switch
    {
        ObstacleKind.PointWithoutOutcome or ObstacleKind.PointOutcomeDisagrees => ".outcome",
        ObstacleKind.PointWithoutLocation or ObstacleKind.PointWithoutPlace or ObstacleKind.PointWithoutEarlierAnswer => ".note",
        _ => ".provisions",
    };

    private static string FieldOfDocument(ObstacleKind kind) => kind switch
    {
        ObstacleKind.DocumentOfUnansweredPoints or ObstacleKind.DocumentOfPointNotHeld or ObstacleKind.DocumentOfPendingPoint
            or ObstacleKind.DocumentOfUnconfirmedPoint or ObstacleKind.PointUnknown => ".points",
        ObstacleKind.DocumentDatedAfterDecision => ".date",
        ObstacleKind.PassagesProposed or ObstacleKind.DocumentNotReviewed => "",
        _ => ".provisions",
    };
}
