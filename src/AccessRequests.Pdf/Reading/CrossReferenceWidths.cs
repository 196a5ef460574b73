using System.Globalization;
using System.Text;

namespace AccessRequests.Pdf.Reading;

/// <summary>
/// The field widths of cross-reference streams (7.5.8.2), looked at before PdfPig does: it reserves that many bytes on
/// the stack, so that a few digits in a file, or a sign, would end the process, which no handler can catch.
/// </summary>
internal static class CrossReferenceWidths
{
    /// <summary>In bytes. Fonts have an entry of this name too: two character codes and a width stay below.</summary>
    private const long MostOnStack = 200_000;

    private const int Window = 1 << 20;

    /// <summary>Room for an array of three numbers and whatever stands between them.</summary>
    private const int Overlap = 1024;

    /// <exception cref="UnredactablePdfException">A file that can only be meant to do harm.</exception>
    public static void Check(Stream file)
    {
        var buffer = new byte[Math.Min(Window, file.Length + 1) + Overlap];
        var kept = 0;
        file.Position = 0;

        while (true)
        {
            var read = file.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false);
            var bytes = buffer.AsSpan(0, kept + read);
            Check(bytes, "/W"u8);
            Check(bytes, "/#57"u8);

            if (bytes.Length < buffer.Length)
            {
                return;
            }

            bytes[^Overlap..].CopyTo(buffer);
            kept = Overlap;
        }
    }

    private static void Check(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> name)
    {
        for (var at = bytes.IndexOf(name); at >= 0;)
        {
            bytes = bytes[(at + name.Length)..];

            if (Harms(bytes))
            {
                throw new UnredactablePdfException(UnredactableReason.Damaged, null, "its cross-reference stream has impossible field widths");
            }

            at = bytes.IndexOf(name);
        }
    }

    private static bool Harms(ReadOnlySpan<byte> bytes)
    {
        var at = SkipSpace(bytes, 0);

        if (at >= bytes.Length || bytes[at] != '[')
        {
            return false;
        }

        double total = 0, size = 0;
        at++;

        for (var field = 0; field < 3; field++)
        {
            at = SkipSpace(bytes, at);
            var start = at;

            while (at < bytes.Length && !" \t\r\n\f\0[]()<>/%"u8.Contains(bytes[at]))
            {
                at++;
            }

            if (at == start || !double.TryParse(Encoding.Latin1.GetString(bytes[start..at]), NumberStyles.Float, CultureInfo.InvariantCulture, out var width))
            {
                break;
            }

            total += width;
            size += Math.Abs(width);
        }

        return total < 0 || !(size <= MostOnStack);
    }

    private static int SkipSpace(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && " \t\r\n\f\0%"u8.Contains(bytes[at]))
        {
            var comment = bytes[at] == '%' ? bytes[at..].IndexOfAny((byte)'\n', (byte)'\r') : 1;
            at = comment < 0 ? bytes.Length : at + comment;
        }

        return at;
    }
}
