using System.Text.Json.Serialization;

namespace AccessRequests.Letters.Facts;

/// <summary>What one kind of letter says beside the facts of the file. The kinds are closed: those of this namespace.</summary>
[JsonDerivedType(typeof(AcknowledgementFacts), "acknowledgement")]
[JsonDerivedType(typeof(CommissionApplicationFacts), "commission")]
[JsonDerivedType(typeof(CorrectionFacts), "correction")]
[JsonDerivedType(typeof(DecisionFacts), "decision")]
[JsonDerivedType(typeof(ExtensionFacts), "extension")]
[JsonDerivedType(typeof(FeeFacts), "fees")]
[JsonDerivedType(typeof(PrecisionFacts), "precisions")]
[JsonDerivedType(typeof(RepeatedFacts), "repeated")]
[JsonDerivedType(typeof(ThirdPartyConsultationFacts), "thirdPartyConsultation")]
[JsonDerivedType(typeof(ThirdPartyDecisionFacts), "thirdPartyDecision")]
[JsonDerivedType(typeof(ThirdPartyNoticeFacts), "thirdPartyNotice")]
[JsonDerivedType(typeof(WithdrawalFacts), "withdrawal")]
public abstract record LetterFacts
{
    private protected LetterFacts(LetterKind kind)
    {
        Kind = kind;
    }

    [JsonIgnore]
    public LetterKind Kind { get; }

    /// <summary>What the law requires of this letter and its facts lack.</summary>
    internal abstract IEnumerable<LetterObstacle> Obstacles(LetterRecord record);

    private protected static LetterObstacle Missing(string where, string sentence) => new(where, sentence);
}
