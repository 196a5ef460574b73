using AccessRequests.Pdf.Tests.Corpus;
using AccessRequests.Pdf.Typesetting;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>What is not under a mark stays, where it was.</summary>
public sealed class KeptContentTests
{
    [Theory]
    [InlineData(RedactionStyle.Black)]
    [InlineData(RedactionStyle.Grey)]
    public void A_label_too_long_for_its_box_never_has_the_colour_of_the_box(RedactionStyle style)
    {
        // Programs that look for text under even rectangles must not take our label for a leak.
        var pdf = Tricks.Page("BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET");
        var marks = new[] { new RedactionMark(1, [new PdfBox(300, 300, 306, 314)], "art. 37") };

        var drawn = Rendered.By(Redacting.Redact(pdf, marks, new RedactionOptions { Style = style }));

        // Two pixels to the point, from the top, inside the box.
        var inside = Enumerable.Range(2 * (792 - 314) + 1, 26).SelectMany(y => Enumerable.Range(601, 10).Select(x => drawn.Grey[(y * drawn.Width) + x]));
        Assert.NotEqual(1, inside.Distinct().Count());
    }

    /// <summary>x-ray's rule: text that is drawn before a filled rectangle over it, or in the colour of one, is a bad redaction.</summary>
    [Fact]
    public void No_label_stands_under_the_box_of_another_mark_or_in_the_colour_of_paper()
    {
        var pdf = Tricks.Page("1 g 0 0 612 792 re f 0 g BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET");
        RedactionMark[] marks =
        [
            new(1, [new PdfBox(300, 300, 400, 330)], "art. 37"),
            new(1, [new PdfBox(300, 300, 400, 330)], "art. 53"),
            new(1, [new PdfBox(310, 290, 390, 340), new PdfBox(320, 280, 380, 310)], "art. 23"),
        ];

        var redacted = Redacting.Redact(pdf, marks);

        var content = Redacting.Everything(redacted).Select(bytes => System.Text.Encoding.Latin1.GetString(bytes))
            .Single(text => !text.StartsWith("%PDF", StringComparison.Ordinal) && text.Contains("/Label 9 Tf", StringComparison.Ordinal));
        Assert.True(content.LastIndexOf(" re f", StringComparison.Ordinal) < content.IndexOf("/Label", StringComparison.Ordinal));
        Assert.DoesNotContain("1 g /Label", content, StringComparison.Ordinal);
        Assert.Empty(Redacting.Verify(redacted, pdf, marks).Findings);

        using var document = PdfDocument.Open(redacted);
        var labels = document.GetPage(1).Letters.Where(letter => letter.Value is "a" or "r" or "t" or "." or " " or "3" or "7" or "5" or "2").Select(letter => letter.BoundingBox).Chunk(7)
            .Select(label => (Left: label.Min(box => box.Left), Right: label.Max(box => box.Right), Bottom: label.Min(box => box.Bottom), Top: label.Max(box => box.Top))).ToList();
        Assert.Equal(3, labels.Count);
        Assert.All(labels, (one, at) => Assert.DoesNotContain(labels.Skip(at + 1), other =>
            one.Left < other.Right && other.Left < one.Right && one.Bottom < other.Top && other.Bottom < one.Top));
    }

    [Theory]
    [InlineData("/ColorSpace /DeviceRGB /BitsPerComponent 8", "D060D0")]
    [InlineData("/ColorSpace [/Indexed /DeviceRGB 1 <000000D060D0>] /BitsPerComponent 1", "80")]
    public void A_picture_of_one_pixel_keeps_its_colour_beside_a_mark(string entries, string pixel)
    {
        var pdf = Tricks.Page(
            "BT /F1 12 Tf 72 700 Td (PUBLIC) Tj ET q 300 0 0 300 100 100 cm /X1 Do Q",
            resources: "/XObject << /X1 10 0 R >>",
            more: file => file.AddStream($"/Type /XObject /Subtype /Image /Width 1 /Height 1 {entries} /Filter /ASCIIHexDecode", pixel + ">"));
        var mark = new PdfBox(150.5, 150, 200, 250);

        var before = Rendered.By(pdf);
        var after = Rendered.By(Redacting.Redact(pdf, [new RedactionMark(1, [mark], "art. 37")]));

        // Two pixels to the point; up to a point beside the mark its last pixel may reach.
        Assert.True(before.Differences(after) <= 4 * (mark.Width + 2) * (mark.Height + 2));
    }

    [Fact]
    public void Letters_beside_a_mark_keep_their_place_to_less_than_half_an_em()
    {
        var pdf = Tricks.Page("BT /F1 12 Tf 72 700 Td (avant TREMBLAY apres) Tj 0 -14 Td (ligne du dessous) Tj 0 28 Td (ligne du dessus) Tj ET");
        var before = Letters(pdf).Where(letter => !Trick.Secret.Contains(letter.Value, StringComparison.Ordinal)).ToList();

        var after = Letters(Redacting.Redact(pdf, Redacting.MarksOn(pdf, Trick.Secret)));

        Assert.All(before.Where(letter => letter.Value != " "), letter => Assert.Contains(after, kept =>
            kept.Value == letter.Value
            && kept.StartBaseLine.X - letter.StartBaseLine.X is >= -0.001 and < 6.001
            && Math.Abs(kept.StartBaseLine.Y - letter.StartBaseLine.Y) < 0.001));
    }

    [Fact]
    public void A_mark_that_merely_touches_a_letter_leaves_it()
    {
        var pdf = Tricks.Page("BT /F1 12 Tf 72 700 Td (AB) Tj ET");
        var edge = Letters(pdf)[1].StartBaseLine.X;

        var redacted = Redacting.Redact(pdf, [new RedactionMark(1, [new PdfBox(60, 695, edge + 0.3, 712)], "art. 53")]);

        Assert.Contains("B", string.Concat(Letters(redacted).Select(letter => letter.Value)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_on_half_the_height_of_a_letter_takes_it_whole()
    {
        var pdf = Tricks.Page("BT /F1 12 Tf 72 700 Td (TREMBLAY) Tj ET");

        var redacted = Redacting.Redact(pdf, [new RedactionMark(1, [new PdfBox(70, 705, 160, 712)], "art. 53")]);

        Redacting.AssertGone(redacted, "TREMBLAY");
        Assert.DoesNotContain("T", string.Concat(Letters(redacted).Select(letter => letter.Value).Take(1)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_accent_above_its_letter_goes_with_it()
    {
        var pdf = Tricks.Page(@"BT /F1 40 Tf 72 700 Td (\311) Tj ET");

        // É reaches higher than E: the mark covers nothing but the accent.
        var redacted = Redacting.Redact(pdf, [new RedactionMark(1, [new PdfBox(60, 731, 120, 745)], "art. 53")]);

        Assert.DoesNotContain("É", string.Concat(Letters(redacted).Select(letter => letter.Value)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_shared_by_two_pages_is_intact_on_the_page_without_mark()
    {
        var trick = Tricks.All.Single(one => one.Name == "A form shared by two pages");

        var redacted = Redacting.Redact(trick.Pdf, Redacting.MarksOn(trick.Pdf, Trick.Secret));

        using var document = PdfDocument.Open(redacted);
        Assert.DoesNotContain(Trick.Secret, document.GetPage(1).Text, StringComparison.Ordinal);
        Assert.Contains(Trick.Secret, document.GetPage(2).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_of_our_own_making_loses_the_marked_word_and_nothing_else()
    {
        using var printed = new MemoryStream();
        Typesetter.Write(
            new TypesetDocument("Lettre", "fr-CA", [new ParagraphBlock(["Madame Élise Lefrançois-Gagnon a reçu 12 500 $ du ministère."])]), printed);
        var pdf = printed.ToArray();
        var marks = Redacting.MarksOn(pdf, "Lefrançois");

        var redacted = Redacting.Redact(pdf, marks);

        Assert.Empty(Redacting.Verify(redacted, pdf, marks).Findings);
        using var document = PdfDocument.Open(redacted);
        Assert.DoesNotContain("Lefrançois", document.GetPage(1).Text, StringComparison.Ordinal);
        Assert.Contains("Élise", document.GetPage(1).Text, StringComparison.Ordinal);
        Assert.Contains("ministère.", document.GetPage(1).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_pixels_beside_a_mark_are_the_same_and_those_under_it_are_black()
    {
        var trick = Tricks.All.Single(one => one.Name == "An image");
        var marks = trick.Boxes.Select(box => new RedactionMark(1, [box], "art. 37")).ToList();

        var redacted = Redacting.Redact(trick.Pdf, marks, null, out var report);

        Assert.Equal(1, report.Removed[RemovedKind.ImagesRedacted]);
        Assert.Equal(
            [.. Enumerable.Repeat((byte)0, 12), .. "PUBLIC PUBLI"u8],
            Samples(redacted));
    }

    /// <summary>A soft mask draws shapes as well as a picture does.</summary>
    [Fact]
    public void The_soft_mask_of_a_picture_is_erased_where_the_picture_is()
    {
        var pdf = Tricks.Page(
            "BT /F1 12 Tf 72 700 Td (PUBLIC) Tj ET q 160 0 0 20 100 100 cm /X1 Do Q",
            resources: "/XObject << /X1 10 0 R >>",
            more: file =>
            {
                file.AddStream("/Type /XObject /Subtype /Image /Width 16 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /SMask 11 0 R", "TREMBLAYPUBLIC..");
                file.AddStream("/Type /XObject /Subtype /Image /Width 16 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "tremblaypublic..");
            });

        using var document = PdfDocument.Open(Redacting.Redact(pdf, [new RedactionMark(1, [new PdfBox(100, 95, 180, 125)], "art. 37")]));

        var image = document.GetPage(1).GetImages().Single();
        Assert.True(image.TryGetBytesAsMemory(out var picture));
        Assert.True(image.MaskImage!.TryGetBytesAsMemory(out var mask));
        Assert.Equal([.. new byte[8], .. "PUBLIC.."u8], picture.ToArray());
        Assert.Equal([.. new byte[8], .. "public.."u8], mask.ToArray());
    }

    [Fact]
    public void A_rectangle_around_a_mark_stays_and_a_line_through_it_is_cut()
    {
        var pdf = Tricks.Page("1 w 50 650 300 100 re S 60 700 m 340 700 l S BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET");

        var redacted = Redacting.Redact(pdf, [new RedactionMark(1, [new PdfBox(140, 690, 260, 720)], "art. 37")]);

        using var document = PdfDocument.Open(redacted);
        var strokes = document.GetPage(1).Paths.Where(path => path.IsStroked)
            .SelectMany(path => path).Select(part => part.GetBoundingRectangle()!.Value).ToList();
        Assert.Contains(strokes, box => box.Left == 50 && box.Right == 350 && box.Top == 750);
        Assert.DoesNotContain(strokes, box => box.Left < 200 && box.Right > 200 && box.Bottom > 690 && box.Top < 720);
        Assert.Contains(strokes, box => box.Left == 60 && box.Right is > 138 and < 140.1);
    }

    private static IReadOnlyList<Letter> Letters(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return document.GetPage(1).Letters;
    }

    private static byte[] Samples(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        Assert.True(document.GetPage(1).GetImages().Single().TryGetBytesAsMemory(out var samples));
        return samples.ToArray();
    }
}
