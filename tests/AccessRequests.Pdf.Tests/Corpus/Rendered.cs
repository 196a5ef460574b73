using System.Globalization;
using AccessRequests.Pdf.Tests.Typesetting;

namespace AccessRequests.Pdf.Tests.Corpus;

/// <summary>The first page of a file as MuPDF draws it, in grey.</summary>
internal sealed record Rendered(int Width, int Height, byte[] Grey)
{
    private const int Dpi = 144;

    public static Rendered By(byte[] pdf)
    {
        var picture = Path.GetTempFileName();

        try
        {
            OtherReaders.Read(pdf, "mutool", string.Create(CultureInfo.InvariantCulture, $"draw -q -r {Dpi} -c gray -F pgm -o {picture}"), "1");
            var bytes = File.ReadAllBytes(picture);
            var at = 0;
            Assert.Equal("P5", Word(bytes, ref at));
            var (width, height) = (Number(bytes, ref at), Number(bytes, ref at));
            Assert.Equal(255, Number(bytes, ref at));
            return new Rendered(width, height, bytes[at..]);
        }
        finally
        {
            File.Delete(picture);
        }
    }

    /// <summary>How many pixels differ by more than the eye takes for the same grey.</summary>
    public int Differences(Rendered other)
    {
        Assert.Equal((Width, Height), (other.Width, other.Height));
        return Grey.Zip(other.Grey).Count(pair => Math.Abs(pair.First - pair.Second) > 8);
    }

    private static int Number(byte[] bytes, ref int at) => int.Parse(Word(bytes, ref at), CultureInfo.InvariantCulture);

    private static string Word(byte[] bytes, ref int at)
    {
        while (bytes[at] == '#')
        {
            at = Array.IndexOf(bytes, (byte)'\n', at) + 1;
        }

        var start = at;

        while (!char.IsWhiteSpace((char)bytes[at]))
        {
            at++;
        }

        return System.Text.Encoding.ASCII.GetString(bytes, start, at++ - start);
    }
}
