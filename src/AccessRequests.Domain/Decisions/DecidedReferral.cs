using System.Text.Json.Serialization;
using AccessRequests.Domain.Referrals;

namespace AccessRequests.Domain.Decisions;

/// <param name="Documents">See <see cref="Referral.Documents"/>.</param>
public sealed record DecidedReferral(IReadOnlyList<int> Points, PublicBodyDetails Body, string? Documents = null)
{
    /// <summary>The coordinates follow the paragraph line by line, rather than in its sentence.</summary>
    public bool ContactAsLines { get; init; }

    /// <summary>What the person in charge is there («secrétaire générale»); null for the letter's own words.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Function { get; init; }

    /// <summary>
    /// When the applicant was given in writing, otherwise than by the letter, what art. 46, al. 2 wants said of the body; null for
    /// the letter to say it.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? InformedOn { get; init; }
}
