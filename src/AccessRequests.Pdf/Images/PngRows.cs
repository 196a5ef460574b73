using System.Numerics;
using AccessRequests.Pdf.Objects;

namespace AccessRequests.Pdf.Images;

/// <summary>Compresses samples without loss: each row under the PNG filter that suits it (7.4.4.4, predictor 15), then Flate.</summary>
internal static class PngRows
{
    private const int None = 0;
    private const int Sub = 1;
    private const int Up = 2;
    private const int Paeth = 4;

    /// <summary>Differences this small on average are left by drawings and text; only pictures gain by the slow filter.</summary>
    private const int SmallDifference = 2;

    public static ReadOnlyMemory<byte> Encode(ImageSamples image)
    {
        var rows = Math.Max(1, FlateBands.Length / (image.Stride + 1));
        var bands = Enumerable.Range(0, (image.Height + rows - 1) / rows).Select(i => Math.Min(rows, image.Height - (i * rows)) * (image.Stride + 1)).ToList();
        return FlateBands.Pack(bands, (i, band) => Filter(image, i * rows, band.Span));
    }

    /// <summary>As many rows as there is room for.</summary>
    private static void Filter(ImageSamples image, int first, Span<byte> filtered)
    {
        var pixel = Math.Max(1, image.Components * image.Bits / 8);
        var stride = image.Stride;
        var spare = new byte[stride];

        for (var y = first; filtered.Length > 0; y++)
        {
            var row = image.Data.AsSpan(y * stride, stride);
            var above = y == 0 ? new byte[stride] : image.Data.AsSpan((y - 1) * stride, stride);
            Filter(row, above, pixel, filtered[..(stride + 1)], spare);
            filtered = filtered[(stride + 1)..];
        }
    }

    private static void Filter(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int pixel, Span<byte> result, Span<byte> spare)
    {
        var best = result[1..];
        result[0] = Up;
        var least = Subtract(row, above, best);

        if (least == 0)
        {
            return;
        }

        Try(None, Subtract(row, default, spare), result, spare, ref least);
        row[..Math.Min(pixel, row.Length)].CopyTo(spare);
        var sub = Sum(spare[..Math.Min(pixel, row.Length)]) + (row.Length > pixel ? Subtract(row[pixel..], row[..^pixel], spare[pixel..]) : 0);
        Try(Sub, sub, result, spare, ref least);

        if (least > (long)SmallDifference * row.Length)
        {
            Try(Paeth, SubtractPaeth(row, above, pixel, spare), result, spare, ref least);
        }
    }

    private static void Try(byte filter, long sum, Span<byte> result, ReadOnlySpan<byte> tried, ref long least)
    {
        if (sum < least)
        {
            result[0] = filter;
            tried.CopyTo(result[1..]);
            least = sum;
        }
    }

    /// <summary>Writes the differences, and gives the sum of their distances from zero.</summary>
    /// <param name="prediction">Empty for zero everywhere.</param>
    private static long Subtract(ReadOnlySpan<byte> row, ReadOnlySpan<byte> prediction, Span<byte> differences)
    {
        var at = 0;

        for (; at <= row.Length - Vector<byte>.Count; at += Vector<byte>.Count)
        {
            var difference = new Vector<byte>(row[at..]) - (prediction.IsEmpty ? Vector<byte>.Zero : new Vector<byte>(prediction[at..]));
            difference.CopyTo(differences[at..]);
        }

        for (; at < row.Length; at++)
        {
            differences[at] = (byte)(row[at] - (prediction.IsEmpty ? 0 : prediction[at]));
        }

        return Sum(differences[..row.Length]);
    }

    private static long Sum(ReadOnlySpan<byte> differences)
    {
        long sum = 0;
        var at = 0;

        while (at <= differences.Length - Vector<byte>.Count)
        {
            var sums = Vector<ushort>.Zero;

            // Two distances of at most 128 each a turn: 255 turns fit.
            for (var turn = 0; turn < 255 && at <= differences.Length - Vector<byte>.Count; turn++, at += Vector<byte>.Count)
            {
                var difference = new Vector<byte>(differences[at..]);
                Vector.Widen(Vector.Min(difference, Vector<byte>.Zero - difference), out var low, out var high);
                sums += low + high;
            }

            Vector.Widen(sums, out var lower, out var upper);
            sum += Vector.Sum(lower) + Vector.Sum(upper);
        }

        for (; at < differences.Length; at++)
        {
            sum += Math.Abs((int)(sbyte)differences[at]);
        }

        return sum;
    }

    private static long SubtractPaeth(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int pixel, Span<byte> differences)
    {
        for (var i = 0; i < row.Length; i++)
        {
            int left = i >= pixel ? row[i - pixel] : 0, up = above[i], corner = i >= pixel ? above[i - pixel] : 0;
            int a = Math.Abs(up - corner), b = Math.Abs(left - corner), c = Math.Abs(left + up - corner - corner);
            differences[i] = (byte)(row[i] - (a <= b && a <= c ? left : b <= c ? up : corner));
        }

        return Sum(differences[..row.Length]);
    }
}
