using System.Collections.Concurrent;

namespace AccessRequests.Web.Security;

/// <summary>
/// Passwords and codes of those who are known already: someone in a session of theirs, or a browser in which the account was open before. They are counted
/// apart from those of strangers, who may lock the door to strangers and to nobody else (ASVS 6.1.1). In memory: a restart forgives.
/// </summary>
public sealed class KnownAttempts(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(SecurityRegistration.LockoutMinutes);

    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Since)> _taken = [];

    /// <summary>Takes a try before it is looked at, so that a hundred at once are five; a right one is forgiven.</summary>
    /// <param name="whose">Names an account of the office, so that there are no more of them than accounts.</param>
    /// <returns>Whether there was one left.</returns>
    public bool Take(string whose)
    {
        var now = time.GetUtcNow();
        return _taken.AddOrUpdate(whose, (1, now), (_, known) => now - known.Since < Window ? (known.Count + 1, known.Since) : (1, now)).Count <= SecurityRegistration.MaxAttempts;
    }

    public bool AreSpent(string whose) => _taken.TryGetValue(whose, out var known) && known.Count >= SecurityRegistration.MaxAttempts && time.GetUtcNow() - known.Since < Window;

    public void Forgive(string whose) => _taken.TryRemove(whose, out _);
}
