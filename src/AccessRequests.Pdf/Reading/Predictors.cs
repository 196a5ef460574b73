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
        var output = new byte[(long)rows * row];
        var previous = new byte[row];
        var written = 0;

        for (var at = 0; at < data.Length; at += row + 1)
        {
            var filter = data[at];
            var length = Math.Min(row, data.Length - at - 1);
            var current = output.AsSpan(written, row);
            data.AsSpan(at + 1, length).CopyTo(current);

            for (var i = 0; i < row; i++)
            {
                int left = i >= pixel ? current[i - pixel] : 0, up = previous[i], corner = i >= pixel ? previous[i - pixel] : 0;

                current[i] += (byte)(filter switch
                {
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    4 => Paeth(left, up, corner),
                    _ => 0,
                });
            }

            current.CopyTo(previous);
            written += row;
        }

        return output.AsSpan(0, written).ToArray();
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
