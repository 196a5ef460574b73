using System.Globalization;
using System.Text;

namespace AccessRequests.Pdf.Reading;

/// <summary>
/// What the dictionary of an object announces of cross-references, wherever in it: a number is taken at its worst, since
/// the one that PdfPig will take of two, or of a misspelt one, is not to be guessed.
/// </summary>
internal readonly ref struct CrossReferenceDictionary
{
    private const int LongestName = 16;

    /// <param name="bytes">From behind the word «obj».</param>
    public CrossReferenceDictionary(ReadOnlySpan<byte> bytes)
    {
        var at = SkipSpace(bytes, 0);

        if (!bytes[at..].StartsWith("<<"u8))
        {
            IsOpen = at == bytes.Length;
            return;
        }

        var (depth, filters) = (0, 0);

        while (at < bytes.Length)
        {
            switch (bytes[at])
            {
                case (byte)'<' when Is(bytes, at + 1, '<'):
                    depth++;
                    at += 2;
                    break;
                case (byte)'>' when Is(bytes, at + 1, '>'):
                    at += 2;

                    if (--depth == 0)
                    {
                        Length = at;
                        IsCompressedOddly |= filters > 1;
                        return;
                    }

                    break;
                case (byte)'(':
                    at = EndOfString(bytes, at);
                    break;
                case (byte)'%':
                    at = SkipSpace(bytes, at);
                    break;
                case (byte)'/':
                    var name = Name(bytes, ref at);
                    IsOfCrossReferences |= name == "XRef";
                    Widths = name == "W" ? Worst(Widths, RowOf(bytes, at)) : Widths;
                    Objects = Math.Max(Objects, name switch
                    {
                        "Size" => Value(Word(bytes, ref at)),
                        "Index" => EntriesOf(bytes, at),
                        _ => 0,
                    });
                    filters += name is "FlateDecode" or "Fl" ? 1 : 0;
                    IsCompressedOddly |= name is "LZWDecode" or "LZW" or "RunLengthDecode" or "RL"
                        or "ASCIIHexDecode" or "AHx" or "ASCII85Decode" or "A85";
                    break;
                default:
                    at++;
                    break;
            }
        }

        IsOpen = true;
    }

    public bool IsOfCrossReferences { get; }

    /// <summary>The bytes end before the dictionary does.</summary>
    public bool IsOpen { get; }

    public int Length { get; }

    /// <summary>Of a row, in bytes; negative when a width is.</summary>
    public double Widths { get; }

    /// <summary>No less than what /Size says and what the sections of /Index add up to.</summary>
    public double Objects { get; }

    public bool IsCompressedOddly { get; }

    private static double Worst(double one, double other) => one < 0 || other < 0 ? -1 : Math.Max(one, other);

    private static bool Is(ReadOnlySpan<byte> bytes, int at, char one) => at < bytes.Length && bytes[at] == one;

    private static bool Separates(byte one) => " \t\r\n\f\0[]()<>/%{}"u8.Contains(one);

    private static string Name(ReadOnlySpan<byte> bytes, ref int at)
    {
        var name = new StringBuilder(LongestName);

        for (at++; at < bytes.Length && !Separates(bytes[at]); at++)
        {
            var letter = bytes[at];

            if (letter == '#' && at + 2 < bytes.Length && byte.TryParse(bytes[(at + 1)..(at + 3)], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var escaped))
            {
                letter = escaped;
                at += 2;
            }

            if (name.Length < LongestName)
            {
                name.Append((char)letter);
            }
        }

        return name.ToString();
    }

    /// <summary>Of three widths.</summary>
    private static double RowOf(ReadOnlySpan<byte> bytes, int at)
    {
        var (signed, size) = (0.0, 0.0);

        if (Opens(bytes, ref at))
        {
            for (var field = 0; field < 3 && Word(bytes, ref at) is { IsEmpty: false } word; field++)
            {
                signed += Value(word);
                size += Math.Abs(Value(word));
            }
        }

        return signed < 0 ? -1 : size;
    }

    /// <summary>Of pairs of a first number and a count.</summary>
    private static double EntriesOf(ReadOnlySpan<byte> bytes, int at)
    {
        var entries = 0.0;

        if (Opens(bytes, ref at))
        {
            while (Word(bytes, ref at) is { IsEmpty: false })
            {
                entries += Math.Max(0, Value(Word(bytes, ref at)));
            }
        }

        return entries;
    }

    private static bool Opens(ReadOnlySpan<byte> bytes, ref int at)
    {
        at = SkipSpace(bytes, at);
        return Is(bytes, at++, '[');
    }

    private static ReadOnlySpan<byte> Word(ReadOnlySpan<byte> bytes, ref int at)
    {
        at = SkipSpace(bytes, Math.Min(at, bytes.Length));
        var start = at;

        while (at < bytes.Length && !Separates(bytes[at]))
        {
            at++;
        }

        return bytes[start..at];
    }

    /// <summary>Of a word that begins like a number and is none, the largest that a lenient reader could see in it.</summary>
    private static double Value(ReadOnlySpan<byte> word)
    {
        if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsNaN(value))
        {
            return value;
        }

        var digits = 0.0;

        foreach (var letter in word)
        {
            digits = char.IsAsciiDigit((char)letter) ? (digits * 10) + (letter - '0') : digits;
        }

        return digits;
    }

    private static int EndOfString(ReadOnlySpan<byte> bytes, int at)
    {
        var depth = 0;

        for (; at < bytes.Length; at++)
        {
            switch (bytes[at])
            {
                case (byte)'\\':
                    at++;
                    break;
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')' when --depth == 0:
                    return at + 1;
            }
        }

        return bytes.Length;
    }

    private static int SkipSpace(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && " \t\r\n\f\0%"u8.Contains(bytes[at]))
        {
            var comment = bytes[at] == '%' ? bytes[at..].IndexOfAny((byte)'\n', (byte)'\r') : 1;
            at = comment < 0 ? bytes.Length : at + comment;
        }

        return at;
    }
}
