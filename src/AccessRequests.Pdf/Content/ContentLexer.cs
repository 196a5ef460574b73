using System.Buffers.Text;
using System.Globalization;
using System.Text;
using AccessRequests.Pdf.Objects;

namespace AccessRequests.Pdf.Content;

/// <summary>
/// Cuts a decoded content stream (7.8.2) into operators with their operands. Lenient where readers are lenient;
/// what it cannot read it skips, and what is skipped is never written again.
/// </summary>
internal sealed class ContentLexer(ReadOnlyMemory<byte> content)
{
    private const int MaxOperands = 10_000;
    private const int MaxNesting = 50;
    private int _at;

    public int Position => _at;

    /// <summary>Dictionary of the inline image whose operator BI was just read.</summary>
    public PdfDictionary? InlineImage { get; private set; }

    /// <summary>Where the bytes of that image start; its reader ends them with <see cref="SkipInlineImage"/>.</summary>
    public ReadOnlyMemory<byte> Rest => content[_at..];

    /// <summary>Reads up to the next operator. False at the end of the content.</summary>
    public bool Next(List<PdfObject> operands, out string name)
    {
        operands.Clear();

        while (SkipSpace())
        {
            var value = ReadObject(0, out var keyword);

            if (value is not null)
            {
                if (operands.Count < MaxOperands)
                {
                    operands.Add(value);
                }
            }
            else if (keyword is "BI")
            {
                ReadInlineImageDictionary();
                name = keyword;
                return true;
            }
            else if (keyword is not null)
            {
                name = keyword;
                return true;
            }
        }

        name = "";
        return false;
    }

    public void SkipInlineImage(int length) => _at = Math.Min(content.Length, _at + length);

    private void ReadInlineImageDictionary()
    {
        var dictionary = new PdfDictionary();
        string? key = null;

        while (SkipSpace())
        {
            var value = ReadObject(0, out var keyword);

            if (keyword is "ID")
            {
                // One white-space character stands between ID and the data (8.9.7).
                if (_at < content.Length && IsSpace(content.Span[_at]))
                {
                    _at += content.Span[_at] == '\r' && _at + 1 < content.Length && content.Span[_at + 1] == '\n' ? 2 : 1;
                }

                break;
            }

            if (keyword is "EI")
            {
                break;
            }

            if (value is null)
            {
                continue;
            }

            if (key is null)
            {
                key = (value as PdfName)?.Value;
            }
            else
            {
                dictionary[key] = value;
                key = null;
            }
        }

        InlineImage = dictionary;
    }

    private bool SkipSpace()
    {
        var bytes = content.Span;

        while (_at < bytes.Length)
        {
            if (bytes[_at] == '%')
            {
                while (_at < bytes.Length && bytes[_at] is not ((byte)'\n' or (byte)'\r'))
                {
                    _at++;
                }
            }
            else if (IsSpace(bytes[_at]))
            {
                _at++;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An object, or a keyword, or neither when a stray delimiter was skipped.</summary>
    private PdfObject? ReadObject(int depth, out string? keyword)
    {
        var bytes = content.Span;
        keyword = null;

        switch (bytes[_at])
        {
            case (byte)'/':
                return ReadName();
            case (byte)'(':
                return ReadLiteralString();
            case (byte)'[' when depth < MaxNesting:
                _at++;
                return ReadArray(depth);
            case (byte)'<' when _at + 1 < bytes.Length && bytes[_at + 1] == '<' && depth < MaxNesting:
                _at += 2;
                return ReadDictionary(depth);
            case (byte)'<':
                return ReadHexString();
            case (byte)'[' or (byte)']' or (byte)'>' or (byte)')' or (byte)'{' or (byte)'}':
                _at++;
                return null;
            case (byte)'+' or (byte)'-' or (byte)'.' or (>= (byte)'0' and <= (byte)'9'):
                return ReadNumber();
        }

        var start = _at;

        while (_at < bytes.Length && IsRegular(bytes[_at]))
        {
            _at++;
        }

        keyword = Encoding.Latin1.GetString(bytes[start.._at]);

        PdfObject? constant = keyword switch
        {
            "true" => true,
            "false" => false,
            "null" => PdfNull.Value,
            _ => null,
        };

        if (constant is not null)
        {
            keyword = null;
        }

        return constant;
    }

    private PdfArray ReadArray(int depth)
    {
        var array = new PdfArray();

        while (SkipSpace())
        {
            if (content.Span[_at] == ']')
            {
                _at++;
                break;
            }

            // A keyword inside an array is noise; TJ arrays are known to hold some in broken files.
            if (ReadObject(depth + 1, out _) is { } item)
            {
                array.Add(item);
            }
        }

        return array;
    }

    private PdfDictionary ReadDictionary(int depth)
    {
        var dictionary = new PdfDictionary();

        while (SkipSpace())
        {
            var bytes = content.Span;

            if (bytes[_at] == '>')
            {
                _at += _at + 1 < bytes.Length && bytes[_at + 1] == '>' ? 2 : 1;
                break;
            }

            if (ReadObject(depth + 1, out _) is PdfName key
                && SkipSpace() && content.Span[_at] != '>' && ReadObject(depth + 1, out _) is { } value)
            {
                dictionary[key.Value] = value;
            }
        }

        return dictionary;
    }

    private PdfName ReadName()
    {
        var bytes = content.Span;
        var text = new StringBuilder();

        for (_at++; _at < bytes.Length && IsRegular(bytes[_at]); _at++)
        {
            if (bytes[_at] == '#' && _at + 2 < bytes.Length
                && HexValue(bytes[_at + 1]) is >= 0 and var high && HexValue(bytes[_at + 2]) is >= 0 and var low
                && (high | low) != 0)
            {
                text.Append((char)((high << 4) | low));
                _at += 2;
            }
            else
            {
                text.Append((char)bytes[_at]);
            }
        }

        return new PdfName(text.ToString());
    }

    private PdfString ReadLiteralString()
    {
        var bytes = content.Span;
        var value = new MemoryStream();
        var depth = 1;

        for (_at++; _at < bytes.Length; _at++)
        {
            var b = bytes[_at];

            if (b == '\\')
            {
                if (++_at >= bytes.Length)
                {
                    break;
                }

                ReadEscape(bytes, value);
                continue;
            }

            if (b == '(')
            {
                depth++;
            }
            else if (b == ')' && --depth == 0)
            {
                _at++;
                break;
            }

            if (b == '\r')
            {
                // Any end of line inside a string counts as one line feed (7.3.4.2).
                if (_at + 1 < bytes.Length && bytes[_at + 1] == '\n')
                {
                    _at++;
                }

                b = (byte)'\n';
            }

            value.WriteByte(b);
        }

        return new PdfString(value.ToArray());
    }

    private void ReadEscape(ReadOnlySpan<byte> bytes, MemoryStream value)
    {
        switch (bytes[_at])
        {
            case (byte)'n':
                value.WriteByte((byte)'\n');
                break;
            case (byte)'r':
                value.WriteByte((byte)'\r');
                break;
            case (byte)'t':
                value.WriteByte((byte)'\t');
                break;
            case (byte)'b':
                value.WriteByte((byte)'\b');
                break;
            case (byte)'f':
                value.WriteByte((byte)'\f');
                break;
            case (byte)'\r':
                if (_at + 1 < bytes.Length && bytes[_at + 1] == '\n')
                {
                    _at++;
                }

                break;
            case (byte)'\n':
                break;
            case >= (byte)'0' and <= (byte)'7':
                var octal = bytes[_at] - '0';

                for (var digits = 1; digits < 3 && _at + 1 < bytes.Length && bytes[_at + 1] is >= (byte)'0' and <= (byte)'7'; digits++)
                {
                    octal = (octal * 8) + (bytes[++_at] - '0');
                }

                value.WriteByte((byte)octal);
                break;
            default:
                value.WriteByte(bytes[_at]);
                break;
        }
    }

    private PdfString ReadHexString()
    {
        var bytes = content.Span;
        var value = new MemoryStream();
        var high = -1;

        for (_at++; _at < bytes.Length && bytes[_at] != '>'; _at++)
        {
            if (HexValue(bytes[_at]) is not (>= 0 and var digit))
            {
                continue;
            }

            if (high < 0)
            {
                high = digit;
            }
            else
            {
                value.WriteByte((byte)((high << 4) | digit));
                high = -1;
            }
        }

        _at = Math.Min(_at + 1, bytes.Length);

        if (high >= 0)
        {
            value.WriteByte((byte)(high << 4));
        }

        return new PdfString(value.ToArray());
    }

    private PdfObject ReadNumber()
    {
        var bytes = content.Span;
        var start = _at;
        var negative = false;

        while (_at < bytes.Length && bytes[_at] is (byte)'+' or (byte)'-')
        {
            negative |= bytes[_at++] == '-';
        }

        var digits = _at;
        var isReal = false;

        while (_at < bytes.Length && (bytes[_at] is >= (byte)'0' and <= (byte)'9' || (bytes[_at] == '.' && !isReal)))
        {
            isReal |= bytes[_at++] == '.';
        }

        var text = bytes[digits.._at];

        // "12-34" and "1.2.3" are read as their first part, as other readers do.
        while (_at < bytes.Length && IsRegular(bytes[_at]) && bytes[_at] is (byte)'.' or (byte)'-' or (>= (byte)'0' and <= (byte)'9'))
        {
            _at++;
        }

        if (_at == start)
        {
            _at++;
        }

        if (!isReal && Utf8Parser.TryParse(text, out long integer, out var used) && used == text.Length)
        {
            return negative ? -integer : integer;
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
            ? (negative ? -real : real)
            : 0;
    }

    private static int HexValue(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };

    private static bool IsSpace(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsRegular(byte b) => !IsSpace(b)
        && b is not ((byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%');
}
