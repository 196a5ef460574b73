using AccessRequests.Domain.Detection;
using AccessRequests.Domain.Documents;

namespace AccessRequests.Web.Documents.Finding;

/// <summary>A place that looks like what was sought. It lives on the page of who searches and is neither stored nor logged.</summary>
/// <param name="Id">Of the mark that it may become: proposing it twice marks it once.</param>
public sealed record FoundPassage(PassageId Id, DocumentId Document, string Title, int Page, IReadOnlyList<PageArea> Areas, SensitiveKind Kind, string Text);

/// <param name="AlreadyMarked">How many places a mark covers already; they are not among <paramref name="Passages"/>.</param>
/// <param name="Unreadable">Pages that the engine cannot read with certainty: whether something is on them is not known.</param>
/// <param name="IsCut">More was found than is shown.</param>
public sealed record FoundPassages(IReadOnlyList<FoundPassage> Passages, int AlreadyMarked, IReadOnlyList<(string Title, int Page)> Unreadable, bool IsCut);

/// <param name="Document">From 1.</param>
public sealed record FindProgress(int Document, int Documents, int Page, int Pages);
