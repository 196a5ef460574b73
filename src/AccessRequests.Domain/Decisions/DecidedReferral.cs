using AccessRequests.Domain.Referrals;

namespace AccessRequests.Domain.Decisions;

/// <param name="Documents">See <see cref="Referral.Documents"/>.</param>
public sealed record DecidedReferral(IReadOnlyList<int> Points, PublicBodyDetails Body, string? Documents = null)
{
    /// <summary>The coordinates follow the paragraph line by line, rather than in its sentence.</summary>
    public bool ContactAsLines { get; init; }
}
