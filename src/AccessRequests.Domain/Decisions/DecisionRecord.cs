using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Domain.Decisions;

/// <summary>
/// Everything that a decision letter says, gathered from what was recorded and nothing else. It is a value: the letter,
/// its preview, its obstacles and its fingerprint all come from the same one.
/// </summary>
public sealed record DecisionRecord
{
    public required string FileNumber { get; init; }

    public required RequestKind Kind { get; init; }

    public required RequestForm Form { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    /// <summary>The date of the letter; null until the officer sets it.</summary>
    public required DateOnly? DecidedOn { get; init; }

    public required Delivery Delivery { get; init; }

    /// <summary>See <see cref="AccessRequest.Subject"/>.</summary>
    public required string Subject { get; init; }

    public required IReadOnlyList<DecidedPoint> Points { get; init; }

    public required IReadOnlyList<DecidedDocument> Documents { get; init; }

    /// <summary>The points that earlier letters decided and that this one leaves as they are, oldest first; null where none did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RecalledDecision>? Recalled { get; init; }

    public required IReadOnlyList<DecidedReferral> Referrals { get; init; }

    public required Letterhead Letterhead { get; init; }

    public required SignatoryDetails? Signatory { get; init; }

    /// <summary>The addressee's lines; empty in the copy that is published, which differs by nothing else.</summary>
    public required IReadOnlyList<string> Addressee { get; init; }

    /// <summary>The articles with the text in force on the day of the decision.</summary>
    public required IReadOnlyList<CitedProvision> Catalogue { get; init; }

    /// <summary>When the applicant's identity or quality was verified (art. 94); null for documents of the administration.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? IdentityVerifiedOn { get; init; }

    /// <summary>The office's own sentences; null while it has changed none, so that what was approved before keeps its fingerprint.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OfficeWording? Wording { get; init; }

    /// <summary>
    /// The grounds of refusal, in numeric order, with 14 whenever anything is withheld in part or whole.
    /// Exactly those that marks and withheld documents use.
    /// </summary>
    public IReadOnlyList<string> Grounds
    {
        get
        {
            var used = Documents.SelectMany(document => document.Provisions)
                .Concat(Points.Where(point => point.Outcome == PointOutcome.NotConfirmed).SelectMany(point => point.Provisions))
                .ToHashSet();

            if (Documents.Any(document => document.Outcome is ReleaseOutcome.PartlyReleased or ReleaseOutcome.Withheld))
            {
                used.Add(ProvisionCatalogue.Severance);
            }

            return [.. used.Order(ProvisionNumberComparer.Instance)];
        }
    }

    /// <summary>What the annex prints: the grounds and the articles that the outcomes rest on (1, 13, 48), in numeric order.</summary>
    public IReadOnlyList<string> Annexed =>
        [.. Grounds
            .Concat(Points.SelectMany(ArticlesOf))
            .Concat(Referrals.Where(referral => referral.Points.Count > 0).Select(_ => ReferralArticle))
            .Distinct()
            .Order(ProvisionNumberComparer.Instance)];

    /// <param name="addressee">See <see cref="Addressee"/>.</param>
    /// <param name="on">The day of the letter, or today while it is not dated: its letterhead and its texts are those of that day.</param>
    /// <param name="language">BCP 47, of the letter: the Act is official in both, and its texts are cited in that one where the catalogue has it.</param>
    public static DecisionRecord Gather(
        AccessRequest request,
        IReadOnlyCollection<RequestedDocument> documents,
        Organisation organisation,
        Signatory? signatory,
        ProvisionCatalogue catalogue,
        IReadOnlyList<string> addressee,
        DateOnly on,
        string language = ProvisionText.French) => new()
        {
            FileNumber = request.Number,
            Kind = request.Kind,
            Form = request.Form,
            ReceivedOn = request.ReceivedOn,
            DecidedOn = request.Decision.DecidedOn,
            Delivery = request.Decision.Delivery,
            Subject = request.Subject,
            IdentityVerifiedOn = request.Kind == RequestKind.AdministrativeDocuments ? null : request.Identity?.VerifiedOn,
            Points = [.. request.Points.OrderBy(point => point.Number).Select(DecidedPoint.From)],
            Documents = [.. request.Deciding(documents).InLetterOrder().Select(DecidedDocument.From)],
            Referrals = [.. request.Referrals.OrderBy(referral => referral.Points[0]).Select(referral => new DecidedReferral(referral.Points, referral.Body, referral.Documents))],
            Letterhead = organisation.LetterheadOn(on),
            Signatory = signatory?.Details,
            Addressee = addressee,
            Catalogue = [.. catalogue.All.Select(provision => CitedProvision.From(provision, on, language))],
        };

    /// <summary>Of a file that was opened again: what is still to be decided or is decided again, and in what earlier letters the rest was.</summary>
    public DecisionRecord LeftBy(AccessRequest request)
    {
        var settled = request.Points.Where(point => point.IsSettled).OrderBy(point => point.Number).ToList();

        return settled.Count == 0 ? this : this with
        {
            Points = [.. Points.Where(point => settled.TrueForAll(known => known.Number != point.Number))],
            Documents = [.. Documents.Select(document => document with { Points = Left(document.Points) })],
            Referrals = [.. Referrals.Select(referral => referral with { Points = Left(referral.Points) }).Where(referral => referral.Points.Count > 0)],
            Recalled = [.. settled.GroupBy(point => point.ToldOn!.Value).OrderBy(letter => letter.Key).Select(letter => new RecalledDecision(letter.Key, [.. letter.Select(point => point.Number)]))],
        };

        IReadOnlyList<int> Left(IReadOnlyList<int> points) => [.. points.Where(number => settled.TrueForAll(known => known.Number != number))];
    }

    /// <summary>The date of the last letter that this one recalls or replaces; null for a first letter.</summary>
    private DateOnly? FollowsLetterOf() => (Recalled ?? []).Select(earlier => (DateOnly?)earlier.DecidedOn).Concat(Points.Select(point => point.Replaces)).Max();

    /// <summary>
    /// A point is neither confirmed nor denied (art. 47, al. 1, 5°): nothing that leaves may list or count documents. No property,
    /// since the fingerprint takes in all of those.
    /// </summary>
    public bool HidesExistence() => Points.Any(point => point.Outcome == PointOutcome.NotConfirmed);

    public CitedProvision? Find(string number) => Catalogue.FirstOrDefault(provision => provision.Number == number);

    private const string ReferralArticle = "48";

    /// <summary>The article that an outcome rests on by itself, or null when its documents' grounds do.</summary>
    public static string? ArticleOf(PointOutcome outcome) => outcome switch
    {
        PointOutcome.NotHeld => "1",
        PointOutcome.AlreadyPublic => "13",
        PointOutcome.Referred => ReferralArticle,
        PointOutcome.Released or PointOutcome.PartlyReleased or PointOutcome.Withheld or PointOutcome.NotConfirmed
            or PointOutcome.ThirdPartyConsulted or PointOutcome.ToFollow or PointOutcome.Withdrawn or PointOutcome.AlreadyAnswered or PointOutcome.OnSite => null,
    };

    /// <summary>The articles that the outcome of a point rests on by itself: its own, or the one that goes without saying.</summary>
    public static IReadOnlyList<string> ArticlesOf(DecidedPoint point) =>
        point.Provisions.Count > 0 ? point.Provisions
        : point.Outcome is { } outcome && ArticleOf(outcome) is { } article ? [article]
        : [];

    /// <summary>The outcome that the documents of a point lead to, or null when it has none.</summary>
    public static PointOutcome? Suggest(IReadOnlyCollection<ReleaseOutcome> documents)
    {
        var relevant = documents.Where(outcome => outcome != ReleaseOutcome.NotRelevant).ToList();

        return relevant.Count == 0 ? null
            : relevant.TrueForAll(outcome => outcome == ReleaseOutcome.Released) ? PointOutcome.Released
            : relevant.TrueForAll(outcome => outcome == ReleaseOutcome.Withheld) ? PointOutcome.Withheld
            : PointOutcome.PartlyReleased;
    }

    public PointOutcome? SuggestedFor(int point) =>
        Suggest([.. Documents.Where(document => document.Points.Contains(point)).Select(document => document.Outcome)]);

    /// <summary>Everything that stands in the way of approving this decision, all at once; empty when nothing does.</summary>
    /// <param name="today">The day in Québec, which no decision may be dated after; null where the day does not matter.</param>
    public IReadOnlyList<Obstacle> Obstacles(DateOnly? today = null) =>
        [
            .. Points.Count == 0 ? [new Obstacle(Recalled is null ? ObstacleKind.RequestWithoutPoints : ObstacleKind.NothingLeftToDecide)] : Enumerable.Empty<Obstacle>(),
            .. LetterObstacles(today),
            .. FollowsLetterOf() is { } earlier && DecidedOn < earlier ? [new Obstacle(ObstacleKind.DecisionBeforeEarlierLetter, Day: earlier)] : Enumerable.Empty<Obstacle>(),
            .. Points.SelectMany(ObstaclesOf),
            .. ReferralObstacles(),
            .. Documents.SelectMany(ObstaclesOf),
            .. RegimeObstacles(),
            .. ObstaclesToCiting(Annexed),
        ];

    /// <summary>
    /// SHA-256, lower-case hexadecimal, of all of this: it changes when a mark, an outcome, the letterhead or the text of an article that it
    /// rests on does. The rest of the catalogue is no part of the decision.
    /// </summary>
    /// <exception cref="InvalidOperationException">The marks of a document were not read: it would not cover them.</exception>
    public string Fingerprint()
    {
        if (Documents.Any(document => document.IsOutline))
        {
            throw new InvalidOperationException("The marks of a document were counted and not read.");
        }

        var relied = Annexed.Concat(Annexed.SelectMany(number => Find(number)?.Companions ?? [])).ToHashSet();
        var decided = this with { Catalogue = [.. Catalogue.Where(provision => relied.Contains(provision.Number))] };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(decided))));
    }

    /// <summary>What stands in the way of any letter of the file, whatever it says: its subject, its date, who sends and who signs.</summary>
    public IEnumerable<Obstacle> LetterObstacles(DateOnly? today = null)
    {
        if (string.IsNullOrWhiteSpace(Subject))
        {
            yield return new Obstacle(ObstacleKind.SubjectMissing);
        }

        if (string.IsNullOrWhiteSpace(Letterhead.Ministry) || string.IsNullOrWhiteSpace(Letterhead.Office))
        {
            yield return new Obstacle(ObstacleKind.LetterheadMissing);
        }

        if (Signatory is null)
        {
            yield return new Obstacle(ObstacleKind.SignatoryMissing);
        }
        else if (Signatory.IsRetired)
        {
            yield return new Obstacle(ObstacleKind.SignatoryRetired, Signatory.Name);
        }
        else if (DecidedOn is { } signedOn && !Signatory.MaySignOn(signedOn))
        {
            yield return new Obstacle(ObstacleKind.SignatoryNotInOffice, Signatory.Name, Day: signedOn);
        }

        if (DecidedOn is not { } decidedOn)
        {
            yield return new Obstacle(ObstacleKind.DecisionDateMissing);
        }
        else if (decidedOn < ReceivedOn)
        {
            yield return new Obstacle(ObstacleKind.DecisionBeforeReception, Day: ReceivedOn);
        }
        else if (decidedOn > today)
        {
            yield return new Obstacle(ObstacleKind.DecisionInTheFuture, Day: today);
        }
    }

    /// <summary>What stands in the way of one point.</summary>
    public IEnumerable<Obstacle> ObstaclesOf(DecidedPoint point)
    {
        var subject = point.Name;

        switch (point.Outcome)
        {
            case null:
                yield return new Obstacle(ObstacleKind.PointWithoutOutcome, subject);
                break;
            case PointOutcome.Released or PointOutcome.PartlyReleased or PointOutcome.Withheld:
                if (SuggestedFor(point.Number) is not { } suggested)
                {
                    yield return new Obstacle(ObstacleKind.PointWithoutDocument, subject);
                }
                else if (suggested != point.Outcome)
                {
                    yield return new Obstacle(ObstacleKind.PointOutcomeDisagrees, subject);
                }

                break;
            case PointOutcome.AlreadyPublic when string.IsNullOrWhiteSpace(point.Note):
                yield return new Obstacle(ObstacleKind.PointWithoutLocation, subject);
                break;
            case PointOutcome.OnSite when string.IsNullOrWhiteSpace(point.Note):
                yield return new Obstacle(ObstacleKind.PointWithoutPlace, subject);
                break;
            case PointOutcome.AlreadyAnswered when string.IsNullOrWhiteSpace(point.Note):
                yield return new Obstacle(ObstacleKind.PointWithoutEarlierAnswer, subject);
                break;
            case PointOutcome.NotHeld or PointOutcome.AlreadyPublic when point.Provisions.FirstOrDefault(IsRefusal) is { } ground:
                yield return new Obstacle(ObstacleKind.ProvisionIsAGround, ground);
                break;
            case PointOutcome.Referred when !Referrals.Any(referral => referral.Points.Contains(point.Number)):
                yield return new Obstacle(ObstacleKind.PointReferredWithoutBody, subject);
                break;
            case PointOutcome.NotConfirmed when point.Provisions.Count == 0:
                yield return new Obstacle(ObstacleKind.PointWithoutProvision, subject);
                break;
            case PointOutcome.NotConfirmed:
                foreach (var number in point.Provisions.Where(number => Find(number) is { MayHideExistence: false }))
                {
                    yield return new Obstacle(ObstacleKind.ProvisionConfirmsExistence, number);
                }

                break;
            default:
                break;
        }
    }

    /// <summary>Drafts and personal notes (art. 9) are out of the right of access itself, and a letter may say of them that no document is held.</summary>
    private bool IsRefusal(string number) => number != ProvisionCatalogue.OutsideTheRight && Find(number) is { Kind: ProvisionKind.Ground };

    /// <summary>A request for documents and a request for one's own information have grounds of their own.</summary>
    private IEnumerable<Obstacle> RegimeObstacles() => Kind switch
    {
        RequestKind.AdministrativeDocuments => Grounds.Intersect(ProvisionCatalogue.OfOwnInformation).Select(number => new Obstacle(ObstacleKind.ProvisionOfOwnInformation, number)),
        RequestKind.PersonalInformation => Grounds.Intersect(ProvisionCatalogue.OfOthersInformation).Select(number => new Obstacle(ObstacleKind.ProvisionOfOthersInformation, number)),
        RequestKind.Correction => [],
    };

    private IEnumerable<Obstacle> ReferralObstacles()
    {
        foreach (var referral in Referrals)
        {
            if (string.IsNullOrWhiteSpace(referral.Body.PersonInCharge))
            {
                yield return new Obstacle(ObstacleKind.ReferralWithoutPersonInCharge, referral.Body.Name);
            }

            foreach (var number in referral.Points)
            {
                if (Points.FirstOrDefault(point => point.Number == number) is not { } point)
                {
                    yield return new Obstacle(ObstacleKind.PointUnknown, $"{number}");
                }
                else if (point.Outcome is not PointOutcome.Referred and { } outcome && !outcome.HasDocuments())
                {
                    yield return new Obstacle(ObstacleKind.ReferralOfUnreferredPoint, point.Name);
                }
            }
        }
    }

    /// <summary>What stands in the way of one document.</summary>
    public IEnumerable<Obstacle> ObstaclesOf(DecidedDocument document)
    {
        if (document.Outcome == ReleaseOutcome.NotRelevant)
        {
            yield break;
        }

        foreach (var number in document.Points.Where(number => Points.All(point => point.Number != number)))
        {
            yield return new Obstacle(ObstacleKind.PointUnknown, $"{number}");
        }

        // The letter would hand over or refuse what it says is elsewhere, and cite provisions that no paragraph explains.
        if (Points.Any(point => document.Points.Contains(point.Number))
            && Points.Where(point => document.Points.Contains(point.Number)).All(point => point.Outcome is not (null or PointOutcome.NotConfirmed) and { } outcome && !outcome.IsPending() && !outcome.HasDocuments()))
        {
            yield return new Obstacle(ObstacleKind.DocumentOfUnansweredPoints, document.Title);
        }

        if (Points.FirstOrDefault(point => document.Points.Contains(point.Number) && point.Outcome == PointOutcome.NotHeld) is { } notHeld)
        {
            yield return new Obstacle(ObstacleKind.DocumentOfPointNotHeld, document.Title) { Point = notHeld.Name };
        }

        if (Points.Any(point => document.Points.Contains(point.Number) && point.Outcome == PointOutcome.NotConfirmed))
        {
            yield return new Obstacle(ObstacleKind.DocumentOfUnconfirmedPoint, document.Title);
        }

        if (Points.FirstOrDefault(point => document.Points.Contains(point.Number) && point.Outcome?.IsPending() == true) is { } pending)
        {
            yield return new Obstacle(ObstacleKind.DocumentOfPendingPoint, document.Title) { Point = pending.Name };
        }

        if (document.Date > DecidedOn)
        {
            yield return new Obstacle(ObstacleKind.DocumentDatedAfterDecision, document.Title, Day: document.Date);
        }

        if (document.ProposedPassages > 0)
        {
            yield return new Obstacle(ObstacleKind.PassagesProposed, document.Title, document.ProposedPassages);
        }

        if (document.AwaitsReview)
        {
            yield return new Obstacle(ObstacleKind.DocumentNotReviewed, document.Title);
        }

        foreach (var number in document.Provisions)
        {
            if (ObstacleSpent(document, number) is { } spent && spent.Day <= DecidedOn)
            {
                yield return spent;
            }

            if (Find(number) is { EndsWithDecision: true } && document.RecommendationDecidedOn is { } ended && ended <= DecidedOn)
            {
                yield return new Obstacle(ObstacleKind.RecommendationDecided, number, Day: ended);
            }

            if (Find(number) is { Kind: ProvisionKind.Exception or ProvisionKind.Procedure })
            {
                yield return new Obstacle(ObstacleKind.ProvisionIsNoGround, number);
            }

            foreach (var companion in (Find(number)?.Companions ?? []).Except(document.Provisions))
            {
                yield return new Obstacle(ObstacleKind.CompanionMissing, companion);
            }
        }

        if (document.Outcome is ReleaseOutcome.PartlyReleased or ReleaseOutcome.Withheld
            && document.Provisions.All(number => Find(number) is { Kind: ProvisionKind.Operator or ProvisionKind.Definition }))
        {
            yield return document.Provisions.Count == 0
                ? new Obstacle(ObstacleKind.PassageWithoutProvision)
                : new Obstacle(ObstacleKind.SeveranceCitedAlone, document.Provisions[0]);
        }
    }

    /// <summary>What ends first the protection of something that the document hides under an article, whenever that is, or null.</summary>
    private Obstacle? ObstacleSpent(DecidedDocument document, string number)
    {
        if (Find(number) is not { } provision)
        {
            return null;
        }

        var documentDate = provision.SpentAfterYears is null ? null : document.Date;
        var bounds = document.Bounds?.Where(bound => bound.Provision == number) ?? [new GroundFact(number, null, null, null)];

        return bounds.SelectMany(bound => new[] { ByYears(bound.From ?? documentDate), Ended(bound.EndedOn) }).OfType<Obstacle>().MinBy(spent => spent.Day);

        Obstacle? ByYears(DateOnly? from) => from is { } day && (provision.SpentAfterYears ?? provision.BoundYears) is { } years
            ? new Obstacle(ObstacleKind.ProvisionSpent, number, years, Provision.YearsAfter(day, years)) { From = day }
            : null;

        Obstacle? Ended(DateOnly? on) => on is null ? null : new Obstacle(ObstacleKind.ProvisionSpent, number, Day: on);
    }

    /// <summary>Why the text of these articles cannot be printed: unknown, without text, or not verified.</summary>
    public IEnumerable<Obstacle> ObstaclesToCiting(IEnumerable<string> numbers) =>
        from number in numbers
        let provision = Find(number)
        let kind = provision is null ? ObstacleKind.ProvisionUnknown
            : string.IsNullOrWhiteSpace(provision.Text) ? ObstacleKind.ProvisionWithoutText
            : provision.IsVerified ? (ObstacleKind?)null
            : ObstacleKind.ProvisionNotVerified
        where kind is not null
        select new Obstacle(kind.Value, number);
}
