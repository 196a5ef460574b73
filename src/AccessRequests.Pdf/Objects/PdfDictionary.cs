using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace AccessRequests.Pdf.Objects;

/// <summary>
/// A dictionary (7.3.7), written in the order its keys were set, so that the same calls give the same bytes.
/// Keys follow the rule of <see cref="PdfName"/>. Two dictionaries are equal only when they are the same one.
/// </summary>
internal sealed record PdfDictionary : PdfObject, IEnumerable<KeyValuePair<string, PdfObject>>
{
    private readonly OrderedDictionary<string, PdfObject> _entries = [];

    public int Count => _entries.Count;

    public PdfObject this[string key]
    {
        get => _entries[key];
        set => _entries[key] = value;
    }

    public bool TryGet(string key, [NotNullWhen(true)] out PdfObject? value) => _entries.TryGetValue(key, out value);

    public bool Remove(string key) => _entries.Remove(key);

    public PdfDictionary Copy()
    {
        var copy = new PdfDictionary();

        foreach (var (key, value) in _entries)
        {
            copy[key] = value;
        }

        return copy;
    }

    public IEnumerator<KeyValuePair<string, PdfObject>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(PdfDictionary? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
