namespace AccessRequests.Domain.Requests;

/// <summary>
/// Art. 47, al. 2 (art. 98 for personal information): at most ten days, once, by a notice sent before the twentieth day ends.
/// </summary>
public sealed record Extension(int Days, string Reason, DateOnly NoticeSentOn)
{
    public const int MaxDays = 10;
    public const int ReasonMaxLength = 1000;

    /// <summary>The Act's own words, when the notice gives no other reason.</summary>
    public const string ActsOwnReason = "Le traitement de la demande dans le délai nuirait au déroulement normal des activités";
}
