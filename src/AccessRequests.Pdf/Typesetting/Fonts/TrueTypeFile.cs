using System.Buffers.Binary;
using System.Text;

namespace AccessRequests.Pdf.Typesetting.Fonts;

/// <summary>
/// The tables of a TrueType file that a PDF needs. In the fonts we ship, damage is a bug; <see cref="TrueTypeSubset.OfForeign"/>
/// reads those of others.
/// </summary>
internal sealed class TrueTypeFile
{
    private readonly byte[] _bytes;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly int _longMetrics;
    private readonly bool _longOffsets;

    public TrueTypeFile(byte[] bytes)
    {
        _bytes = bytes;

        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(4)); i++)
        {
            var record = bytes.AsSpan(12 + (16 * i), 16);
            _tables[Encoding.ASCII.GetString(record[..4])] =
                (BinaryPrimitives.ReadInt32BigEndian(record[8..]), BinaryPrimitives.ReadInt32BigEndian(record[12..]));
        }

        var head = Table("head");
        UnitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(head[18..]);
        Bounds = [.. Enumerable.Range(0, 4).Select(i => (double)BinaryPrimitives.ReadInt16BigEndian(Table("head")[(36 + (2 * i))..]))];
        _longOffsets = BinaryPrimitives.ReadInt16BigEndian(head[50..]) == 1;
        Ascent = BinaryPrimitives.ReadInt16BigEndian(Table("hhea")[4..]);
        Descent = BinaryPrimitives.ReadInt16BigEndian(Table("hhea")[6..]);
        _longMetrics = BinaryPrimitives.ReadUInt16BigEndian(Table("hhea")[34..]);
        GlyphCount = BinaryPrimitives.ReadUInt16BigEndian(Table("maxp")[4..]);
    }

    /// <summary>Where the last table of a file ends, padded; null for what has no such directory.</summary>
    public static int? End(ReadOnlySpan<byte> file)
    {
        const int header = 12, record = 16;

        if (file.Length < header || BinaryPrimitives.ReadUInt32BigEndian(file) is not (0x00010000 or 0x74727565))
        {
            return null;
        }

        long end = header + (record * BinaryPrimitives.ReadUInt16BigEndian(file[4..]));

        for (var at = header; end <= file.Length && at < header + (record * BinaryPrimitives.ReadUInt16BigEndian(file[4..])); at += record)
        {
            end = Math.Max(end, ((long)BinaryPrimitives.ReadUInt32BigEndian(file[(at + 8)..]) + BinaryPrimitives.ReadUInt32BigEndian(file[(at + 12)..]) + 3) & ~3L);
        }

        return end <= file.Length ? (int)end : null;
    }

    public int UnitsPerEm { get; }

    /// <summary>xMin, yMin, xMax, yMax in font units, as all measures here.</summary>
    public IReadOnlyList<double> Bounds { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight => BinaryPrimitives.ReadInt16BigEndian(Table("OS/2")[88..]);

    public double ItalicAngle => BinaryPrimitives.ReadInt32BigEndian(Table("post")[4..]) / 65536.0;

    public int GlyphCount { get; }

    /// <summary>Of advance widths and side bearings in hmtx; further glyphs have the last width.</summary>
    public int LongMetrics => _longMetrics;

    public bool HasTable(string tag) => _tables.ContainsKey(tag);

    public ReadOnlySpan<byte> Table(string tag)
    {
        var (offset, length) = _tables[tag];
        return _bytes.AsSpan(offset, length);
    }

    /// <summary>The glyph of a character by the Unicode map (platform 3, encoding 1, format 4); 0 when there is none.</summary>
    public ushort GlyphOf(char character)
    {
        var map = UnicodeMap();
        var segments = BinaryPrimitives.ReadUInt16BigEndian(map[6..]) / 2;
        ReadOnlySpan<byte> ends = map[14..], starts = map[(16 + (2 * segments))..], deltas = map[(16 + (4 * segments))..], offsets = map[(16 + (6 * segments))..];

        for (var segment = 0; segment < segments; segment++)
        {
            if (BinaryPrimitives.ReadUInt16BigEndian(ends[(2 * segment)..]) < character)
            {
                continue;
            }

            var start = BinaryPrimitives.ReadUInt16BigEndian(starts[(2 * segment)..]);
            var delta = BinaryPrimitives.ReadUInt16BigEndian(deltas[(2 * segment)..]);
            var offset = BinaryPrimitives.ReadUInt16BigEndian(offsets[(2 * segment)..]);

            if (start > character)
            {
                return 0;
            }

            var glyph = offset == 0 ? character : BinaryPrimitives.ReadUInt16BigEndian(offsets[((2 * segment) + offset + (2 * (character - start)))..]);
            return glyph == 0 && offset != 0 ? (ushort)0 : (ushort)(glyph + delta);
        }

        return 0;
    }

    public int Advance(int glyph) =>
        BinaryPrimitives.ReadUInt16BigEndian(Table("hmtx")[(4 * Math.Min(glyph, _longMetrics - 1))..]);

    public ReadOnlySpan<byte> Outline(int glyph)
    {
        var start = GlyphOffset(glyph);
        return Table("glyf")[start..GlyphOffset(glyph + 1)];
    }

    /// <summary>Glyphs with an outline, as far as their table goes.</summary>
    public int CountOutlines(IReadOnlySet<ushort> except)
    {
        var offsets = Table("loca");
        var size = _longOffsets ? 4 : 2;
        var count = 0;

        for (var glyph = 0; glyph < GlyphCount && (glyph + 2) * size <= offsets.Length; glyph++)
        {
            var hasOutline = !offsets.Slice(glyph * size, size).SequenceEqual(offsets.Slice((glyph + 1) * size, size));
            count += hasOutline && !except.Contains((ushort)glyph) ? 1 : 0;
        }

        return count;
    }

    private ReadOnlySpan<byte> UnicodeMap()
    {
        var maps = Table("cmap");

        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(maps[2..]); i++)
        {
            var entry = maps[(4 + (8 * i))..];
            var map = maps[BinaryPrimitives.ReadInt32BigEndian(entry[4..])..];

            if (BinaryPrimitives.ReadUInt32BigEndian(entry) == 0x0003_0001 && BinaryPrimitives.ReadUInt16BigEndian(map) == 4)
            {
                return map;
            }
        }

        throw new InvalidDataException("The font has no map from Unicode.");
    }

    private int GlyphOffset(int glyph) => _longOffsets
        ? BinaryPrimitives.ReadInt32BigEndian(Table("loca")[(4 * glyph)..])
        : 2 * BinaryPrimitives.ReadUInt16BigEndian(Table("loca")[(2 * glyph)..]);
}
