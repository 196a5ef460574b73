namespace AccessRequests.Letters;

/// <summary>The letters of the office, by what they do under the Act.</summary>
public enum LetterKind
{
    /// <summary>The decision on a request, whatever its outcomes (arts. 47, 50, 51; 98 for personal information).</summary>
    Decision,

    /// <summary>Accusé de réception (art. 46).</summary>
    Acknowledgement,

    /// <summary>Demande de précisions (art. 42).</summary>
    PrecisionRequest,

    /// <summary>Avis de prolongation (art. 47, al. 2; art. 98).</summary>
    Extension,

    /// <summary>Estimation des frais (art. 11; art. 85).</summary>
    FeeEstimate,

    /// <summary>Avis au tiers (arts. 25 and 49).</summary>
    ThirdPartyNotice,

    /// <summary>Avis au requérant qu'un tiers est consulté (art. 49; 47, al. 1, 7°).</summary>
    ThirdPartyConsultation,

    /// <summary>Décision notifiée au tiers (art. 49).</summary>
    ThirdPartyDecision,

    /// <summary>Décision sur une demande de rectification (arts. 89 to 93).</summary>
    Correction,

    /// <summary>The body asks the Commission to disregard the request (arts. 137.1 and 47, al. 1, 8°).</summary>
    CommissionApplication,

    /// <summary>Demande répétée, déjà traitée.</summary>
    RepeatedRequest,

    /// <summary>Confirmation du désistement.</summary>
    Withdrawal,
}
