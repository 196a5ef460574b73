using System.Text;
using System.Text.RegularExpressions;
using AccessRequests.Pdf.Typesetting;
using UglyToad.PdfPig;

namespace AccessRequests.Pdf.Tests.Typesetting;

/// <summary>Names and requests in other scripts: printed with real glyphs, and read aloud in the order in which they were written.</summary>
public sealed partial class ScriptsTests
{
    [Theory]
    [InlineData("محمد بن عبد الله الإدريسي", "NotoSansArabic")]
    [InlineData("أطلب نسخة من تقارير Bellechasse لسنة 2025 (الملحق أ).", "NotoSansArabic")]
    [InlineData("שלום, אני מבקש עותק (עמודים 12-15)", "LiberationSans")]
    [InlineData("王小明 山田太郎 さくら", "NotoSansSC")]
    [InlineData("김철수", "NotoSansKR")]
    [InlineData("ᐃᓄᒃᑎᑐᑦ ᓀᐦᐃᔭᐍᐏᐣ", "NotoSansCanadianAboriginal")]
    [InlineData("Zoë 😀 👩‍👧‍👦 🇨🇦 ✅", "NotoEmoji")]
    [InlineData("Nguyễn Thị Hằng q̃ x̂ Ĳ Ω Ж", "LiberationSans")]
    public void A_script_has_its_font_and_comes_back_as_it_was_written(string text, string font)
    {
        var pdf = Print(new ParagraphBlock([text]));

        Assert.Empty(PrintableText.Unprintable(text));
        Assert.Equal(text.Normalize(NormalizationForm.FormC), Spoken(pdf));
        Assert.Contains($"+{font}", OtherReaders.Read(pdf, "pdffonts", ""), StringComparison.Ordinal);
        Assert.Contains("No syntax", OtherReaders.Read(pdf, "qpdf", "--check"), StringComparison.Ordinal);
    }

    [Fact]
    public void Arabic_letters_join_and_stand_from_right_to_left()
    {
        using var joined = PdfDocument.Open(Print(new ParagraphBlock(["ببب"])));
        using var alone = PdfDocument.Open(Print(new ParagraphBlock(["ب"])));
        var letters = joined.GetPage(1).Letters.Where(letter => letter.Value == "ب").ToList();

        Assert.Equal(3, letters.Count);
        Assert.True(letters[0].StartBaseLine.X > letters[1].StartBaseLine.X && letters[1].StartBaseLine.X > letters[2].StartBaseLine.X);
        Assert.NotEqual(letters[1].Width, alone.GetPage(1).Letters.Single(letter => letter.Value == "ب").Width, 0.1);
    }

    [Fact]
    public void A_paragraph_in_Arabic_ends_at_the_right_margin_and_an_address_line_begins_at_the_left()
    {
        using var paragraph = PdfDocument.Open(Print(new ParagraphBlock(["محمد"])));
        using var address = PdfDocument.Open(Print(new LinesBlock([["محمد"], ["12, rue des Érables"]])));

        Assert.InRange(paragraph.GetPage(1).Letters.Max(letter => letter.EndBaseLine.X), 500, 541);
        Assert.InRange(address.GetPage(1).Letters.Where(letter => letter.Value == "م").Min(letter => letter.StartBaseLine.X), 71, 100);
    }

    [Fact]
    public void A_line_of_Chinese_ends_between_two_characters_and_not_before_its_full_stop()
    {
        var lines = OtherReaders.Text(Print(new ParagraphBlock([string.Concat(Enumerable.Repeat("报告书及其附件。", 20))]))).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(lines, line => Assert.False(line.StartsWith('。')));
        Assert.True(lines.Count(line => line.Length > 35) >= 2);
    }

    [Fact]
    public void What_no_font_has_is_named_once_and_a_joined_sign_is_one()
    {
        Assert.Equal(["𒀀", "ẇ\u0F71"], PrintableText.Unprintable("Jean 𒀀, 𒀀 et ẇ\u0F71 😀"));
        Assert.Empty(PrintableText.Unprintable("l’œuvre « ŒUVRE » – 12 500 $\u202F; №\u00A07"));
    }

    private static string Spoken(byte[] pdf) =>
        string.Join(' ', Quoted().Matches(OtherReaders.Read(pdf, "pdfinfo", "-enc UTF-8 -struct-text")).Select(line => line.Groups[1].Value));

    private static byte[] Print(params Block[] blocks)
    {
        using var stream = new MemoryStream();
        Typesetter.Write(new TypesetDocument("Essai", "fr-CA", blocks), stream);
        return stream.ToArray();
    }

    [GeneratedRegex("""^\s*"(.*)"$""", RegexOptions.Multiline)]
    private static partial Regex Quoted();
}
