using System.Globalization;
using System.Text;
using AccessRequests.Pdf.Tests.Corpus;
using AccessRequests.Pdf.Tests.Typesetting;
using UglyToad.PdfPig;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>
/// What stands around a mark must not tell what stood under it ("Story Beyond the Eye", PETS 2023): two names of one class of
/// width give files that are the same to the byte.
/// </summary>
public sealed class WidthChannelTests
{
    /// <summary>64.7 and 62.0 points in Helvetica 12: one class, as gaps grow in steps of half an em.</summary>
    private const string First = "TREMBLAY";
    private const string Second = "GAUTHIER";

    [Theory]
    [InlineData("72 700 Td (avant {0} apres) Tj")]
    [InlineData("72 700 Td [(avant ) 12 ({0}) -7 ( apres)] TJ")]
    [InlineData("72 700 Td (avant ) Tj ({0}) Tj ( apres) Tj")]
    [InlineData("72 700 Td ({0} apres) Tj 0 -14 Td (ligne suivante) Tj")]
    [InlineData("72 700 Td (avant {0}) Tj 0 -14 Td (ligne suivante) Tj")]
    [InlineData("1 0 0 1 72 700 Tm (avant {0}) Tj 0 -14 Td (ligne) Tj")]
    [InlineData("0 1 -1 0 300 200 Tm (avant {0} apres) Tj")]
    [InlineData("-1 0 0 1 400 500 Tm (avant {0} apres) Tj")]
    public void Two_names_of_one_class_of_width_give_the_same_bytes(string content) => AssertSame(content, content);

    [Fact]
    public void Text_placed_by_an_operator_of_its_own_follows_the_gap_too() =>
        AssertSame(
            "1 0 0 1 72 700 Tm (avant ) Tj 1 0 0 1 107.352 700 Tm ({0}) Tj 1 0 0 1 175.368 700 Tm (apres) Tj ( et encore) Tj",
            "1 0 0 1 72 700 Tm (avant ) Tj 1 0 0 1 107.352 700 Tm ({0}) Tj 1 0 0 1 172.692 700 Tm (apres) Tj ( et encore) Tj");

    /// <summary>Sources come back to a line after they wrote elsewhere.</summary>
    [Fact]
    public void Text_that_follows_after_another_line_follows_the_gap_too() =>
        AssertSame(
            "1 0 0 1 72 700 Tm (avant ) Tj 1 0 0 1 107.352 700 Tm ({0}) Tj 1 0 0 1 72 660 Tm (ailleurs) Tj 1 0 0 1 175.368 700 Tm (apres) Tj",
            "1 0 0 1 72 700 Tm (avant ) Tj 1 0 0 1 107.352 700 Tm ({0}) Tj 1 0 0 1 72 660 Tm (ailleurs) Tj 1 0 0 1 172.692 700 Tm (apres) Tj");

    /// <summary>What stands behind the name was written before it, or before what stands between.</summary>
    [Theory]
    [InlineData("1 0 0 1 175.368 700 Tm (apres) Tj 1 0 0 1 72 700 Tm (avant ) Tj ({0}) Tj", "1 0 0 1 172.692 700 Tm (apres) Tj 1 0 0 1 72 700 Tm (avant ) Tj ({0}) Tj")]
    [InlineData(
        "1 0 0 1 208.39 700 Tm (encore) Tj 1 0 0 1 175.368 700 Tm (apres) Tj 1 0 0 1 72 700 Tm (avant ) Tj ({0}) Tj",
        "1 0 0 1 205.714 700 Tm (encore) Tj 1 0 0 1 172.692 700 Tm (apres) Tj 1 0 0 1 72 700 Tm (avant ) Tj ({0}) Tj")]
    [InlineData(
        "175.368 700 Td (apres ) Tj (et la suite) Tj -103.368 0 Td (avant ) Tj ({0}) Tj 0 -14 Td (dessous) Tj",
        "172.692 700 Td (apres ) Tj (et la suite) Tj -100.692 0 Td (avant ) Tj ({0}) Tj 0 -14 Td (dessous) Tj")]
    public void Text_written_before_what_goes_and_standing_behind_it_follows_the_gap_too(string first, string second) => AssertSame(first, second);

    [Fact]
    public void Text_written_first_on_another_line_stays_where_it_was()
    {
        var pdf = Tricks.Page("BT /F1 12 Tf 1 0 0 1 175.368 720 Tm (dessus) Tj 1 0 0 1 72 700 Tm (nom TREMBLAY) Tj ET");

        using var document = PdfDocument.Open(Redacting.Redact(pdf, Redacting.MarksOn(pdf, First)));

        Assert.Equal(175.368, document.GetPage(1).Letters.First(letter => letter.StartBaseLine.Y > 710).StartBaseLine.X, 3);
    }

    /// <summary>Stretch and spacing that fit a line to its width tell something of what stood on it.</summary>
    [Theory]
    [InlineData("72 700 Td (avant ) Tj 93.7 Tz 0.31 Tc 1.73 Tw ({0}) Tj 100 Tz 0 Tc 0 Tw ( apres) Tj", "93.7", "0.31", "1.73")]
    [InlineData("72 700 Td q 93.7 Tz ({0}) Tj Q 0 -14 Td (dessous) Tj", "93.7")]
    [InlineData("72 714 Td 14 TL 1.73 0.31 ({0}) \" 0 0 (dessous) \"", "1.73", "0.31")]
    public void Stretch_and_spacing_go_with_the_letters_that_they_served(string content, params string[] numbers)
    {
        var redacted = Redacted(content.Replace("{0}", First, StringComparison.Ordinal), First);

        Assert.All(numbers, number => Redacting.AssertGone(redacted, number));
    }

    [Theory]
    [InlineData("72 700 Td 60 Tz q (TREMBLAY) Tj Q ( apres) Tj 0 -14 Td (dessous) Tj")]
    [InlineData("72 700 Td 3 Tc 60 Tz (TREMBLAY) Tj 0 -14 Td (dessous) Tj 0 -14 Td q 90 Tz (plus bas) Tj Q 0 -14 Td (au fond) Tj")]
    [InlineData("72 700 Td 9 Tw (TREMBLAY) Tj 0 -14 Td [-900 (au dessous de) -400 (tout)] TJ")]
    public void They_stay_for_letters_that_are_shown_afterwards(string content)
    {
        var pdf = Tricks.Page($"BT /F1 12 Tf {content} ET");

        using var before = PdfDocument.Open(pdf);
        using var after = PdfDocument.Open(Redacted(content, First));

        Assert.Equal(Places(before), Places(after));

        static List<(string, double)> Places(PdfDocument document) =>
            [.. document.GetPage(1).Letters.Where(letter => letter.StartBaseLine.Y < 690 && letter.Value != " ").Select(letter => (letter.Value, Math.Round(letter.StartBaseLine.X, 2)))];
    }

    /// <summary>What a form takes over from where it is drawn serves the letters in it, and goes with them.</summary>
    [Fact]
    public void Spacing_that_a_form_inherits_goes_with_its_letters() =>
        Assert.Equal(WithForm("99.1 Tz 0.21 Tc 1.73 Tw", First), WithForm("101.9 Tz 0.13 Tc 2.31 Tw", Second));

    [Theory]
    [InlineData("")]
    [InlineData("q Q")]
    public void Spacing_that_a_form_inherits_stays_for_what_it_shows(string between)
    {
        var pdf = FormPage(
            $"BT /F1 12 Tf 72 700 Td (TREMBLAY) Tj ET 60 Tz 3 Tc 9 Tw /X1 Do {between} 0 Tc 1 0 0 1 0 -200 cm /X1 Do BT /F1 12 Tf 72 650 Td (au fond de tout) Tj ET",
            "BT /F1 12 Tf 72 660 Td (dessous de tout) Tj ET");
        var marks = Redacting.MarksOn(pdf, First);
        var redacted = Redacting.Redact(pdf, [marks[0]]);

        Assert.Empty(Redacting.Verify(redacted, pdf, [marks[0]]).Findings);
        Assert.Equal(Places(pdf), Places(redacted));

        static List<(string, double, double)> Places(byte[] pdf)
        {
            using var document = PdfDocument.Open(pdf);
            return [.. document.GetPage(1).Letters.Where(letter => letter.StartBaseLine.Y < 690 && letter.Value != " ")
                .Select(letter => (letter.Value, Math.Round(letter.StartBaseLine.X, 2), Math.Round(letter.StartBaseLine.Y, 2))).Order()];
        }
    }

    private static byte[] WithForm(string spacing, string name)
    {
        var pdf = FormPage($"q {spacing} /X1 Do Q BT /F1 12 Tf 72 600 Td (ailleurs) Tj ET", $"BT /F1 12 Tf 72 700 Td ({name}) Tj ET");
        var marks = Redacting.MarksOn(pdf, name);
        var redacted = Redacting.Redact(pdf, marks);

        Assert.Empty(Redacting.Verify(redacted, pdf, marks).Findings);
        return redacted;
    }

    private static byte[] FormPage(string page, string form) => Tricks.Page(page, resources: "/XObject << /X1 10 0 R >>", more: pdf =>
        pdf.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 4 0 R >> >>", form));

    /// <summary>A line that ends where a clip ends is not pushed over its edge, and the way of rounding tells nothing.</summary>
    [Fact]
    public void Nothing_is_pushed_over_the_edge_of_a_clip()
    {
        const string clipped = "ET q 60 690 {1} 20 re W n BT /F1 12 Tf 72 700 Td (avant {0} fin) Tj ET Q BT";
        var pdf = Tricks.Page($"BT {string.Format(CultureInfo.InvariantCulture, clipped, First, 134)} ET");
        var marks = Redacting.MarksOn(pdf, First);

        var redacted = Redacting.Redact(pdf, marks);

        Assert.Empty(Redacting.Verify(redacted, pdf, marks).Findings);
        Assert.Equal(
            Redacted(string.Format(CultureInfo.InvariantCulture, clipped, "GAUTHIER", 134), "GAUTHIER"),
            Redacted(string.Format(CultureInfo.InvariantCulture, clipped, "GAUTHIES", 134), "GAUTHIES"));
    }

    /// <summary>A line that fills its page, set without spaces: rounded down, what follows would stand under the mark.</summary>
    [Fact]
    public void What_is_not_pushed_over_an_edge_is_not_pulled_under_the_mark_either()
    {
        var pdf = Tricks.Page("BT /F1 11.95517 Tf 1 0 0 1 0 2.989 Tm [(Lorem)-150(ipsum)] TJ ET", "[0 0 67.2 12.951]");
        IReadOnlyList<RedactionMark> marks = [new RedactionMark(1, [new PdfBox(0, 1, 33.8, 12)], "art. 37")];

        var redacted = Redacting.Redact(pdf, marks);

        Assert.Empty(Redacting.Verify(redacted, pdf, marks).Findings);
        Assert.Contains("ipsum", OtherReaders.Text(redacted), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("q 1 0 0 1 {0} 700 cm BT /F1 12 Tf ({1}) Tj ET Q ")]
    [InlineData("BT /F1 12 Tf 1 0 0 1 {0} 700 Tm ({1}) Tj ET ")]
    public void Of_letters_that_each_have_a_place_none_is_left(string letter)
    {
        var letters = string.Concat(First.Select((one, at) => string.Format(CultureInfo.InvariantCulture, letter, 150 + (at * 9.37), one)));
        var pdf = Tricks.Page("BT /F1 12 Tf 72 700 Td (avant) Tj ET " + letters + "BT /F1 12 Tf 72 600 Td (ailleurs) Tj ET");
        IReadOnlyList<RedactionMark> marks = [new RedactionMark(1, [new PdfBox(148, 696, 232, 712)], "art. 53")];

        var redacted = Redacting.Redact(pdf, marks);

        Assert.Empty(Redacting.Verify(redacted, pdf, marks).Findings);
        Redacting.AssertGone(redacted, "159.37");
        Redacting.AssertGone(redacted, "168.74");
    }

    [Fact]
    public void Of_letters_shown_one_by_one_no_number_is_left()
    {
        var pdf = Tricks.Page($"BT /F1 12 Tf 72 700 Td (avant ) Tj {string.Concat(First.Select(letter => $"({letter}) Tj "))}ET");
        IReadOnlyList<RedactionMark> marks = [new RedactionMark(1, [new PdfBox(106, 696, 176, 712)], "art. 53")];

        var redacted = Redacting.Redact(pdf, marks);

        Assert.Empty(Redacting.Verify(redacted, pdf, marks).Findings);
        Assert.All(Redacting.Everything(redacted), bytes => Assert.DoesNotMatch(@"\[-?[\d.]+\] TJ", Encoding.Latin1.GetString(bytes)));
    }

    [Fact]
    public void A_column_farther_along_the_line_stays_where_it_was()
    {
        var pdf = Tricks.Page("BT /F1 12 Tf 72 700 Td (nom TREMBLAY) Tj 228 0 Td (montant) Tj ET");

        using var document = PdfDocument.Open(Redacting.Redact(pdf, Redacting.MarksOn(pdf, First)));

        Assert.Equal(300, document.GetPage(1).Letters.First(letter => letter.Value == "m" && letter.StartBaseLine.X > 250).StartBaseLine.X, 2);
    }

    [Fact]
    public void The_next_line_is_where_it_was()
    {
        var pdf = Tricks.Page("BT /F1 12 Tf 72 700 Td (nom TREMBLAY suite) Tj 0 -14 Td (dessous) Tj ET");

        using var document = PdfDocument.Open(Redacting.Redact(pdf, Redacting.MarksOn(pdf, First)));

        Assert.Equal(72, document.GetPage(1).Letters.First(letter => letter.StartBaseLine.Y < 690).StartBaseLine.X, 2);
    }

    [Fact]
    public void Two_marked_words_leave_no_space_between_them()
    {
        var pdf = Tricks.Page("BT /F1 12 Tf 72 700 Td (nom TREMBLAY GAUTHIER suite) Tj ET");
        var marks = Redacting.MarksOn(pdf, First).Concat(Redacting.MarksOn(pdf, Second)).ToList();

        Redacting.Redact(pdf, marks, null, out var report);

        // Sixteen letters and the space that parted them.
        Assert.Equal(17, report.Removed[RemovedKind.Glyphs]);
    }

    [Fact]
    public void Labels_are_set_in_a_font_that_is_in_the_file()
    {
        var pdf = Tricks.Page("BT /F1 12 Tf 72 700 Td (nom TREMBLAY suite) Tj ET");

        var fonts = OtherReaders.Read(Redacting.Redact(pdf, Redacting.MarksOn(pdf, First)), "pdffonts", "");

        Assert.Matches(@"[A-Z]{6}\+LiberationSans +CID TrueType +Identity-H +yes yes yes", fonts);
    }

    private static void AssertSame(string first, string second)
    {
        var a = Redacted(string.Format(System.Globalization.CultureInfo.InvariantCulture, first, First), First);
        var b = Redacted(string.Format(System.Globalization.CultureInfo.InvariantCulture, second, Second), Second);

        Assert.Equal(a, b);
    }

    private static byte[] Redacted(string content, string name)
    {
        var pdf = Tricks.Page($"BT /F1 12 Tf {content} ET");
        var marks = Redacting.MarksOn(pdf, name);
        var redacted = Redacting.Redact(pdf, marks);

        Assert.Empty(Redacting.Verify(redacted, pdf, marks).Findings);
        return redacted;
    }
}
