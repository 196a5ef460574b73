namespace AccessRequests.Pdf.Objects;

/// <summary>A direct object (ISO 32000-1, 7.3). Streams are not values: they are written once, see <see cref="PdfFileWriter"/>.</summary>
internal abstract record PdfObject
{
    private protected PdfObject()
    {
    }

    /// <summary>Of an integer or a real; null of every other object.</summary>
    public double? AsNumber => this switch
    {
        PdfInteger integer => integer.Value,
        PdfReal real => real.Value,
        _ => null,
    };

    public static implicit operator PdfObject(bool value) => new PdfBoolean(value);

    public static implicit operator PdfObject(int value) => new PdfInteger(value);

    public static implicit operator PdfObject(long value) => new PdfInteger(value);

    public static implicit operator PdfObject(double value) => new PdfReal(value);
}

internal sealed record PdfNull : PdfObject
{
    public static readonly PdfNull Value = new();

    private PdfNull()
    {
    }
}

internal sealed record PdfBoolean(bool Value) : PdfObject;

internal sealed record PdfInteger(long Value) : PdfObject;

/// <summary>A real, kept to ten decimals and never written with an exponent, which 7.3.3 does not allow.</summary>
internal sealed record PdfReal : PdfObject
{
    public PdfReal(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A PDF number is finite.");
        }

        Value = value;
    }

    public double Value { get; }
}

/// <summary>
/// An object by its number, which one that is only promised is given later: objects of pages that are made at once are numbered when
/// their pages are put in order.
/// </summary>
internal sealed record PdfReference : PdfObject
{
    private readonly int _number;
    private PdfReference? _same;

    public PdfReference()
    {
    }

    public PdfReference(int number) => _number = number;

    public int Number => _same?.Number ?? (_number > 0 ? _number : throw new InvalidOperationException("An object without a number is referred to."));

    public bool HasNumber => _same?.HasNumber ?? _number > 0;

    /// <summary>It is the same object as another one.</summary>
    public void Become(PdfReference other) => _same = other;
}
