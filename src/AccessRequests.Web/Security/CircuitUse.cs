namespace AccessRequests.Web.Security;

/// <summary>
/// When somebody last touched the page of this circuit. What the page does by itself, as counting notices each minute, is no use of a session; so only the
/// browser can say it (<see cref="Layout.IdleWarning"/>).
/// </summary>
public sealed class CircuitUse(SessionTerms terms, TimeProvider time)
{
    private DateTimeOffset _last = time.GetUtcNow();

    /// <summary>How long the page stays open if nobody touches it.</summary>
    public TimeSpan Left => _last + terms.Idle - time.GetUtcNow();

    public void Touch() => _last = time.GetUtcNow();
}
