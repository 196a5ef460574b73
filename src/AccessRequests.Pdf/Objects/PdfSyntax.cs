using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace AccessRequests.Pdf.Objects;

/// <summary>Writes objects as bytes (7.3), for files and for content streams alike.</summary>
internal static class PdfSyntax
{
    private const string HexDigits = "0123456789ABCDEF";

    public static void Write(IBufferWriter<byte> to, PdfObject value)
    {
        // Nesting comes from files of strangers: an exception can be caught, a stack overflow cannot.
        RuntimeHelpers.EnsureSufficientExecutionStack();

        switch (value)
        {
            case PdfNull:
                to.Write("null"u8);
                break;
            case PdfBoolean boolean:
                to.Write(boolean.Value ? "true"u8 : "false"u8);
                break;
            case PdfInteger integer:
                WriteInteger(to, integer.Value);
                break;
            case PdfReal real:
                WriteNumber(to, real.Value);
                break;
            case PdfReference reference:
                WriteInteger(to, reference.Number);
                to.Write(" 0 R"u8);
                break;
            case PdfName name:
                WriteName(to, name.Value);
                break;
            case PdfString text:
                WriteString(to, text.Bytes.Span);
                break;
            case PdfArray array:
                WriteArray(to, array);
                break;
            case PdfDictionary dictionary:
                WriteDictionary(to, dictionary);
                break;
            default:
                throw new ArgumentException($"{value.GetType().Name} is not a direct object.", nameof(value));
        }
    }

    public static void WriteInteger(IBufferWriter<byte> to, long value)
    {
        var span = to.GetSpan(20);
        Utf8Formatter.TryFormat(value, span, out var written);
        to.Advance(written);
    }

    /// <summary>Ten decimals at most, no exponent, no negative zero.</summary>
    public static void WriteNumber(IBufferWriter<byte> to, double value)
    {
        var rounded = Math.Round(value, 10);

        if (rounded == Math.Truncate(rounded) && Math.Abs(rounded) < 1e15)
        {
            WriteInteger(to, (long)rounded);
            return;
        }

        WriteAscii(to, rounded.ToString("0.##########", CultureInfo.InvariantCulture));
    }

    public static void WriteName(IBufferWriter<byte> to, string name)
    {
        Put(to, (byte)'/');

        foreach (var character in name)
        {
            if (character is < '!' or > '~' || "#()<>[]{}/%".Contains(character, StringComparison.Ordinal))
            {
                Put(to, (byte)'#');
                Put(to, (byte)HexDigits[character >> 4]);
                Put(to, (byte)HexDigits[character & 15]);
            }
            else
            {
                Put(to, (byte)character);
            }
        }
    }

    /// <summary>In parentheses, or in hexadecimal where that is shorter. A bare carriage return would be read as a line feed (7.3.4.2).</summary>
    public static void WriteString(IBufferWriter<byte> to, ReadOnlySpan<byte> bytes)
    {
        const int octalLength = 4;
        var escapes = bytes.Count((byte)'(') + bytes.Count((byte)')') + bytes.Count((byte)'\\') + ((octalLength - 1) * bytes.Count((byte)'\r'));

        if (escapes > bytes.Length)
        {
            WriteHexString(to, bytes);
            return;
        }

        Put(to, (byte)'(');

        foreach (var value in bytes)
        {
            if (value == '\r')
            {
                to.Write("\\015"u8);
                continue;
            }

            if (value is (byte)'(' or (byte)')' or (byte)'\\')
            {
                Put(to, (byte)'\\');
            }

            Put(to, value);
        }

        Put(to, (byte)')');
    }

    public static void WriteHexString(IBufferWriter<byte> to, ReadOnlySpan<byte> bytes)
    {
        Put(to, (byte)'<');

        foreach (var value in bytes)
        {
            Put(to, (byte)HexDigits[value >> 4]);
            Put(to, (byte)HexDigits[value & 15]);
        }

        Put(to, (byte)'>');
    }

    public static void WriteAscii(IBufferWriter<byte> to, string text)
    {
        var span = to.GetSpan(text.Length);
        to.Advance(Encoding.ASCII.GetBytes(text, span));
    }

    private static void WriteArray(IBufferWriter<byte> to, PdfArray array)
    {
        Put(to, (byte)'[');

        for (var i = 0; i < array.Count; i++)
        {
            if (i > 0)
            {
                Put(to, (byte)' ');
            }

            Write(to, array[i]);
        }

        Put(to, (byte)']');
    }

    private static void WriteDictionary(IBufferWriter<byte> to, PdfDictionary dictionary)
    {
        to.Write("<<"u8);

        foreach (var (key, value) in dictionary)
        {
            WriteName(to, key);
            Put(to, (byte)' ');
            Write(to, value);
        }

        to.Write(">>"u8);
    }

    private static void Put(IBufferWriter<byte> to, byte value)
    {
        to.GetSpan(1)[0] = value;
        to.Advance(1);
    }
}
