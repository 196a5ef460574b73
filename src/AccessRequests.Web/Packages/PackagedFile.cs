using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Packages;

namespace AccessRequests.Web.Packages;

/// <summary>A file in the workshop, verified and about to become an artefact.</summary>
internal sealed record PackagedFile(ArtefactKind Kind, string Name, string Path, string Title)
{
    public int? Pages { get; init; }

    /// <summary>For a redacted document: the document that it was made from, and the proof.</summary>
    public RequestedDocument? Document { get; init; }

    public ReleasedDocument? Release { get; init; }
}
