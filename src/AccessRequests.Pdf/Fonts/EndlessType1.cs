using System.Globalization;
using System.Text;
using AccessRequests.Pdf.Reading;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Fonts;

/// <summary>
/// A number at the very end of a Type 1 program's private part is read by PdfPig for ever, into memory, and what a charstring or an array
/// announces is reserved before it is looked for. This walks the same tokens and tells such programs before PdfPig meets them.
/// </summary>
internal static class EndlessType1
{
    private const int Random = 4;
    private const byte Pfb = 0x80;
    private const int PfbHeader = 6;

    /// <exception cref="UnredactablePdfException">The descriptor's font program would be read without end.</exception>
    public static void Refuse(SourceFile file, DictionaryToken descriptor)
    {
        if (file.TryGet<StreamToken>(descriptor, "FontFile", out var program) && Is(file.Decode(program)))
        {
            throw new UnredactablePdfException(UnredactableReason.LimitExceeded, null, "a font program does not end");
        }
    }

    public static bool Is(ReadOnlySpan<byte> program)
    {
        if (program is [Pfb, ..])
        {
            return IsInSegments(program);
        }

        var at = program.IndexOf("eexec"u8);

        if (at < 0)
        {
            return false;
        }

        var cipher = program[(at + "eexec"u8.Length)..];
        var end = cipher.IndexOf("cleartomark"u8);
        cipher = end < 0 ? cipher : cipher[..end];
        var readings = new List<byte[]>();

        // How much of the white space after the word belongs to the cipher is told only by what comes out.
        for (var skipped = 0; skipped < 3 && skipped < cipher.Length; skipped++)
        {
            if (skipped == 0 || IsWhite(cipher[skipped - 1]))
            {
                readings.Add(Decrypt(cipher[skipped..]));
            }
        }

        var sound = readings.FindAll(reading => reading.AsSpan().IndexOf("/Private"u8) >= 0);
        return (sound.Count > 0 ? sound : readings).Exists(reading => Walk(reading));
    }

    /// <summary>A whole PFB file: each segment says how long it is.</summary>
    private static bool IsInSegments(ReadOnlySpan<byte> program)
    {
        for (var segment = 0; segment < 2; segment++)
        {
            if (program.Length < PfbHeader || program[0] != Pfb)
            {
                return false;
            }

            var length = BitConverter.ToInt32(program[2..PfbHeader]);
            program = program[PfbHeader..];

            if (length < 0 || length > program.Length)
            {
                return true;
            }

            if (segment == 1)
            {
                return Walk(Decrypt(program[..length]));
            }

            program = program[length..];
        }

        return false;
    }

    private static byte[] Decrypt(ReadOnlySpan<byte> cipher)
    {
        var bytes = cipher.Length >= 4 && !IsWhite(cipher[0]) && char.IsAsciiHexDigit((char)cipher[1]) && char.IsAsciiHexDigit((char)cipher[2]) && char.IsAsciiHexDigit((char)cipher[3])
            ? FromHex(cipher)
            : cipher;
        var plain = new byte[Math.Max(0, bytes.Length - Random)];
        var key = 55665;

        for (var i = 0; i < bytes.Length; i++)
        {
            if (i >= Random)
            {
                plain[i - Random] = (byte)(bytes[i] ^ (key >> 8));
            }

            key = (((bytes[i] + key) * 52845) + 22719) & 0xFFFF;
        }

        return plain;
    }

    private static byte[] FromHex(ReadOnlySpan<byte> cipher)
    {
        var digits = new StringBuilder(cipher.Length);

        foreach (var digit in cipher)
        {
            if (char.IsAsciiHexDigit((char)digit))
            {
                digits.Append((char)digit);
            }
        }

        return Convert.FromHexString(digits.ToString(0, digits.Length & ~1));
    }

    private static bool Walk(ReadOnlySpan<byte> text)
    {
        var announced = -1L;
        var isCount = false;
        var glyphs = false;
        var left = long.MaxValue;

        // What follows the last glyph is not read; after a few bytes it is the cipher of nothing.
        for (var at = 0; at < text.Length && left > 0;)
        {
            switch (text[at])
            {
                case (byte)'%':
                    at += Until(text[at..], "\r\n"u8);
                    break;
                case (byte)'(':
                    at = AfterString(text, at + 1);
                    break;
                case (byte)')':
                    return false;
                case (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'<' or (byte)'>':
                    (announced, at) = (-1, at + 1);
                    break;
                case (byte)'/':
                    var name = Name(text, at + 1);
                    var isGlyphs = name.SequenceEqual("CharStrings"u8);
                    glyphs |= isGlyphs;
                    isCount = isGlyphs || name.SequenceEqual("Subrs"u8);
                    (announced, at) = (-1, at + 1 + name.Length);
                    break;
                case 0:
                    at++;
                    break;
                case var white when IsWhite(white):
                    at++;
                    break;
                default:
                    if (Number(text, at) is > 0 and var digits)
                    {
                        announced = long.TryParse(text.Slice(at, digits), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : -1;
                        at += digits;

                        if (at == text.Length || (isCount && announced > text.Length))
                        {
                            return true;
                        }

                        left = isCount && glyphs ? announced : left;
                        isCount = false;
                        break;
                    }

                    var word = Name(text, at);
                    at += Math.Max(1, word.Length);

                    if (word.SequenceEqual("RD"u8) || word.SequenceEqual("-|"u8))
                    {
                        if (announced > text.Length - at)
                        {
                            return true;
                        }

                        at += 1 + (int)Math.Max(0, announced);
                        left -= glyphs ? 1 : 0;
                    }

                    announced = -1;
                    break;
            }
        }

        return false;
    }

    /// <summary>The length of the number that stands here; 0 when it is none.</summary>
    private static int Number(ReadOnlySpan<byte> text, int at)
    {
        var start = at;
        at += text[at] is (byte)'+' or (byte)'-' ? 1 : 0;
        var whole = Digits(text, ref at);

        if (at < text.Length && (text[at] == '.' || (text[at] == '#' && whole > 0)))
        {
            at++;

            if (Digits(text, ref at) == 0)
            {
                return 0;
            }

            if (at < text.Length && text[at] == 'E')
            {
                at++;
                at += at < text.Length && text[at] == '-' ? 1 : 0;
                return Digits(text, ref at) == 0 ? 0 : at - start;
            }

            return at - start;
        }

        return whole == 0 ? 0 : at - start;
    }

    private static int Digits(ReadOnlySpan<byte> text, ref int at)
    {
        var start = at;

        while (at < text.Length && char.IsAsciiDigit((char)text[at]))
        {
            at++;
        }

        return at - start;
    }

    private static ReadOnlySpan<byte> Name(ReadOnlySpan<byte> text, int from) => text.Slice(from, Until(text[from..], " \t\r\n\f\v\u0000()<>[]{}/%"u8));

    private static int Until(ReadOnlySpan<byte> text, ReadOnlySpan<byte> ends) => text.IndexOfAny(ends) is >= 0 and var end ? end : text.Length;

    private static int AfterString(ReadOnlySpan<byte> text, int at)
    {
        for (var depth = 1; at < text.Length && depth > 0; at++)
        {
            depth += text[at] switch { (byte)'(' => 1, (byte)')' => -1, _ => 0 };
            at += text[at] == '\\' ? 1 : 0;
        }

        return at;
    }

    private static bool IsWhite(byte one) => one is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f' or 0;
}
