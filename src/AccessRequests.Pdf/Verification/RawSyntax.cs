using System.Globalization;
using System.Text;

namespace AccessRequests.Pdf.Verification;

/// <summary>
/// The verifier's own reader of PDF values (ISO 32000-1, 7.3), for the strict shape in which this product writes them.
/// </summary>
internal sealed class RawSyntax(ReadOnlyMemory<byte> bytes)
{
    private const int MaxDepth = 100;
    private readonly ReadOnlyMemory<byte> _bytes = bytes;
    private int _at;

    public int Position => _at;

    /// <summary>Whether something was looked for beyond the last byte: with more of them the answer may be another.</summary>
    public bool ReachedEnd { get; private set; }

    /// <summary>The tokens of a content stream; null when they cannot be told apart.</summary>
    public static List<RawValue>? Tokens(ReadOnlyMemory<byte> content)
    {
        var syntax = new RawSyntax(content);
        var tokens = new List<RawValue>();

        try
        {
            for (syntax.SkipSpace(); syntax._at < content.Length; syntax.SkipSpace())
            {
                tokens.Add(syntax.Value(0, references: false));
            }
        }
        catch (FormatException)
        {
            return null;
        }

        return tokens;
    }

    /// <exception cref="FormatException"/>
    public RawValue Value() => Value(0, references: true);

    /// <exception cref="FormatException"/>
    public int Integer()
    {
        var start = _at;

        while (_at < _bytes.Length && char.IsAsciiDigit((char)_bytes.Span[_at]))
        {
            _at++;
        }

        return int.TryParse(_bytes.Span[start.._at], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException("numéro d'objet attendu");
    }

    public bool At(ReadOnlySpan<byte> expected)
    {
        var rest = _bytes.Span[Math.Min(_at, _bytes.Length)..];
        ReachedEnd |= rest.Length < expected.Length;
        return rest.StartsWith(expected);
    }

    /// <exception cref="FormatException"/>
    public void Expect(ReadOnlySpan<byte> expected)
    {
        if (!At(expected))
        {
            throw new FormatException("octets inattendus entre les objets");
        }

        _at += expected.Length;
    }

    /// <summary>Passes a line of a cross-reference table.</summary>
    /// <exception cref="FormatException"/>
    public void Line()
    {
        var length = _bytes.Span[_at..].IndexOf((byte)'\n');
        ReachedEnd |= length < 0;

        if (length is < 0 or > 40)
        {
            throw new FormatException("table de références inattendue");
        }

        _at += length + 1;
    }

    private RawValue Value(int depth, bool references)
    {
        if (depth > MaxDepth)
        {
            throw new FormatException("imbrication trop profonde");
        }

        SkipSpace();
        var bytes = _bytes.Span;

        if (_at >= bytes.Length)
        {
            ReachedEnd = true;
            throw new FormatException("fin inattendue");
        }

        switch (bytes[_at])
        {
            case (byte)'/':
                return new RawName(Name());
            case (byte)'(':
                return new RawText(Literal());
            case (byte)'[':
                _at++;
                var items = new List<RawValue>();

                for (SkipSpace(); !At("]"u8); SkipSpace())
                {
                    items.Add(Value(depth + 1, references));
                }

                _at++;
                return new RawArray(items);
            case (byte)'<' when At("<<"u8):
                _at += 2;
                var entries = new Dictionary<string, RawValue>();

                for (SkipSpace(); !At(">>"u8); SkipSpace())
                {
                    if (Value(depth + 1, references) is not RawName key || !entries.TryAdd(key.Value, Value(depth + 1, references)))
                    {
                        throw new FormatException("dictionnaire mal formé");
                    }
                }

                _at += 2;
                return new RawDictionary(entries);
            case (byte)'<':
                return new RawText(Hexadecimal());
            default:
                return NumberOrWord(references);
        }
    }

    private RawValue NumberOrWord(bool references)
    {
        var bytes = _bytes.Span;
        var start = _at;

        while (_at < bytes.Length && !IsSpace(bytes[_at]) && !"()<>[]{}/%"u8.Contains(bytes[_at]))
        {
            _at++;
        }

        if (_at == start)
        {
            throw new FormatException("caractère inattendu");
        }

        var word = Encoding.Latin1.GetString(bytes[start.._at]);

        if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return new RawWord(word);
        }

        if (references && At(" 0 R"u8))
        {
            _at += 4;
            return new RawReference((int)number);
        }

        return new RawNumber(number);
    }

    private string Name()
    {
        var bytes = _bytes.Span;
        var name = new StringBuilder();

        for (_at++; _at < bytes.Length && !IsSpace(bytes[_at]) && !"()<>[]{}/%"u8.Contains(bytes[_at]); _at++)
        {
            if (bytes[_at] == '#' && _at + 2 < bytes.Length)
            {
                name.Append((char)Convert.FromHexString(Encoding.Latin1.GetString(bytes.Slice(_at + 1, 2)))[0]);
                _at += 2;
            }
            else
            {
                name.Append((char)bytes[_at]);
            }
        }

        return name.ToString();
    }

    private byte[] Literal()
    {
        var bytes = _bytes.Span;
        using var text = new MemoryStream();

        for (_at++; ; _at++)
        {
            if (_at >= bytes.Length - 1)
            {
                ReachedEnd = true;
                throw new FormatException("chaîne sans fin");
            }

            switch (bytes[_at])
            {
                case (byte)'\\' when bytes[(_at + 1)..].StartsWith("015"u8):
                    text.WriteByte((byte)'\r');
                    _at += 3;
                    break;
                case (byte)'\\':
                    text.WriteByte(bytes[++_at]);
                    break;
                case (byte)')':
                    _at++;
                    return text.ToArray();
                default:
                    text.WriteByte(bytes[_at]);
                    break;
            }
        }
    }

    private byte[] Hexadecimal()
    {
        var length = _bytes.Span[_at..].IndexOf((byte)'>');

        if (length < 0)
        {
            ReachedEnd = true;
            throw new FormatException("chaîne sans fin");
        }

        var digits = Encoding.Latin1.GetString(_bytes.Span.Slice(_at + 1, length - 1));
        _at += length + 1;
        return Convert.FromHexString(digits);
    }

    private void SkipSpace()
    {
        while (_at < _bytes.Length && IsSpace(_bytes.Span[_at]))
        {
            _at++;
        }
    }

    private static bool IsSpace(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;
}
