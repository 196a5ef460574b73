namespace AccessRequests.Letters;

public static class LetterKindNames
{
    public static string InFrench(this LetterKind kind) => kind switch
    {
        LetterKind.Decision => "Décision",
        LetterKind.Acknowledgement => "Accusé de réception",
        LetterKind.PrecisionRequest => "Demande de précisions",
        LetterKind.Extension => "Avis de prolongation",
        LetterKind.FeeEstimate => "Estimation des frais",
        LetterKind.ThirdPartyNotice => "Avis au tiers",
        LetterKind.ThirdPartyConsultation => "Avis au demandeur : un tiers est consulté",
        LetterKind.ThirdPartyDecision => "Décision notifiée au tiers",
        LetterKind.Correction => "Décision sur une rectification",
        LetterKind.CommissionApplication => "Avis : la Commission est saisie",
        LetterKind.RepeatedRequest => "Demande déjà traitée",
        LetterKind.Withdrawal => "Confirmation de désistement",
    };

    /// <summary>The articles that the letter answers to, as offices write them.</summary>
    public static string Articles(this LetterKind kind) => kind switch
    {
        LetterKind.Decision => "art. 47, 50, 51",
        LetterKind.Acknowledgement => "art. 46",
        LetterKind.PrecisionRequest => "art. 42",
        LetterKind.Extension => "art. 47, al. 2",
        LetterKind.FeeEstimate => "art. 11",
        LetterKind.ThirdPartyNotice or LetterKind.ThirdPartyConsultation => "art. 25 et 49",
        LetterKind.ThirdPartyDecision => "art. 49",
        LetterKind.Correction => "art. 89 à 93",
        LetterKind.CommissionApplication or LetterKind.RepeatedRequest => "art. 137.1",
        LetterKind.Withdrawal => "",
    };
}
