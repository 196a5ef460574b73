namespace AccessRequests.Domain.Packages;

public enum ArtefactKind
{
    Letter,
    Document,
    Merged,
    Manifest,
    Zip,
}
