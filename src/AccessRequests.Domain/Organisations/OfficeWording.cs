namespace AccessRequests.Domain.Organisations;

/// <summary>The sentences that the office words otherwise than the product, as they were at one version of its templates.</summary>
public sealed record OfficeWording(int Version, IReadOnlyList<Rewording> Sentences)
{
    /// <summary>Null while the office has changed nothing: its letters are those of the product.</summary>
    public static OfficeWording? InForce(IReadOnlyCollection<WordingVersion> versions) => versions.Count == 0
        ? null
        : new OfficeWording(
            versions.Max(version => version.Number),
            [.. versions
                .GroupBy(version => (version.Language, version.Key))
                .Select(sentence => sentence.MaxBy(version => version.Number)!.Rewording)
                .OfType<Rewording>()
                .OrderBy(own => own.Language, StringComparer.Ordinal)
                .ThenBy(own => own.Key, StringComparer.Ordinal)]);
}
