using AccessRequests.Letters.Facts;

namespace AccessRequests.Letters.Composition;

/// <summary>The letters of arts. 25 and 49. Those to a third party never say who asks.</summary>
internal static class ThirdPartyLetters
{
    public static void Write(LetterWriter writer, ThirdPartyNoticeFacts facts)
    {
        var count = facts.Documents.Count;
        writer.Paragraph(LetterPart.Body, "third-party", count: count);
        Documents(writer, facts.Documents);
        writer.Paragraph(LetterPart.Body, "third-party.intention", Measure(writer, facts.InPart), count);
        writer.Paragraph(LetterPart.Body, "third-party.observations");
        writer.Paragraph(LetterPart.Body, "third-party.consent", count: count);
    }

    public static void Write(LetterWriter writer, ThirdPartyConsultationFacts facts)
    {
        var parties = facts.SeveralParties ? 2 : 1;
        var points = PointGroup.NamesOf([.. writer.File.Points.Where(point => facts.Points.Contains(point.Number))], writer.File);
        Recital.Write(writer);
        writer.Paragraph(
            LetterPart.Body,
            "consultation",
            new MergeFields
            {
                ["points"] = points.Count == 0 ? "" : $", {(writer.Record.Language == LetterLanguage.French ? "pour" : "for")} {writer.Grammar.Points(points, writer.Record.Form.PointNoun)},",
                ["avis"] = writer.Date(facts.NotifiedOn),
            },
            parties);

        if (facts.ByPublicNotice)
        {
            writer.Paragraph(LetterPart.Body, "consultation.public-notice", count: parties);
        }

        writer.Paragraph(LetterPart.Body, "consultation.delays", count: parties);
        writer.Paragraph(LetterPart.Body, "consultation.rest");
    }

    public static void Write(LetterWriter writer, ThirdPartyDecisionFacts facts)
    {
        var count = facts.Documents.Count;

        if (facts.ObservationsOn is { } observations)
        {
            writer.Paragraph(LetterPart.Body, "third-party-decision.observations", new MergeFields { ["observations"] = writer.Grammar.Date(observations) });
        }
        else
        {
            writer.Paragraph(LetterPart.Body, "third-party-decision.silence");
        }

        if (facts.Releases)
        {
            writer.Paragraph(LetterPart.Decision, "third-party-decision.release", Measure(writer, facts.InPart), count);
            Documents(writer, facts.Documents);
            writer.Paragraph(LetterPart.Body, "third-party-decision.executory", new MergeFields
            {
                ["mise à la poste"] = writer.Date(facts.Mailed(writer.Record)),
                ["communication"] = writer.Date(facts.Mailed(writer.Record)?.AddDays(ThirdPartyDecisionFacts.DaysBeforeRelease + 1)),
            });
        }
        else
        {
            writer.Paragraph(LetterPart.Decision, "third-party-decision.refuse", count: count);
            Documents(writer, facts.Documents);
            var grounds = LetterWriter.Whole(facts.Provisions ?? []);
            writer.Add(new LetterParagraph(LetterPart.Decision, writer.Say("grounds.further", new MergeFields
            {
                ["dispositions"] = writer.OfProvisions(grounds),
                ["motif"] = writer.Reason("third-party-decision", grounds, count),
            }))
            { Id = "third-party-decision.grounds" });
        }

        writer.Add(new LetterParagraph(LetterPart.ReviewNotice, writer.Say("third-party-decision.review", new MergeFields { ["adresse"] = writer.ReviewAddress })) { Id = "third-party-decision.review" });
    }

    private static void Documents(LetterWriter writer, IReadOnlyList<string> documents) =>
        writer.Add(new LetterItems(LetterPart.Body, [.. documents.Select((document, i) => new LetterItem("•", [Recital.Ended(document, i == documents.Count - 1)]))]) { Id = "third-party.documents" });

    private static MergeFields Measure(LetterWriter writer, bool inPart) => new() { ["mesure"] = inPart ? writer.Words("third-party.in-part") : "" };
}
