using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters.Facts;
using AccessRequests.Letters.Wording;

namespace AccessRequests.Letters.Composition;

/// <summary>The letters to an applicant that decide nothing on access, and those on delay and fees.</summary>
internal static class NoticeLetters
{
    public static void Write(LetterWriter writer, AcknowledgementFacts facts)
    {
        Recital.Write(writer, "acknowledgement");
        writer.Paragraph(LetterPart.Body, "acknowledgement.limit", new MergeFields
        {
            ["délai"] = writer.Record.AnswerArticle,
            ["échéance"] = writer.Grammar.Date(facts.AnswerBy ?? writer.Record.Answer.Due),
            ["de l’organisme"] = OfSelf(writer),
        });

        if (facts.ThirdParties)
        {
            writer.Paragraph(LetterPart.Body, "acknowledgement.third-party");
        }

        if (!string.IsNullOrWhiteSpace(facts.Precisions))
        {
            writer.Paragraph(LetterPart.Body, "acknowledgement.precisions", new MergeFields { ["précisions"] = PlainText.WithoutEnd(facts.Precisions.Trim()) });
        }

        Recourse(writer, DefaultKey(writer.File));
    }

    /// <summary>What becomes of a request that is not answered, and what can be done about it.</summary>
    public static string DefaultKey(DecisionRecord file) => file switch
    {
        { Form: RequestForm.Oral } => "acknowledgement.oral",
        { Kind: RequestKind.Correction } => "acknowledgement.default.correction",
        _ => "acknowledgement.default",
    };

    public static void Write(LetterWriter writer, PrecisionFacts facts)
    {
        Recital.Write(writer);
        writer.Paragraph(LetterPart.Body, "precisions", count: facts.Questions.Count);
        writer.Add(new LetterItems(LetterPart.Body, [.. facts.Questions.Select((question, i) => new LetterItem(facts.Questions.Count == 1 ? "•" : $"{(char)('a' + i)})", [Recital.Ended(question, i == facts.Questions.Count - 1)]))]) { Id = "precisions.questions" });
        writer.Paragraph(LetterPart.Body, "precisions.help");
        writer.Paragraph(LetterPart.Body, "precisions.open", new MergeFields
        {
            ["échéance"] = writer.Grammar.Date(writer.Record.Answer.Due),
            ["utile"] = writer.Date(facts.UsefulBy),
        });
    }

    public static void Write(LetterWriter writer, ExtensionFacts facts)
    {
        Recital.Write(writer);
        List<LetterSpan> spans = [];
        writer.Append(spans, "extension", new MergeFields
        {
            ["échéance"] = writer.Grammar.Date(writer.Record.Answer.Due),
            ["de l’organisme"] = OfSelf(writer),
        });

        if (!string.IsNullOrWhiteSpace(facts.Reason))
        {
            MergeFields.Append(spans, " " + French.Sentence(facts.Reason));
        }

        writer.Add(new LetterParagraph(LetterPart.Body, spans) { Id = "extension" });
        writer.Paragraph(LetterPart.Body, "extension.days", new MergeFields
        {
            ["délai"] = writer.Record.AnswerArticle,
            ["de jours"] = writer.Grammar.OfDays(facts.Days),
            ["nouvelle échéance"] = writer.Grammar.Date(writer.Record.Extended(facts.Days).Due),
        });
        Recourse(writer, "extension.recourse");
    }

    public static void Write(LetterWriter writer, FeeFacts facts)
    {
        var grammar = writer.Grammar;
        Recital.Write(writer);
        writer.Paragraph(LetterPart.Body, "fees", new MergeFields
        {
            ["total"] = grammar.Amount(facts.Total),
            ["frais"] = writer.File.Kind == RequestKind.AdministrativeDocuments ? "11" : "85",
        });
        writer.Add(new LetterTable(
            LetterPart.Body,
            [5, 1.5, 1.8, 1.8],
            [writer.Words("fees.table.item"), writer.Words("fees.table.quantity"), writer.Words("fees.table.unit-price"), writer.Words("fees.table.amount")],
            [
                .. facts.Lines.Select(line => (IReadOnlyList<string>)[Describe(writer, line), grammar.Quantity(line.Quantity), grammar.Amount(line.UnitPrice), grammar.Amount(line.Amount)]),
                .. facts.Exemption > 0 ? [[writer.Words("fees.table.exemption"), "", "", $"−{grammar.Amount(facts.Exemption)}"]] : (IReadOnlyList<IReadOnlyList<string>>)[],
                [writer.Words("fees.table.total"), "", "", grammar.Amount(facts.Total)],
            ])
        { Id = "fees.table", Figures = [1, 2, 3], HasTotal = true });

        if (facts.Tariff is { } tariff)
        {
            writer.Paragraph(LetterPart.Body, "fees.tariff", new MergeFields { ["depuis"] = grammar.Date(tariff.From), ["source"] = tariff.Source });
        }

        if (facts.Deposit is { } deposit)
        {
            writer.Paragraph(LetterPart.Body, "fees.deposit", new MergeFields { ["dépôt"] = grammar.Amount(deposit) });
        }

        writer.Paragraph(LetterPart.Body, "fees.free");
        writer.Paragraph(LetterPart.Body, "fees.alternatives");
        writer.Paragraph(LetterPart.Body, "fees.answer", new MergeFields
        {
            ["avant"] = facts.AnswerBy is { } by ? writer.Words("fees.before", new MergeFields { ["réponse"] = grammar.Date(by) }) : "",
        });
        Recourse(writer, "fees.recourse");
    }

    public static void Write(LetterWriter writer, CommissionApplicationFacts facts)
    {
        Recital.Write(writer);
        writer.Paragraph(LetterPart.Body, "commission", new MergeFields { ["dépôt"] = writer.Date(facts.AppliedOn) });
        List<LetterSpan> spans = [];
        writer.Append(
            spans,
            facts.Ground switch
            {
                CommissionGround.Number => "commission.number",
                CommissionGround.Repetition => "commission.repetition",
                CommissionGround.System => "commission.system",
                CommissionGround.Harm or null => "commission.harm",
            },
            new MergeFields { ["de l’organisme"] = OfSelf(writer) });

        if (!string.IsNullOrWhiteSpace(facts.Reasons))
        {
            MergeFields.Append(spans, " " + French.Sentence(facts.Reasons));
        }

        writer.Add(new LetterParagraph(LetterPart.Body, spans) { Id = "commission.ground" });
        writer.Paragraph(LetterPart.Body, "commission.next");
    }

    public static void Write(LetterWriter writer, RepeatedFacts facts)
    {
        Recital.Write(writer);
        writer.Paragraph(LetterPart.Body, "repeated", new MergeFields
        {
            ["antérieure"] = writer.Date(facts.AnsweredOn),
            ["référence"] = facts.Reference ?? "[référence à indiquer]",
        });
        writer.Paragraph(LetterPart.Body, "repeated.same");

        if (facts.CopyEnclosed)
        {
            writer.Paragraph(LetterPart.Body, "repeated.copy");
        }

        if (!string.IsNullOrWhiteSpace(facts.Published))
        {
            writer.Paragraph(LetterPart.Body, "repeated.published", new MergeFields { ["endroit"] = LetterLink.OrText(facts.Published) });
        }

        writer.Add(new LetterParagraph(LetterPart.ReviewNotice, writer.Say("repeated.review", new MergeFields { ["adresse"] = writer.ReviewAddress })) { Id = "review" });
    }

    public static void Write(LetterWriter writer, WithdrawalFacts facts)
    {
        writer.Paragraph(LetterPart.Body, "withdrawal", new MergeFields { ["désistement"] = writer.Date(facts.WithdrawnOn) });
        writer.Paragraph(LetterPart.Body, "withdrawal.closed");
    }

    private static string Describe(LetterWriter writer, FeeLine line) => !string.IsNullOrWhiteSpace(line.Description) ? line.Description : writer.Words(line.Kind switch
    {
        FeeKind.Page => "fees.kind.page",
        FeeKind.Transcription => "fees.kind.transcription",
        FeeKind.Transmission => "fees.kind.transmission",
        FeeKind.ThirdParty => "fees.kind.third-party",
        FeeKind.Electronic => "fees.kind.electronic",
        FeeKind.Medium or null => "fees.kind.other",
    });

    private static void Recourse(LetterWriter writer, string key) =>
        writer.Add(new LetterParagraph(LetterPart.ReviewNotice, writer.Say(key, new MergeFields { ["adresse"] = writer.ReviewAddress })) { Id = key });

    private static string OfSelf(LetterWriter writer) => writer.Grammar.OfSelf(writer.File.Letterhead.SelfDesignation);
}
