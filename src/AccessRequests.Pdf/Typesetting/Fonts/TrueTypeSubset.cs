using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace AccessRequests.Pdf.Typesetting.Fonts;

/// <summary>A TrueType file with the outlines of a few glyphs only. Glyphs keep their numbers, so hinting and composites hold.</summary>
internal static class TrueTypeSubset
{
    private const int ArgumentsAreWords = 0x0001;
    private const int HasScale = 0x0008;
    private const int MoreComponents = 0x0020;
    private const int HasTwoScales = 0x0040;
    private const int HasMatrix = 0x0080;
    private const uint ChecksumOfFile = 0xB1B0AFBA;

    public static byte[] Of(TrueTypeFile font, IEnumerable<ushort> glyphs) => Write(font, Closure(font, glyphs), font.Table("hmtx").ToArray());

    /// <summary>
    /// The same of a font that came with a document, for CIDFontType2 (9.7.4): without the outlines, measures, names and character
    /// maps of other glyphs. Null when the file does not hold what it says: then nobody knows what it draws.
    /// </summary>
    /// <param name="leftOut">Glyphs that had an outline and have none any more.</param>
    public static byte[]? OfForeign(byte[] program, IEnumerable<ushort> glyphs, out int leftOut)
    {
        leftOut = 0;

        try
        {
            var font = new TrueTypeFile(program);
            var kept = Closure(font, glyphs.Where(glyph => glyph < font.GlyphCount));
            var metrics = font.Table("hmtx").ToArray();

            for (var glyph = 0; glyph < font.GlyphCount; glyph++)
            {
                if (!kept.Contains((ushort)glyph))
                {
                    Forget(metrics, glyph, font.LongMetrics);
                }
            }

            leftOut = font.CountOutlines(except: kept);
            return Write(font, kept, metrics);
        }
        catch (Exception exception) when (exception is ArgumentException or IndexOutOfRangeException or KeyNotFoundException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>The last width is that of all further glyphs, and stays.</summary>
    private static void Forget(byte[] metrics, int glyph, int longMetrics)
    {
        if (glyph < longMetrics)
        {
            metrics.AsSpan(4 * glyph, glyph == longMetrics - 1 ? 0 : 4).Clear();
        }
        else if ((4 * longMetrics) + (2 * (glyph - longMetrics)) is var at && at + 2 <= metrics.Length)
        {
            metrics.AsSpan(at, 2).Clear();
        }
    }

    private static byte[] Write(TrueTypeFile font, HashSet<ushort> kept, byte[] metrics)
    {
        using var outlines = new MemoryStream();
        var offsets = new byte[4 * (font.GlyphCount + 1)];

        for (var glyph = 0; glyph < font.GlyphCount; glyph++)
        {
            BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * glyph), (int)outlines.Length);

            if (kept.Contains((ushort)glyph))
            {
                outlines.Write(font.Outline(glyph));
                outlines.Write(new byte[Padding(outlines.Length)]);
            }
        }

        BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * font.GlyphCount), (int)outlines.Length);

        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);

        return Assemble(
            [
                .. Hinting(font, "cvt ", "fpgm"),
                ("glyf", outlines.ToArray()),
                ("head", head),
                ("hhea", font.Table("hhea").ToArray()),
                ("hmtx", metrics),
                ("loca", offsets),
                ("maxp", font.Table("maxp").ToArray()),
                .. Hinting(font, "prep"),
            ]);
    }

    /// <summary>The programs that fit outlines to pixels, of the fonts that have them.</summary>
    private static IEnumerable<(string Tag, byte[] Data)> Hinting(TrueTypeFile font, params string[] tags) =>
        tags.Where(font.HasTable).Select(tag => (tag, font.Table(tag).ToArray()));

    private static HashSet<ushort> Closure(TrueTypeFile font, IEnumerable<ushort> glyphs)
    {
        HashSet<ushort> kept = [0];
        var pending = new Stack<ushort>(glyphs);

        while (pending.TryPop(out var glyph))
        {
            if (kept.Add(glyph))
            {
                AddComponents(font.Outline(glyph), pending);
            }
        }

        return kept;
    }

    private static void AddComponents(ReadOnlySpan<byte> outline, Stack<ushort> to)
    {
        if (outline.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
        {
            return;
        }

        var rest = outline[10..];
        int flags;

        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(rest);
            to.Push(BinaryPrimitives.ReadUInt16BigEndian(rest[2..]));
            var length = 4 + ((flags & ArgumentsAreWords) != 0 ? 4 : 2);
            length += (flags & HasMatrix) != 0 ? 8 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasScale) != 0 ? 2 : 0;
            rest = rest[length..];
        }
        while ((flags & MoreComponents) != 0);
    }

    private static byte[] Assemble(IReadOnlyList<(string Tag, byte[] Data)> tables)
    {
        var directory = 12 + (16 * tables.Count);
        var file = new byte[directory + tables.Sum(table => table.Data.Length + Padding(table.Data.Length))];
        var log = BitOperations.Log2((uint)tables.Count);
        BinaryPrimitives.WriteInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 << log));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)log);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)((16 * tables.Count) - (16 << log)));
        var position = directory;
        var head = 0;

        for (var i = 0; i < tables.Count; i++)
        {
            var (tag, data) = tables[i];
            data.CopyTo(file.AsSpan(position));
            var record = file.AsSpan(12 + (16 * i), 16);
            Encoding.ASCII.GetBytes(tag, record);
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], Checksum(file.AsSpan(position, data.Length + Padding(data.Length))));
            BinaryPrimitives.WriteInt32BigEndian(record[8..], position);
            BinaryPrimitives.WriteInt32BigEndian(record[12..], data.Length);
            head = tag == "head" ? position : head;
            position += data.Length + Padding(data.Length);
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), unchecked(ChecksumOfFile - Checksum(file)));
        return file;
    }

    private static uint Checksum(ReadOnlySpan<byte> words)
    {
        uint sum = 0;

        for (var i = 0; i < words.Length; i += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(words[i..]));
        }

        return sum;
    }

    private static int Padding(long length) => (int)(-length & 3);
}
