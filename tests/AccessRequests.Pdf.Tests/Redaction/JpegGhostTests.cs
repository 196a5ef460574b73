using AccessRequests.Pdf.Tests.Corpus;
using UglyToad.PdfPig;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>What a JPEG smeared of the writing under a mark into the pixels beside it says nothing of that writing.</summary>
public sealed class JpegGhostTests
{
    private const int Side = 96;
    private static readonly IReadOnlyList<RedactionMark> Middle = [new RedactionMark(1, [new PdfBox(130, 130, 170, 162)], "art. 37")];

    [Theory]
    [InlineData(75, 1)]
    [InlineData(75, 2)]
    [InlineData(60, 2)]
    [InlineData(92, 2)]
    public void Two_secrets_with_the_same_surroundings_leave_the_same_bytes(int quality, int sampling)
    {
        var (one, other) = (Scan(quality, sampling, secret: 3), Scan(quality, sampling, secret: 5));

        // Beside the mark the two sources differ: that is the ghost.
        Assert.NotEqual(Beside(Page(one)), Beside(Page(other)));
        var redacted = Redacting.Redact(Page(one), Middle);
        Assert.Equal(Beside(redacted), Beside(Redacting.Redact(Page(other), Middle)));
        Assert.Equal(redacted, Redacting.Redact(Page(other), Middle));
        Assert.Empty(Redacting.Verify(redacted, Page(one), Middle).Findings);
    }

    [Fact]
    public void Pixels_beside_a_mark_keep_their_look_and_the_others_their_value()
    {
        var pdf = Page(Scan(75, 2, secret: 3));
        var (before, after) = (Pixels(pdf), Pixels(Redacting.Redact(pdf, Middle)));

        Assert.All(Enumerable.Range(0, Side * Side), at =>
        {
            var (x, y) = (at % Side, at / Side);
            var difference = Enumerable.Range(3 * at, 3).Max(sample => Math.Abs(before[sample] - after[sample]));
            Assert.True(IsBleed(x, y) || difference <= 48, $"{x} {y}");
            Assert.True(difference == 0 || (x is > 14 and < 81 && y is > 14 and < 81), $"{x} {y}");
        });
    }

    /// <summary>The page shows a pixel to the point, from (100, 100) on.</summary>
    private static bool IsUnder(int x, int y) => x is >= 30 and < 70 && y is >= Side - 62 and < Side - 30;

    /// <summary>Four pixels share a colour, and are smoothed into the next four.</summary>
    private static bool IsBleed(int x, int y) => IsUnder(Math.Clamp(x, 30, 69), Math.Clamp(y, 34, 65)) && x is >= 28 and < 72 && y is >= 32 and < 68;

    private static byte[] Beside(byte[] pdf) => [.. Pixels(pdf).Where((_, sample) => !IsUnder(sample / 3 % Side, sample / 3 / Side))];

    private static byte[] Page(byte[] jpeg) => Tricks.Page(
        "q 96 0 0 96 100 100 cm /X1 Do Q BT /F1 12 Tf 72 700 Td (PUBLIC) Tj ET",
        resources: "/XObject << /X1 10 0 R >>",
        more: file => file.AddStream($"/Type /XObject /Subtype /Image /Width {Side} /Height {Side} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", jpeg));

    private static byte[] Pixels(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        var picture = document.GetPage(1).GetImages().Single();

        return picture.TryGetBytesAsMemory(out var samples) ? samples.ToArray() : Jpeg.Decode(picture.RawMemory.ToArray());
    }

    /// <summary>Paper, a rule far from the mark, and under it strokes that depend on the secret.</summary>
    private static byte[] Scan(int quality, int sampling, int secret) => Jpeg.Encode(Side, quality, sampling, (x, y) => Colour(x, y, secret));

    private static byte[] Colour(int x, int y, int secret) =>
        y is 88 or 89 ? [20, 20, 20]
        : IsUnder(x - 2, y - 2) && IsUnder(x + 2, y + 2) && x / 3 * secret % 7 < 3 && (y + (x * secret)) % 11 < 8 ? [30, 20, 120]
        : [240, 240, 236];
}
