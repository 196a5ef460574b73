using AccessRequests.Letters.Facts;

namespace AccessRequests.Letters.Cases;

/// <summary>What one kind of letter says beside the facts of the file. A part that belongs to another kind is reported as unknown.</summary>
internal static class CaseFacts
{
    public static LetterFacts Read(CaseReader file, LetterKind kind, CasePoints points) => kind switch
    {
        LetterKind.Decision => new DecisionFacts(file.Flag("late"), file.OptionalInteger("extensionDays")),
        LetterKind.Acknowledgement => Part(file.OptionalObject("acknowledgement"), part =>
            new AcknowledgementFacts(part?.Date("answerBy"), part?.Flag("thirdParties") ?? false, part?.OptionalText("precisions"))),
        LetterKind.PrecisionRequest => Part(file.Object("precisions"), part =>
            new PrecisionFacts(part?.Texts("questions") ?? [], part?.Date("usefulBy"))),
        LetterKind.Extension => Part(file.Object("extension"), part =>
            new ExtensionFacts(part?.Integer("days") ?? 0, part?.OptionalText("reason"))),
        LetterKind.FeeEstimate => Part(file.Object("fees"), part =>
            CaseFees.Read(part, file.Date("receivedOn"))),
        LetterKind.ThirdPartyNotice => Part(file.Object("thirdParty"), part =>
            new ThirdPartyNoticeFacts(part?.Texts("documents") ?? [], part?.Flag("inPart") ?? false)),
        LetterKind.ThirdPartyConsultation => Part(file.Object("consultation"), part =>
            new ThirdPartyConsultationFacts(
                part?.Date("notifiedOn"), part is null ? [] : points.Named(part, "points", required: false), part?.Flag("publicNotice") ?? false, part?.Flag("severalParties") ?? false)),
        LetterKind.ThirdPartyDecision => Part(file.Object("thirdParty"), part =>
            new ThirdPartyDecisionFacts(
                part?.Texts("documents") ?? [], part?.Flag("releases") ?? false, part?.Flag("inPart") ?? false, part?.Date("observationsOn"), part?.Date("mailedOn"), part?.Texts("provisions"), part?.Date("informedOn"))),
        LetterKind.Correction => Part(file.Object("correction"), part =>
            new CorrectionFacts(
                part?.Texts("accepted") ?? [], [.. part?.Objects("refused").Select(Refused) ?? []], part?.Flag("deletion") ?? false, part?.Texts("provisions"))),
        LetterKind.CommissionApplication => Part(file.Object("commission"), part =>
            new CommissionApplicationFacts(part?.Date("appliedOn"), part?.OptionalChoice<CommissionGround>("ground"), part?.OptionalText("reasons"))),
        LetterKind.RepeatedRequest => Part(file.Object("repeated"), part =>
            new RepeatedFacts(part?.Date("answeredOn"), part?.OptionalText("reference"), part?.OptionalAddress("published"), part?.Flag("copyEnclosed") ?? false)),
        LetterKind.Withdrawal => Part(file.Object("withdrawal"), part => new WithdrawalFacts(part?.Date("withdrawnOn"))),
    };

    private static T Part<T>(CaseReader? part, Func<CaseReader?, T> read)
        where T : LetterFacts
    {
        var facts = read(part);
        part?.ReportUnknown();
        return facts;
    }

    private static RefusedCorrection Refused(CaseReader refused)
    {
        var read = new RefusedCorrection(refused.Text("information"), refused.OptionalText("reason") ?? "");
        refused.ReportUnknown();
        return read;
    }
}
