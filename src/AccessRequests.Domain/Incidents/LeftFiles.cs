using AccessRequests.Domain.Packages;

namespace AccessRequests.Domain.Incidents;

/// <summary>What left with a sending, as evidence: the files of a package, or the letter that answered alone.</summary>
/// <param name="PackageId">Null for a letter alone.</param>
/// <param name="Files">The name and the SHA-256 of each.</param>
public sealed record LeftFiles(Guid? PackageId, IReadOnlyList<(string Name, string Sha256)> Files)
{
    public static LeftFiles Of(Package package) => new(package.Id, [.. package.Artefacts.Select(artefact => (artefact.FileName, artefact.Sha256))]);

    public static LeftFiles OfLetter(string name, string sha256) => new(null, [(name, sha256)]);

    /// <summary>A line each.</summary>
    internal string Evidence => string.Join('\n', Files.Select(file => $"{file.Name} {file.Sha256}"));
}
