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

    /// <summary>Art. 94: whoever receives or corrects personal information is entitled to it, and that was seen by the day of the letter.</summary>
    private protected static IEnumerable<LetterObstacle> Identity(LetterRecord record)
    {
        if (record.File.IdentityVerifiedOn is null)
        {
            yield return Missing("identityVerifiedOn", "L’identité du demandeur n’est pas vérifiée (art. 94). Indiquez la date de la vérification.");
        }
        else if (record.File.IdentityVerifiedOn > record.File.DecidedOn)
        {
            yield return Missing("identityVerifiedOn", "L’identité du demandeur est vérifiée après la date de la lettre (art. 94). Corrigez l’une des deux dates.");
        }
    }

    private protected static LetterObstacle Missing(string where, string sentence) => new(where, sentence);
}
