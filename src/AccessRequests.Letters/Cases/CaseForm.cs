using AccessRequests.Letters.Editing;
using AccessRequests.Letters.Grounds;

namespace AccessRequests.Letters.Cases;

/// <summary>How the letter presents itself.</summary>
internal static class CaseForm
{
    public static LetterForm Read(CaseReader file, IReadOnlyList<GroundsDocument> grounds)
    {
        var head = file.OptionalObject("letterhead");

        return new LetterForm
        {
            Letterhead = head?.PropertyNames.Contains("lines") == true ? head.Texts("lines") : null,
            Mentions = file.Texts("mentions"),
            Place = file.OptionalText("place"),
            YourReference = file.OptionalText("yourReference"),
            Quotation = file.OptionalText("quotation"),
            ListsPoints = file.Flag("listPoints", otherwise: true),
            PointMarker = file.OptionalChoice<ItemMarker>("pointMarker") ?? ItemMarker.Number,
            PointNoun = PointNoun(file),
            NamesPoints = file.Flag("namePoints", otherwise: true),
            GroupsPoints = file.OptionalChoice<PointGrouping>("groupPoints") ?? PointGrouping.OutcomeAndGrounds,
            GroundsAsList = GroundsAsList(file),
            TitleAbove = file.OptionalObject("signatory") is { } signatory ? CaseTitle.Read(signatory).Above : null,
            Signature = file.OptionalObject("signatory")?.Texts("lines") ?? [],
            SignedFor = file.OptionalText("signedFor"),
            FurtherSignatories = [.. file.Objects("furtherSignatories").Select(signatory => CaseFile.Signatory(signatory)!)],
            Enclosures = file.Texts("enclosures"),
            Copies = file.Texts("copies"),
            ListsDocuments = file.Flag("listDocuments"),
            Grounds = grounds,
            AnnexesGrounds = file.Flag("groundsTable"),
            FurtherProvisions = file.Texts("annexed"),
            OmittedProvisions = file.Texts("annexOmit"),
            Annexes = [.. file.Objects("annexes").Select(Annex)],
        };
    }

    private static (string One, string Many)? PointNoun(CaseReader file)
    {
        if (file.OptionalObject("pointNoun") is not { } noun)
        {
            return null;
        }

        var read = (noun.Text("one").Trim(), noun.Text("many").Trim());
        noun.ReportUnknown();
        return read;
    }

    private static Dictionary<string, string>? GroundsAsList(CaseReader file)
    {
        if (file.OptionalObject("groundsAsList") is not { } list)
        {
            return null;
        }

        return list.PropertyNames.ToDictionary(number => number, list.Text);
    }

    private static LetterAnnex Annex(CaseReader annex)
    {
        var title = annex.Texts("title");

        if (title.Count is 0 or > 2)
        {
            annex.Report("title", "une ou deux lignes de titre sont attendues");
        }

        var read = new LetterAnnex(title.Count == 0 ? [""] : title, [.. annex.Objects("contents").Select(CaseEdits.Content)]);
        annex.ReportUnknown();
        return read;
    }
}
