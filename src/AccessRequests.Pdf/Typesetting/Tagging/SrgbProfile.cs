using System.Buffers.Binary;
using System.Text;

namespace AccessRequests.Pdf.Typesetting.Tagging;

/// <summary>
/// The sRGB colour space (IEC 61966-2-1) as an ICC profile of version 2.1, computed rather than shipped:
/// three primaries adapted to D50 and one tone curve.
/// </summary>
internal static class SrgbProfile
{
    private const int HeaderSize = 128;
    private const int CurvePoints = 1024;

    private static readonly Lazy<byte[]> LazyBytes = new(Build);

    public static ReadOnlySpan<byte> Bytes => LazyBytes.Value;

    private static byte[] Build()
    {
        var curve = Curve();
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB IEC61966-2.1")),
            ("cprt", [.. "text\0\0\0\0"u8, .. "No copyright, use freely\0"u8]),
            ("wtpt", Xyz(0.9642, 1, 0.8249)),
            ("rXYZ", Xyz(0.4360747, 0.2225045, 0.0139322)),
            ("gXYZ", Xyz(0.3850649, 0.7168786, 0.0971045)),
            ("bXYZ", Xyz(0.1430804, 0.0606169, 0.7141733)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];

        using var data = new MemoryStream();
        var table = new byte[4 + (12 * tags.Length)];
        BinaryPrimitives.WriteInt32BigEndian(table, tags.Length);
        Dictionary<byte[], int> placed = new(ReferenceEqualityComparer.Instance as IEqualityComparer<byte[]>);

        for (var i = 0; i < tags.Length; i++)
        {
            if (!placed.TryGetValue(tags[i].Data, out var offset))
            {
                offset = HeaderSize + table.Length + (int)data.Length;
                placed.Add(tags[i].Data, offset);
                data.Write(tags[i].Data);
                data.Write(new byte[-data.Length & 3]);
            }

            var entry = table.AsSpan(4 + (12 * i), 12);
            Encoding.ASCII.GetBytes(tags[i].Tag, entry);
            BinaryPrimitives.WriteInt32BigEndian(entry[4..], offset);
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], tags[i].Data.Length);
        }

        return [.. Header(HeaderSize + table.Length + (int)data.Length), .. table, .. data.ToArray()];
    }

    private static byte[] Header(int size)
    {
        var header = new byte[HeaderSize];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), 0x02100000);
        "mntrRGB XYZ "u8.CopyTo(header.AsSpan(12));
        ReadOnlySpan<short> created = [2026, 1, 1, 0, 0, 0];

        for (var i = 0; i < created.Length; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(24 + (2 * i)), created[i]);
        }

        "acsp"u8.CopyTo(header.AsSpan(36));
        WriteFixed(header.AsSpan(68), 0.9642);
        WriteFixed(header.AsSpan(72), 1);
        WriteFixed(header.AsSpan(76), 0.8249);
        return header;
    }

    private static byte[] Description(string name)
    {
        // textDescriptionType: ASCII with its length, then empty Unicode and Macintosh names.
        var text = Encoding.ASCII.GetBytes(name + "\0");
        var tag = new byte[12 + text.Length + 8 + 70];
        "desc"u8.CopyTo(tag);
        BinaryPrimitives.WriteInt32BigEndian(tag.AsSpan(8), text.Length);
        text.CopyTo(tag.AsSpan(12));
        return tag;
    }

    private static byte[] Xyz(double x, double y, double z)
    {
        var tag = new byte[20];
        "XYZ "u8.CopyTo(tag);
        WriteFixed(tag.AsSpan(8), x);
        WriteFixed(tag.AsSpan(12), y);
        WriteFixed(tag.AsSpan(16), z);
        return tag;
    }

    private static byte[] Curve()
    {
        var tag = new byte[12 + (2 * CurvePoints)];
        "curv"u8.CopyTo(tag);
        BinaryPrimitives.WriteInt32BigEndian(tag.AsSpan(8), CurvePoints);

        for (var i = 0; i < CurvePoints; i++)
        {
            var encoded = i / (CurvePoints - 1.0);
            var linear = encoded <= 0.04045 ? encoded / 12.92 : Math.Pow((encoded + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(tag.AsSpan(12 + (2 * i)), (ushort)Math.Round(linear * 65535));
        }

        return tag;
    }

    private static void WriteFixed(Span<byte> to, double value) =>
        BinaryPrimitives.WriteInt32BigEndian(to, (int)Math.Round(value * 65536));
}
