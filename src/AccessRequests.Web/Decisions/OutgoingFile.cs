using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Packages;

namespace AccessRequests.Web.Decisions;

/// <summary>A file of the package that a manager reads before they approve it.</summary>
/// <param name="Document">What a released copy was made from; null for the other files.</param>
internal sealed record OutgoingFile(PackageArtefact Artefact, string Title, RequestedDocument? Document)
{
    /// <summary>The files that a person reads, in the order in which they leave.</summary>
    public static IEnumerable<OutgoingFile> Of(Package package, IReadOnlyList<RequestedDocument> documents)
    {
        var released = new Queue<RequestedDocument>(documents.Where(document => document.IsReleased).InLetterOrder());

        foreach (var artefact in package.Artefacts
            .Where(artefact => artefact.Kind is ArtefactKind.Letter or ArtefactKind.Grounds or ArtefactKind.Document or ArtefactKind.Merged)
            .OrderBy(artefact => artefact.Kind)
            .ThenBy(artefact => artefact.FileName, StringComparer.Ordinal))
        {
            var document = artefact.Kind == ArtefactKind.Document ? released.Dequeue() : null;
            yield return new OutgoingFile(artefact, document?.Title ?? artefact.Kind.InFrench(), document);
        }
    }
}
