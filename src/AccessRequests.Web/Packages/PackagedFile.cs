using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Packages;
using AccessRequests.Pdf;

namespace AccessRequests.Web.Packages;

/// <summary>A file in the workshop, verified and about to become an artefact.</summary>
internal sealed record PackagedFile(ArtefactKind Kind, string Name, string Path, string Title)
{
    public int? Pages { get; init; }

    /// <summary>For a redacted document: what it was made from.</summary>
    public RequestedDocument? Document { get; init; }

    /// <summary>For a redacted document: the pages that a notice replaces.</summary>
    public IReadOnlyList<PageWithheld>? Withheld { get; init; }

    /// <summary>For a redacted document: the pages that text nobody sees was left out of.</summary>
    public IReadOnlyList<CoveredPage>? LeftOut { get; init; }

    /// <summary>For a gathered PDF.</summary>
    public PackagedVolume? Volume { get; init; }

    /// <summary>Null for the letter, which is made from no document.</summary>
    public VerificationReport? Verification { get; init; }

    public static string LetterName(string number) => $"{number}-lettre.pdf";
}
