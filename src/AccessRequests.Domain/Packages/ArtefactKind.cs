namespace AccessRequests.Domain.Packages;

public enum ArtefactKind
{
    Letter,

    /// <summary>The applicant's table of what is hidden and why.</summary>
    Grounds,
    Document,
    Merged,
    Manifest,

    /// <summary>Of the manifest, by the installation.</summary>
    Signature,
    Zip,
}
