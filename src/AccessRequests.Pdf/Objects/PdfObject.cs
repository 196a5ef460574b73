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

internal sealed record PdfReference(int Number) : PdfObject;
