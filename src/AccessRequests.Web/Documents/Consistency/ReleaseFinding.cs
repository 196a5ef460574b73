using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Web.Documents.Finding;

namespace AccessRequests.Web.Documents.Consistency;

/// <summary>A passage that would be read by anyone, and why it should be looked at again. It lives on the page of who asked and is neither stored nor logged.</summary>
/// <param name="Hiding">The mark that hides the same text elsewhere; null when the passage only has a form that should not leave by oversight.</param>
public sealed record ReleaseFinding(FoundPassage Passage, HidingMark? Hiding);

/// <param name="Page">From 1.</param>
public sealed record HidingMark(DocumentId Document, string Title, int Page, string Label, IReadOnlyCollection<string> Provisions);

/// <summary>A mark so short that its width, in the words around it, may tell what it hides.</summary>
public sealed record ShortMark(DocumentId Document, string Title, int Page, string Label);

/// <summary>What a mark hides here was already let be read: in a file that the office approved, or by the applicant of this one.</summary>
/// <param name="Text">As it was released.</param>
/// <param name="Page">The first page of the part where it is read, from 1.</param>
public sealed record ReleasedBefore(HidingMark Hiding, string Text, string Number, int Page);

/// <summary>Two pages with the same text, or nearly, that are not treated alike.</summary>
public sealed record UnequalPages(DocumentId Document, string Title, int Page, PageState State, DocumentId OtherDocument, string OtherTitle, int OtherPage, PageState OtherState);

/// <summary>What a document still lacks before it may leave.</summary>
public sealed record UnfinishedDocument(DocumentId Document, string Title, IReadOnlyList<int> Unread, IReadOnlyList<int> Left, bool AwaitsReview);

/// <param name="UnlikeCopies">A page, and one that was said to repeat it and does not read like it.</param>
/// <param name="Unreadable">Pages that cannot be read with certainty: what is on them was not compared.</param>
/// <param name="ReleasedBefore">What the office already let be read elsewhere: hiding it here protects nothing, or it was let out by mistake there.</param>
/// <param name="IsCut">There was more than is shown.</param>
public sealed record ReleaseFindings(
    IReadOnlyList<ReleaseFinding> Visible,
    IReadOnlyList<ShortMark> ShortMarks,
    IReadOnlyList<UnequalPages> Unequal,
    IReadOnlyList<UnequalPages> UnlikeCopies,
    IReadOnlyList<UnfinishedDocument> Unfinished,
    IReadOnlyList<(string Title, int Page)> Unreadable,
    IReadOnlyList<ReleasedBefore> ReleasedBefore,
    bool IsCut)
{
    public bool IsClean => Count == 0;

    /// <summary>For the history, which names no passage.</summary>
    public string Summary => IsClean ? "rien à régler" : FrenchCount.Of(Count, "point à régler", "points à régler");

    private int Count => Visible.Count + ShortMarks.Count + Unequal.Count + UnlikeCopies.Count + Unfinished.Count + Unreadable.Count + ReleasedBefore.Count;
}
