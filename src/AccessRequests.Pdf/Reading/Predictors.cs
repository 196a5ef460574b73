using System.Numerics;

namespace AccessRequests.Pdf.Reading;

/// <summary>Undoes the TIFF and PNG predictors (7.4.4.4).</summary>
internal static class Predictors
{
    public static byte[] Undo(byte[] data, int predictor, int colours, int bits, int columns)
    {
        colours = Math.Clamp(colours, 1, 64);
        bits = bits is 1 or 2 or 4 or 8 or 16 ? bits : 8;
        var row = (int)(((long)Math.Max(1, columns) * colours * bits + 7) / 8);
        var pixel = Math.Max(1, colours * bits / 8);

        return predictor switch
        {
            2 => Tiff(data, row, colours, bits),
            >= 10 => Png(data, row, pixel),
            _ => data,
        };
    }

    private static byte[] Png(byte[] data, int row, int pixel)
    {
        var rows = (data.Length + row) / (row + 1);
        var output = GC.AllocateUninitializedArray<byte>(checked(rows * row));
        ReadOnlySpan<byte> previous = new byte[row];

        for (var y = 0; y < rows; y++)
        {
            var at = y * (row + 1);
            var length = Math.Min(row, data.Length - at - 1);
            var current = output.AsSpan(y * row, row);
            data.AsSpan(at + 1, length).CopyTo(current);
            current[length..].Clear();
            Add(data[at], current, previous, pixel);
            previous = current;
        }

        return output;
    }

    private static void Add(byte filter, Span<byte> current, ReadOnlySpan<byte> previous, int pixel)
    {
        switch (filter)
        {
            case 1:
                for (var i = pixel; i < current.Length; i++)
                {
                    current[i] += current[i - pixel];
                }

                break;
            case 2:
                AddAll(current, previous);
                break;
            case 3:
                for (var i = 0; i < current.Length; i++)
                {
                    current[i] += (byte)(((i >= pixel ? current[i - pixel] : 0) + previous[i]) / 2);
                }

                break;
            case 4:
                for (var i = 0; i < current.Length; i++)
                {
                    current[i] += (byte)(i >= pixel ? Paeth(current[i - pixel], previous[i], previous[i - pixel]) : previous[i]);
                }

                break;
            default:
                break;
        }
    }

    private static void AddAll(Span<byte> current, ReadOnlySpan<byte> previous)
    {
        var at = 0;

        for (; at <= current.Length - Vector<byte>.Count; at += Vector<byte>.Count)
        {
            (new Vector<byte>(current[at..]) + new Vector<byte>(previous[at..])).CopyTo(current[at..]);
        }

        for (; at < current.Length; at++)
        {
            current[at] += previous[at];
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var estimate = left + up - corner;
        int a = Math.Abs(estimate - left), b = Math.Abs(estimate - up), c = Math.Abs(estimate - corner);
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    private static byte[] Tiff(byte[] data, int row, int colours, int bits)
    {
        for (var start = 0; start < data.Length; start += row)
        {
            var line = data.AsSpan(start, Math.Min(row, data.Length - start));

            if (bits == 8)
            {
                for (var i = colours; i < line.Length; i++)
                {
                    line[i] += line[i - colours];
                }
            }
            else if (bits == 16)
            {
                for (var i = colours * 2; i + 1 < line.Length; i += 2)
                {
                    var sum = (line[i] << 8) + line[i + 1] + (line[i - (colours * 2)] << 8) + line[i - (colours * 2) + 1];
                    line[i] = (byte)(sum >> 8);
                    line[i + 1] = (byte)sum;
                }
            }
            else
            {
                TiffBits(line, colours, bits);
            }
        }

        return data;
    }

    private static void TiffBits(Span<byte> line, int colours, int bits)
    {
        var mask = (1 << bits) - 1;
        var previous = new int[colours];
        var samples = line.Length * 8 / bits;

        for (var i = 0; i < samples; i++)
        {
            var bit = i * bits;
            var shift = 8 - bits - (bit % 8);
            var value = (((line[bit / 8] >> shift) & mask) + previous[i % colours]) & mask;
            previous[i % colours] = value;
            line[bit / 8] = (byte)((line[bit / 8] & ~(mask << shift)) | (value << shift));
        }
    }
}
