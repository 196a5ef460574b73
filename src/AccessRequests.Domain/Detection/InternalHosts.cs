namespace AccessRequests.Domain.Detection;

/// <summary>
/// How the hosts that only a body's own network knows are told by their last name: the linter looks for them in what would leave, and the
/// engine, which shares this file and references nothing, takes the links to them out.
/// </summary>
internal static class InternalHosts
{
    /// <summary>Alternatives of a regular expression.</summary>
    public const string LastNames = "local|lan|internal|intranet|corp|home|localhost|arpa";

    /// <summary>«.local», «.lan».</summary>
    public static IReadOnlyList<string> Suffixes { get; } = [.. LastNames.Split('|').Select(name => $".{name}")];
}
