using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Referrals;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters.Grounds;

namespace AccessRequests.Letters.Cases;

/// <summary>The facts of the file: what was asked, found and decided, who answers and who signs.</summary>
internal static class CaseFile
{
    /// <summary>Stands for a date that is reported missing, so that the rest can still be read.</summary>
    private static readonly DateOnly Unknown = new(2000, 1, 1);

    public static DecisionRecord Read(CaseReader file, LetterKind letter, RequestKind kind, CasePoints points, LetterLanguage language, List<GroundsDocument> grounds)
    {
        var decidedOn = file.Date("decidedOn");
        var receivedOn = file.Date("receivedOn");

        if (receivedOn is null)
        {
            file.Report("receivedOn", "il manque la date de réception");
        }

        return new DecisionRecord
        {
            FileNumber = file.Text("number"),
            Kind = kind,
            Form = file.OptionalChoice<RequestForm>("form") ?? RequestForm.Written,
            ReceivedOn = receivedOn ?? decidedOn ?? Unknown,
            DecidedOn = decidedOn,
            Delivery = file.OptionalChoice<Delivery>("delivery") ?? Delivery.Email,
            Subject = file.OptionalText("subject") ?? "",
            IdentityVerifiedOn = letter is LetterKind.Decision or LetterKind.Correction ? file.Date("identityVerifiedOn") : null,
            Points = points.All,
            Documents = [.. file.Objects("documents").Select(document => Document(document, points, grounds))],
            Referrals = [.. file.Objects("referrals").Select(referral => Referral(referral, points))],
            Letterhead = Letterhead(file.Object("letterhead")),
            Signatory = Signatory(file.OptionalObject("signatory")),
            Addressee = file.Texts("addressee"),
            Catalogue = Catalogue(file.Objects("provisions"), decidedOn ?? receivedOn ?? Unknown, language),
        };
    }

    public static SignatoryDetails? Signatory(CaseReader? signatory)
    {
        if (signatory is null)
        {
            return null;
        }

        var title = CaseTitle.Read(signatory).Words;

        if (string.IsNullOrWhiteSpace(title))
        {
            signatory.Text("title"); // reports that it is missing
        }

        var details = new SignatoryDetails(signatory.Text("name"), title ?? "", signatory.OptionalText("address") ?? "");
        signatory.Texts("lines"); // read with the form of the letter
        signatory.ReportUnknown();
        return details;
    }

    private static DecidedDocument Document(CaseReader document, CasePoints points, List<GroundsDocument> grounds)
    {
        var outcome = document.OptionalChoice<ReleaseOutcome>("outcome");

        if (outcome is null)
        {
            document.Report("outcome", "il manque l’issue du document");
        }

        List<ProvisionReference> references = [];

        var reason = document.OptionalText("reason");
        var passages = document.Objects("passages").Select(passage => Passage(passage, references)).ToList();
        var own = References(document);
        references = own.Count > 0 ? own : references;

        var decided = new DecidedDocument(
            document.Text("title"),
            document.Date("date"),
            document.Integer("pages", otherwise: 1),
            outcome ?? ReleaseOutcome.NotRelevant,
            points.Named(document, "points"),
            [.. references.Select(reference => reference.Number).Distinct().Order(ProvisionNumberComparer.Instance)])
        {
            References = references.TrueForAll(reference => reference.IsWhole) ? [] : references,
        };

        foreach (var passage in passages.Where(passage => passage.Page > decided.PageCount))
        {
            document.Report("passages", $"la page {passage.Page} n’est pas dans un document de {decided.PageCount} pages");
        }

        grounds.Add(new GroundsDocument(
            decided.Title,
            decided.Date,
            decided.PageCount,
            [.. passages.OrderBy(passage => passage.Page)],
            decided.Outcome == ReleaseOutcome.Withheld ? new GroundsPassage(1, [.. references.Select(reference => reference.ToString())], reason ?? "") : null));
        document.ReportUnknown();
        return decided;
    }

    private static GroundsPassage Passage(CaseReader passage, List<ProvisionReference> references)
    {
        var cited = References(passage);
        references.AddRange(cited);
        var read = new GroundsPassage(
            passage.Integer("page"),
            [.. cited.Select(reference => reference.ToString())],
            passage.OptionalText("reason") ?? "",
            passage.Flag("wholePage"),
            passage.OptionalText("hidden"),
            passage.OptionalText("note"));
        passage.ReportUnknown();
        return read;
    }

    private static List<ProvisionReference> References(CaseReader reader)
    {
        List<ProvisionReference> references = [];

        foreach (var text in reader.Texts("provisions"))
        {
            if (ProvisionReference.TryParse(text) is { } reference)
            {
                references.Add(reference);
            }
            else
            {
                reader.Report("provisions", $"« {text} » n’est pas une disposition ; écrivez « 37 », « 37, al. 1 », « 28, al. 1, par. 3° » ou « C-12, 9 »");
            }
        }

        return references;
    }

    private static DecidedReferral Referral(CaseReader referral, CasePoints points)
    {
        var body = referral.Object("body");
        var decided = new DecidedReferral(points.Named(referral, "points"), Body(body), referral.OptionalText("documents"))
        {
            ContactAsLines = referral.Flag("contactAsLines"),
            Function = body is null ? null : CaseTitle.Read(body).Words,
            InformedOn = referral.Date("informedOn"),
        };
        body?.ReportUnknown();
        referral.ReportUnknown();
        return decided;
    }

    private static PublicBodyDetails Body(CaseReader? body)
    {
        if (body is null)
        {
            return new PublicBodyDetails("", null, NounArticle.None, null, null, null, null, null, null);
        }

        return new PublicBodyDetails(
            body.Text("name"),
            body.OptionalText("acronym"),
            body.OptionalChoice<NounArticle>("article") ?? NounArticle.None,
            body.OptionalText("personInCharge"),
            body.OptionalText("email"),
            body.OptionalText("phone"),
            body.OptionalText("address"),
            body.OptionalAddress("contactUrl"),
            body.OptionalText("contactLabel"));
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

        head.Texts("lines"); // read with the form of the letter
        head.ReportUnknown();
        return letterhead;
    }

    /// <summary>The shipped catalogue on the day of the decision, with what the file says in place of it or beside it.</summary>
    private static List<CitedProvision> Catalogue(IReadOnlyList<CaseReader> provisions, DateOnly on, LetterLanguage language)
    {
        var inLetter = language == LetterLanguage.English ? ProvisionText.English : ProvisionText.French;
        var catalogue = ProvisionCatalogue.Shipped()
            .Select(provision => CitedProvision.From(provision, on, inLetter))
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
                NatureLanguage = nature.Count > 0 ? inLetter : known.NatureLanguage,
                Text = text ?? known.Text,
                Language = text is null ? known.Language : provision.OptionalChoice<LetterLanguage>("language") switch
                {
                    LetterLanguage.French => ProvisionText.French,
                    LetterLanguage.English => ProvisionText.English,
                    null => inLetter,
                },
                History = provision.OptionalText("history") ?? known.History,
                IsVerified = provision.Flag("verified") || (text is null && known.IsVerified),
                MayHideExistence = provision.Flag("mayHideExistence") || known.MayHideExistence,
                Act = Act(provision.OptionalObject("act")) ?? known.Act,
            };
            provision.ReportUnknown();
        }

        return [.. catalogue.Values.OrderBy(provision => provision.Number, ProvisionNumberComparer.Instance)];
    }

    private static CitedAct? Act(CaseReader? act)
    {
        if (act is null)
        {
            return null;
        }

        var cited = new CitedAct(act.Text("name"), act.OptionalChoice<NounArticle>("article") ?? NounArticle.La, act.OptionalText("chapter"));
        act.ReportUnknown();
        return cited;
    }
}
