using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters.Editing;
using AccessRequests.Letters.Facts;
using AccessRequests.Letters.Wording;

namespace AccessRequests.Letters.Composition;

/// <summary>
/// Says what is decided, in as few paragraphs as the outcomes allow: one for all points that are decided alike, and one for the
/// bodies that the same points are referred to.
/// </summary>
internal sealed class DecisionParagraphs(LetterWriter writer, DecisionFacts facts)
{
    private readonly ReferralParagraphs _referrals = new(writer);
    private bool _restrictionsAreSaid;
    private bool _isBegun;

    private DecisionRecord Record => writer.File;

    public void Write()
    {
        var groups = PointGroup.Of(writer.Record);
        var referred = Record.Referrals.Where(referral => referral.Points.Count > 0).GroupBy(referral => string.Join(',', referral.Points)).Select(group => group.ToList()).ToList();
        var isSingle = PointGroup.IsSingle(groups, Record);
        var isReferredWhole = groups.Count == 0 && referred.Count == 1 && Record.Points.All(point => point.Outcome is not null);

        // A decision that holds for all that the body keeps comes first, as in the model; several follow the request.
        var decisions = groups.Select(group => (First: isSingle ? -1 : group.First, Write: (Action)(() => WriteDecision(group, isSingle))));
        var referrals = referred.Select(bodies => (First: Position(bodies[0].Points[0]), Write: (Action)(() => _referrals.Write(bodies, Opening(bodies[0].Points, isReferredWhole)))));
        var information = referred.Select(bodies => Position(bodies[0].Points[0])).DefaultIfEmpty(-1).Max();
        var undecided = Record.Points.Where(point => point.Outcome is null).Select(point => (First: Position(point.Number), Write: (Action)(() => WriteUndecided(point))));

        var informed = new[] { (First: information, Write: (Action)_referrals.WriteInformation) };

        foreach (var (_, write) in decisions.Concat(referrals).Concat(informed).Concat(undecided).OrderBy(part => part.First))
        {
            write();
        }
    }

    private int Position(int number) => Record.Points.TakeWhile(point => point.Number != number).Count();

    private Func<IReadOnlyList<LetterSpan>> Opening(IReadOnlyCollection<int> numbers, bool isWhole) => () =>
    {
        var key = isWhole || !(_isBegun || writer.Record.Form.NamesPoints) ? "whole" : writer.Record.Form.NamesPoints ? "concerning" : "also";
        _isBegun = true;

        return writer.Say(key, key != "concerning" ? null : new MergeFields
        {
            ["points"] = writer.Grammar.Points(PointGroup.NamesOf([.. Record.Points.Where(point => numbers.Contains(point.Number))], Record), writer.Record.Form.PointNoun),
        });
    };

    private void WriteDecision(PointGroup group, bool isSingle)
    {
        var id = group.IdIn(isSingle);
        List<LetterSpan> spans = [.. Opening([.. group.Points.Select(point => point.Number)], isSingle)()];
        Append(spans, group);
        writer.Add(new LetterParagraph(LetterPart.Decision, spans) { Id = id });

        if (group.Outcome == PointOutcome.AlreadyPublic && Places(group).Count > 1)
        {
            writer.Add(new LetterItems(LetterPart.Decision, [.. group.Points.SelectMany(point => PlaceItems(point, group.Points.Count > 1))]) { Id = $"{id}.places" });
        }

        if (writer.Record.Form.GroundsAsList is { } words && group.Outcome is PointOutcome.PartlyReleased or PointOutcome.Withheld)
        {
            writer.Add(new LetterItems(LetterPart.Decision, Grounds(group.Grounds, words)) { Id = $"{id}.grounds" });
        }

        if (WithheldAmongOthers(group) is { Count: > 0 } withheld)
        {
            var titles = withheld.Select((document, i) => new LetterItem("•", [Recital.Ended(document.Title, i == withheld.Count - 1)]));
            writer.Add(new LetterParagraph(LetterPart.Decision, writer.Say("withheld.whole", count: withheld.Count)) { Id = $"{id}.withheld" });
            writer.Add(new LetterItems(LetterPart.Decision, [.. titles]) { Id = $"{id}.withheld.documents" });
        }
    }

    /// <summary>One place beside the number of its point, or each on a line of its own.</summary>
    private IEnumerable<LetterItem> PlaceItems(DecidedPoint point, bool names)
    {
        var label = !names || !writer.Record.Form.NamesPoints ? "•" : point.Label ?? (point.Under is null ? $"{point.Name}." : point.Name);
        return PlacesOf(point).Select((place, i) => new LetterItem(i == 0 ? label : "•", Contents.Spans(place, text => text)));
    }

    /// <summary>
    /// The documents refused whole in a group that is given in part, which its paragraph does not tell from the others: none when a
    /// table of the letter lists them, or when no title may be told.
    /// </summary>
    private List<DecidedDocument> WithheldAmongOthers(PointGroup group) =>
        group.Outcome != PointOutcome.PartlyReleased || writer.Record.Form.ListsDocuments || Record.HidesExistence()
            ? []
            : [.. group.Documents.Where(document => document.Outcome == ReleaseOutcome.Withheld)];

    /// <summary>An article an item, in the office's words for it or by what it protects; several references to one article share them.</summary>
    private List<LetterItem> Grounds(IReadOnlyList<ProvisionReference> grounds, IReadOnlyDictionary<string, string> words)
    {
        var isOfSeveralActs = grounds.Any(ground => Record.Find(ground.Number)?.Act is not null);
        var items = grounds.GroupBy(ground => ground.Number).Select(references =>
        {
            var provision = Record.Find(references.Key);
            var act = provision?.Act is { } other ? $" {writer.Grammar.OfAct(other)}" : isOfSeveralActs ? $" {writer.Grammar.OfTheAct(writer.TheAct())}" : "";
            var why = words.GetValueOrDefault(references.Key) ?? string.Join(", ", provision?.Nature ?? []);
            return $"{writer.Grammar.Articles([.. references])}{act}{(why.Length > 0 ? $"\u00A0: {why.Trim()}" : "")}";
        }).ToList();

        return [.. items.Select((item, i) => new LetterItem("•", [Recital.Ended(item, i == items.Count - 1)]))];
    }

    private void WriteUndecided(DecidedPoint point) =>
        writer.Add(new LetterParagraph(LetterPart.Decision, [$"[Le point {point.Name} n’a pas d’issue.]"]) { Id = $"decision.{PointGroup.IdOf(point)}" });

    /// <summary>Enclosed, or to follow where a third party's time still runs.</summary>
    private void AppendGiven(List<LetterSpan> spans, string key, int count)
    {
        if (facts.DocumentsFrom is { } day)
        {
            writer.Append(spans, $"{key}.later", new MergeFields { ["jour"] = writer.Grammar.Date(day) }, count);
        }
        else
        {
            writer.Append(spans, key, count: count);
        }
    }

    private void Append(List<LetterSpan> spans, PointGroup group)
    {
        var count = group.Documents.Count;

        switch (group.Outcome)
        {
            case PointOutcome.Released:
                AppendGiven(spans, "released", count);
                break;
            case PointOutcome.PartlyReleased:
                AppendGiven(spans, "partly-released", count);
                AppendGrounds(spans, group, "parts");
                break;
            case PointOutcome.Withheld:
                writer.Append(spans, "withheld", count: count);
                AppendGrounds(spans, group, "documents");
                break;
            case PointOutcome.NotHeld:
                var articles = Articles(group);
                writer.Append(spans, articles.Contains(new ProvisionReference("1")) ? "not-held" : "not-held.otherwise", writer.ToArticles(articles));
                AppendNotes(spans, group);
                break;
            case PointOutcome.AlreadyPublic when Places(group).Count > 1:
                writer.Append(spans, "public.several", writer.ToArticles(Articles(group)));
                break;
            case PointOutcome.AlreadyPublic:
                var place = Places(group)[0];
                var whereItIs = writer.ToArticles(Articles(group));
                whereItIs.InParts["endroit"] = Contents.Spans(place, writer.Grammar.Typeset);
                writer.Append(spans, "public", whereItIs);
                MergeFields.Append(spans, place.EndsWith('.') ? "" : ".");
                break;
            case PointOutcome.ThirdPartyConsulted:
                writer.Append(spans, "third-party-consulted");
                AppendNotes(spans, group);
                break;
            case PointOutcome.ToFollow:
                writer.Append(spans, "to-follow", new MergeFields { ["échéance"] = writer.Grammar.Date(facts.Due(writer.Record)) });
                AppendNotes(spans, group);
                break;
            case PointOutcome.Withdrawn:
                writer.Append(spans, "point-withdrawn");
                AppendNotes(spans, group);
                break;
            case PointOutcome.AlreadyAnswered:
                writer.Append(spans, "already-answered", new MergeFields { InParts = { ["réponse"] = NoteOf(group, "[réponse à indiquer]") } });
                break;
            case PointOutcome.OnSite:
                writer.Append(spans, "on-site", new MergeFields { ["mode"] = Record.Kind == RequestKind.AdministrativeDocuments ? "10" : "84", InParts = { ["endroit"] = NoteOf(group, "[endroit à indiquer]") } });
                break;
            case PointOutcome.NotConfirmed:
                writer.Append(spans, "not-confirmed", new MergeFields { ["dispositions"] = writer.OfProvisions(Articles(group)) });
                break;
            case PointOutcome.Referred:
                break;
        }
    }

    private void AppendGrounds(List<LetterSpan> spans, PointGroup group, string what)
    {
        var grounds = group.Grounds;

        if (grounds.Count == 0)
        {
            return;
        }

        var reason = writer.Reason(what, grounds, group.Documents.Count);

        if (!_restrictionsAreSaid)
        {
            MergeFields.Append(spans, " ");
            writer.Append(spans, "restrictions");
        }

        MergeFields.Append(spans, " ");

        if (writer.Record.Form.GroundsAsList is not null)
        {
            writer.Append(spans, grounds.Any(ground => Record.Find(ground.Number)?.Act is not null) ? "grounds.list.acts" : "grounds.list", new MergeFields { ["motif"] = reason });
            _restrictionsAreSaid = true;
            return;
        }

        writer.Append(
            spans,
            _restrictionsAreSaid ? "grounds.further" : "grounds.first",
            new MergeFields { ["dispositions"] = writer.OfProvisions(grounds), ["motif"] = reason });
        _restrictionsAreSaid = true;
    }

    private static void AppendNotes(List<LetterSpan> spans, PointGroup group)
    {
        foreach (var note in group.Points.Select(point => point.Note).OfType<string>().Where(note => note.Trim().Length > 0).Distinct())
        {
            MergeFields.Append(spans, " " + French.Sentence(note));
        }
    }

    private IReadOnlyList<LetterSpan> NoteOf(PointGroup group, string missing) =>
        Contents.Spans(group.Points[0].Note is { } note && !string.IsNullOrWhiteSpace(note) ? PlainText.WithoutEnd(note.Trim()) : missing, writer.Grammar.Typeset);

    private static IReadOnlyList<ProvisionReference> Articles(PointGroup group) => LetterWriter.Whole(group.Points.SelectMany(DecisionRecord.ArticlesOf));

    private static List<string> Places(PointGroup group) => [.. group.Points.SelectMany(PlacesOf).Distinct()];

    /// <summary>A point may be public in several places, a line each.</summary>
    private static string[] PlacesOf(DecidedPoint point) => PlainText.Lines(point.Note) is { Length: > 0 } places ? places : ["[endroit à indiquer]"];
}
