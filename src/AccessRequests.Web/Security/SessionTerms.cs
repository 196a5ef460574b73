using System.Security.Claims;
using AccessRequests.Web.Accounts;

namespace AccessRequests.Web.Security;

/// <summary>How long a session lasts, and whether a password alone opens one.</summary>
/// <param name="Idle">Without a request of the browser, and of a page without a key or a pointer. A day's work, since a page that is open all day makes few requests.</param>
/// <param name="Maximum">From its opening, whatever is done in it.</param>
/// <param name="SecondFactorIsRequired">Of accounts with a password; for the others it is the provider's to ask.</param>
public sealed record SessionTerms(TimeSpan Idle, TimeSpan Maximum, bool SecondFactorIsRequired)
{
    private const int LongestHours = 24;

    /// <summary>The demonstration opens with a password alone: its passwords are public.</summary>
    internal static SessionTerms Of(WebApplicationBuilder builder) => new(
        Hours(builder.Configuration, "Session:IdleHours", 10),
        Hours(builder.Configuration, "Session:MaximumHours", 12),
        builder.Configuration.GetValue<bool?>("Session:RequireSecondFactor") ?? (!builder.Environment.IsDevelopment() && !DemonstrationMode.Of(builder).IsOn));

    /// <summary>A session that does not say when it was opened is over.</summary>
    public bool IsOver(ClaimsPrincipal? session, DateTimeOffset now) =>
        session?.Instant(SessionClaims.OpenedAt) is not { } opened || now - opened >= Maximum;

    private static TimeSpan Hours(IConfiguration configuration, string key, int usual) =>
        configuration.GetValue(key, usual) is >= 1 and <= LongestHours and var hours
            ? TimeSpan.FromHours(hours)
            : throw new InvalidOperationException($"{key} is a number of hours from 1 to {LongestHours}.");
}
