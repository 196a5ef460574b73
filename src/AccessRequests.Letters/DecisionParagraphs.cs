using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Referrals;

namespace AccessRequests.Letters;

/// <summary>
/// Says what is decided, in as few paragraphs as the outcomes allow: one for all points that are decided alike, and one per body
/// that points are referred to. The Act is named in full the first time only, hence paragraphs are made in their order.
/// </summary>
internal sealed class DecisionParagraphs(DecisionRecord record, LetterTemplate template)
{
    private bool _actIsNamed;
    private bool _restrictionsAreSaid;

    private MergeFields Fields => new() { ["organisme"] = record.Letterhead.SelfDesignation };

    public IEnumerable<LetterBlock> All()
    {
        var groups = PointGroup.Of(record);
        var isSingle = groups.Count == 1;
        var isReferredWhole = groups.Count == 0 && record.Referrals.Count == 1 && record.Points.All(point => point.Outcome is not null);

        // A decision that holds for all that the body keeps comes first, as in the model; several follow the request.
        var decisions = groups.Select(group => (First: isSingle ? 0 : group.Numbers[0], Blocks: Decision(group, isSingle)));
        var referrals = record.Referrals.Select(referral => (First: referral.Points[0], Blocks: Referral(referral, isReferredWhole)));
        var undecided = record.Points.Where(point => point.Outcome is null).Select(point => (First: point.Number, Blocks: Undecided(point)));

        return decisions.Concat(referrals).Concat(undecided).OrderBy(part => part.First).SelectMany(part => part.Blocks);
    }

    private IEnumerable<LetterBlock> Decision(PointGroup group, bool isSingle)
    {
        var spans = new List<LetterSpan>();
        Append(spans, isSingle ? template.WholeRequest : Concerning(group.Numbers));
        AppendDecision(spans, group);
        yield return new LetterParagraph(LetterPart.Decision, spans);

        if (group.Outcome == PointOutcome.AlreadyPublic && Places(group).Count > 1)
        {
            yield return new LetterItems(
                LetterPart.Decision,
                [.. group.Points.Select(point => new LetterItem(point.Number, [LetterLink.OrText(Place(point))]))]);
        }
    }

    private IEnumerable<LetterBlock> Referral(DecidedReferral referral, bool isWhole)
    {
        var spans = new List<LetterSpan>();
        Append(spans, isWhole ? template.WholeRequest : Concerning(referral.Points));
        AppendReferral(spans, referral);
        yield return new LetterParagraph(LetterPart.Referral, spans);
    }

    private static IEnumerable<LetterBlock> Undecided(DecidedPoint point) =>
        [new LetterParagraph(LetterPart.Decision, [$"[Le point {point.Number} n’a pas d’issue.]"])];

    private void AppendDecision(List<LetterSpan> spans, PointGroup group)
    {
        var count = group.Documents.Count;

        switch (group.Outcome)
        {
            case PointOutcome.Released:
                Append(spans, template.Released.For(count), Fields);
                break;
            case PointOutcome.PartlyReleased:
                Append(spans, template.PartlyReleased.For(count), Fields);
                AppendGrounds(spans, group, template.PartsFormedOf.For(count), template.PartsProtected.For(count));
                break;
            case PointOutcome.Withheld:
                Append(spans, template.Withheld.For(count), Fields);
                AppendGrounds(spans, group, template.DocumentsFormedOf.For(count), template.DocumentsProtected.For(count));
                break;
            case PointOutcome.NotHeld:
                Append(spans, template.NotHeld, Fields);
                AppendNotes(spans, group);
                break;
            case PointOutcome.AlreadyPublic when Places(group).Count > 1:
                Append(spans, template.AlreadyPublicAtSeveralPlaces, Fields);
                break;
            case PointOutcome.AlreadyPublic:
                Append(spans, template.AlreadyPublic, new MergeFields { ["endroit"] = LetterLink.OrText(Place(group.Points[0])) });
                Append(spans, Place(group.Points[0]).EndsWith('.') ? "" : ".");
                break;
            case PointOutcome.Referred:
                break;
        }
    }

    private void AppendGrounds(List<LetterSpan> spans, PointGroup group, string withNatures, string without)
    {
        var grounds = group.Grounds;

        if (grounds.Count == 0)
        {
            return;
        }

        var natures = grounds.SelectMany(number => record.Find(number)?.Nature ?? []).Distinct().ToList();
        var reason = natures.Count == 0
            ? without
            : new MergeFields { ["natures"] = French.OfAny(natures) }.Fill(withNatures)[0].Text;

        if (!_restrictionsAreSaid)
        {
            Append(spans, " " + template.Restrictions, Fields);
        }

        Append(
            spans,
            " " + (_restrictionsAreSaid ? template.FurtherGrounds : template.FirstGrounds),
            new MergeFields { ["articles"] = French.OfArticles(grounds), ["motif"] = reason });
        _restrictionsAreSaid = true;
    }

    private static void AppendNotes(List<LetterSpan> spans, PointGroup group)
    {
        foreach (var note in group.Points.Select(point => point.Note).OfType<string>().Where(note => note.Trim().Length > 0).Distinct())
        {
            MergeFields.Append(spans, " " + French.Sentence(note));
        }
    }

    private void AppendReferral(List<LetterSpan> spans, DecidedReferral referral)
    {
        var body = referral.Body;
        var acronym = string.IsNullOrWhiteSpace(body.Acronym) ? "" : $" ({body.Acronym})";
        var documents = string.IsNullOrWhiteSpace(referral.Documents) ? "" : $" {referral.Documents.Trim().TrimEnd('.')}";

        Append(spans, template.ReferredDocuments, new MergeFields
        {
            ["de l’organisme"] = French.Of(body.Article, body.Name) + acronym,
            ["précision"] = documents,
        });
        Append(spans, " " + template.Referred, new MergeFields
        {
            ["de ce dernier"] = Latter(body.Article),
            ["responsable"] = string.IsNullOrWhiteSpace(body.PersonInCharge) ? "[responsable de l’accès à nommer]" : body.PersonInCharge,
            ["du même organisme"] = SameBody(body),
        });
        AppendContact(spans, body);
    }

    private void AppendContact(List<LetterSpan> spans, PublicBodyDetails body)
    {
        var details = new[] { body.Email, body.Phone, body.Address?.ReplaceLineEndings(", ") }
            .Where(detail => !string.IsNullOrWhiteSpace(detail)).OfType<string>().ToList();

        if (LetterLink.Of(body.ContactUrl, body.ContactLabel) is { } link)
        {
            Append(spans, template.ContactPage, new MergeFields { ["adresse"] = link });
        }
        else if (details.Count > 0)
        {
            Append(spans, template.ContactDetails, new MergeFields { ["coordonnées"] = string.Join(", ", details) });
        }
        else
        {
            Append(spans, ".");
        }
    }

    private string Concerning(IReadOnlyCollection<int> points) =>
        new MergeFields { ["points"] = French.Points(points) }.Fill(template.SomePoints)[0].Text;

    private static List<string> Places(PointGroup group) => [.. group.Points.Select(Place).Distinct()];

    private static string Place(DecidedPoint point) => string.IsNullOrWhiteSpace(point.Note) ? "[endroit à indiquer]" : point.Note.Trim();

    private static string Latter(NounArticle article) => article switch
    {
        NounArticle.Le => "de ce dernier",
        NounArticle.La => "de cette dernière",
        NounArticle.Les => "de ces derniers",
        NounArticle.Elided or NounArticle.None => "de cet organisme",
    };

    /// <summary>By its acronym when the article of the name fits it too.</summary>
    private static string SameBody(PublicBodyDetails body) =>
        !string.IsNullOrWhiteSpace(body.Acronym) && body.Article is NounArticle.Le or NounArticle.La
            ? French.Of(body.Article, body.Acronym!)
            : "de cet organisme";

    private void Append(List<LetterSpan> spans, string sentence, MergeFields? fields = null)
    {
        fields ??= [];

        if (sentence.Contains("{loi}", StringComparison.Ordinal))
        {
            fields["loi"] = _actIsNamed ? template.ShortAct : $"{template.Act} ({template.ShortAct})";
            _actIsNamed = true;
        }

        foreach (var span in fields.Fill(sentence))
        {
            MergeFields.Append(spans, span);
        }
    }
}
