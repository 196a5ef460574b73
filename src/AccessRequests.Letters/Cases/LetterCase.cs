using System.Text.Json;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Referrals;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Letters.Cases;

/// <summary>
/// A decision written down as a file (docs/letter-case.md), for checks and for offices that keep their files elsewhere.
/// </summary>
/// <param name="Record">What the file says; incomplete when there are problems.</param>
/// <param name="Problems">Everything that keeps the letter from being printed, in French: what the file lacks or misspells, then
/// what the law forbids. Empty when the letter may be printed.</param>
public sealed record LetterCase(DecisionRecord Record, IReadOnlyList<string> Problems)
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="JsonException">The file is not JSON.</exception>
    public static LetterCase Read(Stream json)
    {
        using var document = JsonDocument.Parse(json, Options);
        List<string> problems = [];
        var record = Decision(new CaseReader(document.RootElement, "", problems));
        return new LetterCase(record, [.. problems, .. record.Obstacles().Select(obstacle => obstacle.InFrench()).Distinct()]);
    }

    private static DecisionRecord Decision(CaseReader file)
    {
        var decidedOn = file.Date("decidedOn");
        var receivedOn = file.Date("receivedOn");

        if (receivedOn is null)
        {
            file.Report("receivedOn", "il manque la date de réception");
        }

        var points = file.Objects("points").Select(Point).ToList();

        foreach (var number in points.CountBy(point => point.Number).Where(count => count.Value > 1).Select(count => count.Key))
        {
            file.Report("points", $"le point {number} figure plus d’une fois");
        }

        var record = new DecisionRecord
        {
            FileNumber = file.Text("number"),
            Kind = file.OptionalChoice<RequestKind>("kind") ?? RequestKind.AdministrativeDocuments,
            Form = file.OptionalChoice<RequestForm>("form") ?? RequestForm.Written,
            ReceivedOn = receivedOn ?? decidedOn ?? DateOnly.MinValue,
            DecidedOn = decidedOn,
            Delivery = file.OptionalChoice<Delivery>("delivery") ?? Delivery.Email,
            Subject = file.OptionalText("subject") ?? "",
            Points = [.. points.OrderBy(point => point.Number)],
            Documents = [.. file.Objects("documents").Select(Document)],
            Referrals = [.. file.Objects("referrals").Select(Referral)],
            Letterhead = Letterhead(file.Object("letterhead")),
            Signatory = Signatory(file.OptionalObject("signatory")),
            Addressee = file.Texts("addressee"),
            Catalogue = Catalogue(file.Objects("provisions"), decidedOn ?? receivedOn ?? DateOnly.MinValue),
        };

        file.ReportUnknown();
        return record;
    }

    private static DecidedPoint Point(CaseReader point)
    {
        var decided = new DecidedPoint(
            point.Integer("number"), point.Text("text"), point.OptionalChoice<PointOutcome>("outcome"), point.OptionalText("note"));
        point.ReportUnknown();
        return decided;
    }

    private static DecidedDocument Document(CaseReader document)
    {
        var outcome = document.OptionalChoice<ReleaseOutcome>("outcome");

        if (outcome is null)
        {
            document.Report("outcome", "il manque l’issue du document");
        }

        var decided = new DecidedDocument(
            document.Text("title"),
            document.Date("date"),
            document.Integer("pages", otherwise: 1),
            outcome ?? ReleaseOutcome.NotRelevant,
            [.. document.Integers("points").Order()],
            [.. document.Texts("provisions").Distinct().Order(ProvisionNumberComparer.Instance)]);
        document.ReportUnknown();
        return decided;
    }

    private static DecidedReferral Referral(CaseReader referral)
    {
        var decided = new DecidedReferral(
            [.. referral.Integers("points").Order()], Body(referral.Object("body")), referral.OptionalText("documents"));
        referral.ReportUnknown();
        return decided;
    }

    private static PublicBodyDetails Body(CaseReader? body)
    {
        if (body is null)
        {
            return new PublicBodyDetails("", null, NounArticle.None, null, null, null, null, null, null);
        }

        var details = new PublicBodyDetails(
            body.Text("name"),
            body.OptionalText("acronym"),
            body.OptionalChoice<NounArticle>("article") ?? NounArticle.None,
            body.OptionalText("personInCharge"),
            body.OptionalText("email"),
            body.OptionalText("phone"),
            body.OptionalText("address"),
            body.OptionalAddress("contactUrl"),
            body.OptionalText("contactLabel"));
        body.ReportUnknown();
        return details;
    }

    private static Letterhead Letterhead(CaseReader? head)
    {
        if (head is null)
        {
            return new Letterhead("", "", "", null, null, null, null, "", "");
        }

        var letterhead = new Letterhead(
            head.Text("ministry"),
            head.OptionalText("office") ?? "",
            head.OptionalText("officeAddress") ?? "",
            head.OptionalText("telephone"),
            head.OptionalText("fax"),
            head.OptionalText("email"),
            head.OptionalAddress("website"),
            head.Text("selfDesignation"),
            head.OptionalAddress("reviewUrl") ?? "");

        if (letterhead.ReviewUrl.Length == 0)
        {
            head.Report("reviewUrl", "il manque l’adresse où la Commission explique le recours en révision");
        }

        head.ReportUnknown();
        return letterhead;
    }

    private static SignatoryDetails? Signatory(CaseReader? signatory)
    {
        if (signatory is null)
        {
            return null;
        }

        var details = new SignatoryDetails(signatory.Text("name"), signatory.Text("title"), signatory.OptionalText("address") ?? "");
        signatory.ReportUnknown();
        return details;
    }

    /// <summary>The shipped catalogue on the day of the decision, with what the file says in place of it or beside it.</summary>
    private static List<CitedProvision> Catalogue(IReadOnlyList<CaseReader> provisions, DateOnly on)
    {
        var catalogue = ProvisionCatalogue.Shipped()
            .Select(provision => CitedProvision.From(provision, on))
            .ToDictionary(provision => provision.Number);

        foreach (var provision in provisions)
        {
            var number = provision.Text("number");
            var known = catalogue.GetValueOrDefault(number) ?? new CitedProvision(number, ProvisionKind.Ground, [], [], null, null, null, false);
            var text = provision.OptionalText("text");
            var nature = provision.Texts("nature");
            catalogue[number] = known with
            {
                Kind = provision.OptionalChoice<ProvisionKind>("kind") ?? known.Kind,
                Nature = nature.Count > 0 ? nature : known.Nature,
                Text = text ?? known.Text,
                History = provision.OptionalText("history") ?? known.History,
                IsVerified = provision.Flag("verified") || (text is null && known.IsVerified),
            };
            provision.ReportUnknown();
        }

        return [.. catalogue.Values.OrderBy(provision => provision.Number, ProvisionNumberComparer.Instance)];
    }
}
