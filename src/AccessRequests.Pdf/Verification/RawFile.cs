using System.Globalization;
using System.Text;

namespace AccessRequests.Pdf.Verification;

/// <summary>
/// Reads every object of a file by walking its bytes from the start, not by its cross-references: what stands between
/// objects is found too. A reader of its own, for the strict shape in which this product writes files.
/// </summary>
internal sealed class RawFile
{
    private const int MaxDepth = 100;
    private readonly ReadOnlyMemory<byte> _bytes;
    private int _at;

    private RawFile(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    public List<RawObject> Objects { get; } = [];

    public RawDictionary? Trailer { get; private set; }

    /// <summary>What the walk met that a file of ours does not hold.</summary>
    public List<string> Anomalies { get; } = [];

    public static RawFile Read(ReadOnlyMemory<byte> bytes)
    {
        var file = new RawFile(bytes);

        try
        {
            file.Walk();
        }
        catch (FormatException exception)
        {
            file.Anomalies.Add($"octet {file._at} : {exception.Message}");
        }

        return file;
    }

    /// <summary>The tokens of a content stream; null when they cannot be told apart.</summary>
    public static List<RawValue>? Tokens(ReadOnlyMemory<byte> content)
    {
        var file = new RawFile(content);
        var tokens = new List<RawValue>();

        try
        {
            for (file.SkipSpace(); file._at < content.Length; file.SkipSpace())
            {
                tokens.Add(file.Value(0, references: false));
            }
        }
        catch (FormatException)
        {
            return null;
        }

        return tokens;
    }

    private void Walk()
    {
        if (!_bytes.Span.StartsWith("%PDF-1.7\n%"u8))
        {
            throw new FormatException("en-tête inattendu");
        }

        _at = _bytes.Span.IndexOf("\n"u8) + 1;
        _at += _bytes.Span[_at..].IndexOf("\n"u8) + 1;

        while (!At("xref"u8))
        {
            Objects.Add(Object());
        }

        Expect("xref\n"u8);
        Line();

        while (!At("trailer"u8))
        {
            Line();
        }

        Expect("trailer\n"u8);
        Trailer = Value(0, references: true) as RawDictionary ?? throw new FormatException("trailer illisible");
        Expect("\nstartxref\n"u8);
        Line();
        Expect("%%EOF\n"u8);

        if (_at != _bytes.Length)
        {
            throw new FormatException("des octets suivent la fin du fichier");
        }
    }

    private RawObject Object()
    {
        var number = Integer();
        Expect(" 0 obj\n"u8);
        var value = Value(0, references: true);

        if (!At("\nstream\n"u8))
        {
            Expect("\nendobj\n"u8);
            return new RawObject(number, value, null);
        }

        Expect("\nstream\n"u8);

        if (value is not RawDictionary dictionary || dictionary.Entries.GetValueOrDefault("Length") is not RawNumber { Value: >= 0 } length
            || length.Value > _bytes.Length - _at)
        {
            throw new FormatException("longueur de flux inattendue");
        }

        var stream = _bytes.Slice(_at, (int)length.Value);
        _at += stream.Length;
        Expect("\nendstream\nendobj\n"u8);
        return new RawObject(number, value, stream);
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
            if (_at >= bytes.Length)
            {
                throw new FormatException("chaîne sans fin");
            }

            switch (bytes[_at])
            {
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
            throw new FormatException("chaîne sans fin");
        }

        var digits = Encoding.Latin1.GetString(_bytes.Span.Slice(_at + 1, length - 1));
        _at += length + 1;
        return Convert.FromHexString(digits);
    }

    private int Integer()
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

    private bool At(ReadOnlySpan<byte> expected) => _bytes.Span[Math.Min(_at, _bytes.Length)..].StartsWith(expected);

    private void Expect(ReadOnlySpan<byte> expected)
    {
        if (!At(expected))
        {
            throw new FormatException("octets inattendus entre les objets");
        }

        _at += expected.Length;
    }

    private void Line()
    {
        var length = _bytes.Span[_at..].IndexOf((byte)'\n');

        if (length is < 0 or > 40)
        {
            throw new FormatException("table de références inattendue");
        }

        _at += length + 1;
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
