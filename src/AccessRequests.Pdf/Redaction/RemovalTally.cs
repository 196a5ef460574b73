namespace AccessRequests.Pdf.Redaction;

/// <summary>Counts what is removed; a page that ends up withheld takes its counts back.</summary>
internal sealed class RemovalTally
{
    private readonly SortedDictionary<RemovedKind, int> _counts = [];

    public int this[RemovedKind kind] => _counts.GetValueOrDefault(kind);

    public IReadOnlyDictionary<RemovedKind, int> Counts => _counts;

    public void Add(RemovedKind kind, int count = 1)
    {
        if (count > 0)
        {
            _counts[kind] = _counts.GetValueOrDefault(kind) + count;
        }
    }

    public void Add(RemovalTally other)
    {
        foreach (var (kind, count) in other._counts)
        {
            Add(kind, count);
        }
    }
}
