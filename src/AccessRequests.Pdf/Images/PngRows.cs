using System.IO.Compression;

namespace AccessRequests.Pdf.Images;

/// <summary>Compresses samples without loss: each row under the PNG filter that suits it (7.4.4.4, predictor 15), then Flate.</summary>
internal static class PngRows
{
    public static byte[] Encode(ImageSamples image)
    {
        using var output = new MemoryStream();

        using (var zlib = new ZLibStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            var pixel = Math.Max(1, image.Components * image.Bits / 8);
            var stride = image.Stride;
            var previous = new byte[stride];
            var tries = new byte[3][];

            for (var i = 0; i < tries.Length; i++)
            {
                tries[i] = new byte[stride + 1];
            }

            for (var y = 0; y < image.Height; y++)
            {
                var row = image.Data.AsSpan(y * stride, stride);
                zlib.Write(Best(row, previous, pixel, tries));
                row.CopyTo(previous);
            }
        }

        return output.ToArray();
    }

    private static byte[] Best(ReadOnlySpan<byte> row, byte[] above, int pixel, byte[][] tries)
    {
        tries[0][0] = 0;
        tries[1][0] = 2;
        tries[2][0] = 4;
        var sums = new long[3];

        for (var i = 0; i < row.Length; i++)
        {
            int left = i >= pixel ? row[i - pixel] : 0, up = above[i], corner = i >= pixel ? above[i - pixel] : 0;
            var estimate = left + up - corner;
            int a = Math.Abs(estimate - left), b = Math.Abs(estimate - up), c = Math.Abs(estimate - corner);
            var paeth = a <= b && a <= c ? left : b <= c ? up : corner;

            tries[0][i + 1] = row[i];
            tries[1][i + 1] = (byte)(row[i] - up);
            tries[2][i + 1] = (byte)(row[i] - paeth);

            for (var t = 0; t < tries.Length; t++)
            {
                sums[t] += Math.Abs((int)(sbyte)tries[t][i + 1]);
            }
        }

        return tries[sums.IndexOf(sums.Min())];
    }
}
