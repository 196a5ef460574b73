using AccessRequests.Pdf.Objects;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Redaction;

/// <summary>Reads an inline image (8.9.7) as the image object it abbreviates; the new file has only image objects.</summary>
internal static class InlineImage
{
    private static readonly Dictionary<string, string> Keys = new()
    {
        ["BPC"] = "BitsPerComponent",
        ["CS"] = "ColorSpace",
        ["D"] = "Decode",
        ["DP"] = "DecodeParms",
        ["F"] = "Filter",
        ["H"] = "Height",
        ["IM"] = "ImageMask",
        ["I"] = "Interpolate",
        ["W"] = "Width",
    };

    private static readonly Dictionary<string, string> Spaces = new()
    {
        ["G"] = "DeviceGray",
        ["RGB"] = "DeviceRGB",
        ["CMYK"] = "DeviceCMYK",
        ["I"] = "Indexed",
    };

    /// <param name="length">Bytes up to and including EI.</param>
    public static StreamToken? Read(PdfDictionary dictionary, ReadOnlyMemory<byte> rest, out int length)
    {
        var full = new Dictionary<NameToken, IToken>();

        foreach (var (key, value) in dictionary)
        {
            var name = Keys.GetValueOrDefault(key, key);
            full[NameToken.Create(name)] = Token(value, name == "ColorSpace", 0);
        }

        full[NameToken.Create("Subtype")] = NameToken.Create("Image");
        var isFiltered = dictionary.TryGet("F", out _) || dictionary.TryGet("Filter", out _);
        var size = isFiltered ? 0 : RawLength(dictionary);
        var end = FindEnd(rest.Span, size);
        length = Math.Min(rest.Length, end + 2);

        // A misread end must not carry operators along as if they were samples.
        var data = rest[..(isFiltered ? end : Math.Min(end, size))];
        return data.Length > 0 ? new StreamToken(new DictionaryToken(full), data.ToArray()) : null;
    }

    private static int RawLength(PdfDictionary dictionary)
    {
        var mask = Entry("IM", "ImageMask") is PdfBoolean { Value: true };
        var components = mask ? 1 : Entry("CS", "ColorSpace") switch
        {
            PdfName { Value: "G" or "DeviceGray" } => 1,
            PdfName { Value: "RGB" or "DeviceRGB" } => 3,
            PdfName { Value: "CMYK" or "DeviceCMYK" } => 4,
            PdfArray { Count: > 0 } indexed when indexed[0] is PdfName { Value: "I" or "Indexed" } => 1,
            _ => 0,
        };
        var bits = mask ? 1 : Integer(Entry("BPC", "BitsPerComponent"));
        var row = (Integer(Entry("W", "Width")) * components * bits + 7) / 8;
        return (int)Math.Min(int.MaxValue / 2, row * Integer(Entry("H", "Height")));

        PdfObject? Entry(string brief, string full) =>
            dictionary.TryGet(brief, out var value) || dictionary.TryGet(full, out value) ? value : null;

        static long Integer(PdfObject? value) => value is PdfInteger { Value: > 0 and < 100_000 } integer ? integer.Value : 0;
    }

    private static int FindEnd(ReadOnlySpan<byte> data, int from)
    {
        for (var at = Math.Min(from, data.Length); at + 1 < data.Length; at++)
        {
            if (data[at] == 'E' && data[at + 1] == 'I'
                && (at == 0 || at == from || IsSpace(data[at - 1]))
                && (at + 2 >= data.Length || IsSpace(data[at + 2]))
                && LooksLikeContent(data[(at + 2)..]))
            {
                return at;
            }
        }

        return data.Length;
    }

    /// <summary>The letters EI also occur inside image data; operators follow the true one.</summary>
    private static bool LooksLikeContent(ReadOnlySpan<byte> data)
    {
        foreach (var b in data[..Math.Min(12, data.Length)])
        {
            if (b is > 126 or (< 32 and not (0 or 9 or 10 or 12 or 13)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSpace(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;

    private static IToken Token(PdfObject value, bool colourSpace, int depth) => value switch
    {
        PdfName name => NameToken.Create(colourSpace ? Spaces.GetValueOrDefault(name.Value, name.Value) : name.Value),
        PdfInteger integer => new NumericToken(integer.Value),
        PdfReal real => new NumericToken(real.Value),
        PdfBoolean boolean => boolean.Value ? BooleanToken.True : BooleanToken.False,
        PdfString text => new StringToken(OtherEncodings.BytesAsLatin1String(text.Bytes.Span)),
        PdfArray array when depth < 5 => new ArrayToken([.. array.Select(item => Token(item, colourSpace, depth + 1))]),
        PdfDictionary inner when depth < 5 => new DictionaryToken(
            inner.ToDictionary(entry => NameToken.Create(entry.Key), entry => Token(entry.Value, false, depth + 1))),
        _ => NullToken.Instance,
    };
}
