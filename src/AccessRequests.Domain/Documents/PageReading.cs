namespace AccessRequests.Domain.Documents;

/// <summary>A page that someone had before their eyes, or for which they answer without having opened it.</summary>
public sealed class PageReading
{
    public PageReading(DocumentId documentId, int page, Actor reader, bool isOpened, DateTimeOffset at)
    {
        DocumentId = documentId;
        Page = page;
        ReaderId = reader.Id;
        Reader = reader.Name;
        IsOpened = isOpened;
        At = at;
    }

    private PageReading() => Reader = "";

    public DocumentId DocumentId { get; private init; }

    /// <summary>From 1.</summary>
    public int Page { get; private init; }

    public Guid ReaderId { get; private init; }

    public string Reader { get; private init; }

    /// <summary>False when its reader only answers for it.</summary>
    public bool IsOpened { get; private init; }

    /// <summary>The first time.</summary>
    public DateTimeOffset At { get; private init; }
}
