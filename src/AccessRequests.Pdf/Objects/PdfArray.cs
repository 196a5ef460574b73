using System.Collections;

namespace AccessRequests.Pdf.Objects;

/// <summary>An array (7.3.6). Two arrays are equal only when they are the same one.</summary>
internal sealed record PdfArray : PdfObject, IReadOnlyList<PdfObject>
{
    private readonly List<PdfObject> _items;

    public PdfArray(params IEnumerable<PdfObject> items)
    {
        _items = [.. items];
    }

    public int Count => _items.Count;

    public PdfObject this[int index] => _items[index];

    public static PdfArray Of(params ReadOnlySpan<double> numbers)
    {
        var array = new PdfArray();

        foreach (var number in numbers)
        {
            array.Add(number);
        }

        return array;
    }

    public void Add(PdfObject item) => _items.Add(item);

    public IEnumerator<PdfObject> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(PdfArray? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
