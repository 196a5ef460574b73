using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters.Facts;

namespace AccessRequests.Letters.Composition;

internal static class DecisionLetter
{
    public static void Write(LetterWriter writer, DecisionFacts facts)
    {
        Recital.Write(writer);
        EarlierDecisions.Write(writer);

        if (writer.File.IdentityVerifiedOn is { } verified)
        {
            writer.Paragraph(LetterPart.Body, "identity", new MergeFields { ["vérification"] = writer.Grammar.Date(verified) });
        }

        if (writer.File.Kind == RequestKind.PersonalInformation)
        {
            writer.Paragraph(LetterPart.Body, "own-information");
        }

        if (facts.Apologises)
        {
            writer.Paragraph(LetterPart.Body, "late", new MergeFields
            {
                ["échéance"] = writer.Grammar.Date(facts.LastDay(writer.Record)),
                ["délai"] = facts.ArticleOfLastDay(writer.Record),
            });
        }

        new DecisionParagraphs(writer, facts).Write();

        if (writer.Record.Form.ListsDocuments && !writer.File.HidesExistence())
        {
            WriteDocuments(writer);
        }

        writer.Add(new LetterParagraph(LetterPart.ReviewNotice, writer.Say(
            writer.File.Form == RequestForm.Written ? "review" : "review.oral",
            new MergeFields { ["adresse"] = writer.ReviewAddress }))
        { Id = "review" });
    }

    private static void WriteDocuments(LetterWriter writer)
    {
        var documents = writer.File.Documents.Where(document => document.Outcome != ReleaseOutcome.NotRelevant).ToList();

        if (documents.Count == 0)
        {
            return;
        }

        writer.Paragraph(LetterPart.Decision, "documents.intro", count: documents.Count);
        writer.Add(new LetterTable(
            LetterPart.Decision,
            [6, 2.4, 1, 1.2],
            [writer.Words("table.document"), writer.Words("table.date"), writer.Words("table.pages"), writer.Words("table.access")],
            [.. documents.Select(document => (IReadOnlyList<string>)
                [
                    document.Title,
                    document.Date is { } date ? writer.Grammar.Date(date) : "—",
                    writer.Grammar.Quantity(document.PageCount),
                    writer.Words(document.Outcome switch
                    {
                        ReleaseOutcome.Released => "table.released",
                        ReleaseOutcome.PartlyReleased => "table.partly-released",
                        ReleaseOutcome.Withheld or ReleaseOutcome.NotRelevant => "table.withheld",
                    }),
                ])])
        { Id = "documents", Figures = [2] });
    }
}
