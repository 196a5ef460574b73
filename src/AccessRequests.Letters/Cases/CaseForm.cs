using AccessRequests.Letters.Grounds;

namespace AccessRequests.Letters.Cases;

/// <summary>How the letter presents itself.</summary>
internal static class CaseForm
{
    public static LetterForm Read(CaseReader file, IReadOnlyList<GroundsDocument> grounds)
    {
        var lines = file.OptionalObject("letterhead")?.Texts("lines") ?? [];

        return new LetterForm
        {
            Letterhead = lines.Count > 0 ? lines : null,
            Mentions = file.Texts("mentions"),
            Place = file.OptionalText("place"),
            YourReference = file.OptionalText("yourReference"),
            Quotation = file.OptionalText("quotation"),
            ListsPoints = file.Flag("listPoints", otherwise: true),
            SignedFor = file.OptionalText("signedFor"),
            FurtherSignatories = [.. file.Objects("furtherSignatories").Select(signatory => CaseFile.Signatory(signatory)!)],
            Enclosures = file.Texts("enclosures"),
            Copies = file.Texts("copies"),
            ListsDocuments = file.Flag("listDocuments"),
            Grounds = grounds,
            AnnexesGrounds = file.Flag("groundsTable"),
            FurtherProvisions = file.Texts("annexed"),
            Annexes = [.. file.Objects("annexes").Select(Annex)],
        };
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
