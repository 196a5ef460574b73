using System.Buffers.Binary;
using System.Text;

namespace AccessRequests.Pdf.Typesetting.Fonts;

/// <summary>The tables of a TrueType file that a PDF needs. Only the fonts we ship are read: a damaged file is a bug.</summary>
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
        CapHeight = BinaryPrimitives.ReadInt16BigEndian(Table("OS/2")[88..]);
        ItalicAngle = BinaryPrimitives.ReadInt32BigEndian(Table("post")[4..]) / 65536.0;
    }

    public int UnitsPerEm { get; }

    /// <summary>xMin, yMin, xMax, yMax in font units, as all measures here.</summary>
    public IReadOnlyList<double> Bounds { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    public double ItalicAngle { get; }

    public int GlyphCount { get; }

    public ReadOnlySpan<byte> Table(string tag)
    {
        var (offset, length) = _tables[tag];
        return _bytes.AsSpan(offset, length);
    }

    public int Advance(int glyph) =>
        BinaryPrimitives.ReadUInt16BigEndian(Table("hmtx")[(4 * Math.Min(glyph, _longMetrics - 1))..]);

    public ReadOnlySpan<byte> Outline(int glyph)
    {
        var start = GlyphOffset(glyph);
        return Table("glyf")[start..GlyphOffset(glyph + 1)];
    }

    private int GlyphOffset(int glyph) => _longOffsets
        ? BinaryPrimitives.ReadInt32BigEndian(Table("loca")[(4 * glyph)..])
        : 2 * BinaryPrimitives.ReadUInt16BigEndian(Table("loca")[(2 * glyph)..]);
}
