namespace AccessRequests.Letters.Editing;

/// <summary>What an officer adds to a letter. Addresses in its words become links. The kinds are closed: those of this file's folder.</summary>
public abstract record AddedContent
{
    private protected AddedContent()
    {
    }

    internal abstract IEnumerable<string> Words { get; }
}

public sealed record AddedText(string Text) : AddedContent
{
    internal override IEnumerable<string> Words => [Text];
}

public sealed record AddedHeading(string Text) : AddedContent
{
    internal override IEnumerable<string> Words => [Text];
}

/// <summary>Somebody's own words, which keep their punctuation.</summary>
public sealed record AddedQuotation(string Text) : AddedContent
{
    internal override IEnumerable<string> Words => [Text];
}

public sealed record AddedItems(IReadOnlyList<string> Items, ItemMarker Marker = ItemMarker.Bullet) : AddedContent
{
    internal override IEnumerable<string> Words => Items;
}

public sealed record AddedTable(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<double>? Widths = null) : AddedContent
{
    internal override IEnumerable<string> Words => Rows.Prepend(Header).SelectMany(row => row);
}

public enum ItemMarker
{
    Bullet,
    Number,
    Letter,
}
