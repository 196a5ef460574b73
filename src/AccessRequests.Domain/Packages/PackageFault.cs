namespace AccessRequests.Domain.Packages;

/// <param name="File">The file of the archive that it is about; null for the archive itself.</param>
public sealed record PackageFault(PackageFaultKind Kind, string? File = null);

public enum PackageFaultKind
{
    /// <summary>No ZIP, or one that is cut off or damaged.</summary>
    Unreadable,

    /// <summary>More entries, or a larger manifest, than any package has.</summary>
    OutOfBounds,
    ManifestMissing,
    ManifestUnreadable,
    SignatureMissing,

    /// <summary>Not of this manifest, or not by this key.</summary>
    SignatureInvalid,

    /// <summary>Its bytes are not those that the manifest names.</summary>
    Altered,
    Missing,

    /// <summary>The manifest does not name it.</summary>
    Added,

    /// <summary>A second file of the same name: two readers may open two different ones.</summary>
    Twice,
}
