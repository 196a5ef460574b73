using System.Collections.Concurrent;

namespace AccessRequests.Web.Security;

/// <summary>
/// Wrong passwords and codes of those who are known already: someone in a session of theirs, or a browser in which the account was open before. They are counted
/// apart from those of strangers, who may lock the door to strangers and to nobody else (ASVS 6.1.1). In memory: a restart forgives.
/// </summary>
public sealed class KnownAttempts(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(SecurityRegistration.LockoutMinutes);

    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Since)> _failures = [];

    /// <param name="whose">A session's account or a known browser: nothing that a stranger can make up, so that they are as many as the office has.</param>
    public bool AreSpent(string whose) => _failures.TryGetValue(whose, out var known) && known.Count >= SecurityRegistration.MaxAttempts && time.GetUtcNow() - known.Since < Window;

    public void Count(string whose)
    {
        var now = time.GetUtcNow();
        _failures.AddOrUpdate(whose, (1, now), (_, known) => now - known.Since < Window ? (known.Count + 1, known.Since) : (1, now));
    }

    public void Forgive(string whose) => _failures.TryRemove(whose, out _);
}
