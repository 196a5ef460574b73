using AccessRequests.Letters.Facts;

namespace AccessRequests.Letters.Composition;

/// <summary>What is corrected and what is not (arts. 89 to 93).</summary>
internal static class CorrectionLetter
{
    public static void Write(LetterWriter writer, CorrectionFacts facts)
    {
        Recital.Write(writer);

        if (writer.File.IdentityVerifiedOn is { } verified)
        {
            writer.Paragraph(LetterPart.Body, "identity", new MergeFields { ["vérification"] = writer.Grammar.Date(verified) });
        }

        if (facts.Accepted.Count > 0)
        {
            writer.Paragraph(LetterPart.Decision, "correction.accepted", count: facts.Accepted.Count);
            writer.Add(new LetterItems(LetterPart.Decision, [.. facts.Accepted.Select(item => new LetterItem("•", [French.Sentence(item)]))]) { Id = "correction.accepted.items" });
            writer.Paragraph(LetterPart.Decision, facts.IsDeletion ? "correction.attestation" : "correction.copy");
        }

        if (facts.Refused.Count > 0)
        {
            writer.Paragraph(LetterPart.Decision, "correction.refused", count: facts.Refused.Count);
            writer.Add(new LetterItems(LetterPart.Decision, [.. facts.Refused.Select(item => new LetterItem("•", [$"{French.Sentence(item.Information)} {French.Sentence(item.Reason)}"]))]) { Id = "correction.refused.items" });
            writer.Paragraph(LetterPart.Decision, "correction.grounds", new MergeFields
            {
                ["articles"] = writer.Grammar.Articles(LetterWriter.Whole(facts.RefusalProvisions)),
            });
            writer.Paragraph(LetterPart.Decision, "correction.record");
        }

        writer.Add(new LetterParagraph(LetterPart.ReviewNotice, writer.Say("correction.review", new MergeFields { ["adresse"] = writer.ReviewAddress })) { Id = "review" });
    }
}
