using System.Buffers.Binary;
using System.Text;

namespace AccessRequests.Pdf.Tests.Typesetting;

/// <summary>The widths of an embedded TrueType program, read anew.</summary>
internal sealed class SubsetMetrics(byte[] program)
{
    /// <summary>In thousandths of the size.</summary>
    public double Width(int glyph)
    {
        var unitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(Table("head").AsSpan(18));
        var longMetrics = BinaryPrimitives.ReadUInt16BigEndian(Table("hhea").AsSpan(34));
        return BinaryPrimitives.ReadUInt16BigEndian(Table("hmtx").AsSpan(4 * Math.Min(glyph, longMetrics - 1))) * 1000.0 / unitsPerEm;
    }

    private byte[] Table(string tag)
    {
        for (var record = 12; ; record += 16)
        {
            if (Encoding.ASCII.GetString(program, record, 4) == tag)
            {
                var offset = BinaryPrimitives.ReadInt32BigEndian(program.AsSpan(record + 8));
                return program[offset..(offset + BinaryPrimitives.ReadInt32BigEndian(program.AsSpan(record + 12)))];
            }
        }
    }
}
