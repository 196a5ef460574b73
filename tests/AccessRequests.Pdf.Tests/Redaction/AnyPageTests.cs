using System.Globalization;
using System.Text;
using AccessRequests.Pdf.Tests.Corpus;
using CsCheck;
using UglyToad.PdfPig;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>Random words in random type on random sheets: what is marked goes, everything else stays.</summary>
public sealed class AnyPageTests
{
    /// <summary>More with CsCheck_Iter.</summary>
    private static readonly long Pages = Math.Max(300, Check.Iter);

    private static readonly Gen<string> Word = Gen.Char['A', 'Z'].Array[5, 9].Select(letters => new string(letters));

    private static readonly Gen<TextRow> Row =
        from words in Word.Array[1, 4]
        from font in Gen.OneOf("Helvetica", "Times-Roman", "Courier", "Times-BoldItalic")
        from size in Gen.Int[6, 14]
        from spacing in Gen.OneOf("0", "0.3", "1", "-0.2")
        from scale in Gen.OneOf(100, 90, 120)
        from pieces in Gen.Int[0, 3]
        select new TextRow(words, font, size, spacing, scale, pieces);

    private static readonly Gen<Sheet> AnySheet =
        from rows in Row.Array[1, 6]
        from rotation in Gen.OneOf(0, 90, 180, 270)
        from turned in Gen.Bool
        from offset in Gen.Int[-300, 300]
        from hidden in Gen.Bool.Array[24]
        select new Sheet(rows, rotation, turned, offset, hidden);

    private static readonly Gen<(Sheet Sheet, PdfBox Box)> BoxAnywhere = Gen.Select(
        AnySheet, Gen.Double[20, 500], Gen.Double[80, 500], Gen.Double[1, 200], Gen.Double[1, 60],
        (sheet, x, y, width, height) => (sheet, new PdfBox(x, y, x + width, y + height)));

    [Fact]
    public void Marked_words_go_and_all_others_stay() => AnySheet.Sample(CheckWords, iter: Pages);

    /// <summary>Nothing that was marked is left, and what holds a file back is at most a letter that the new gaps bring under a box: a few in hundreds.</summary>
    [Fact]
    public void A_box_anywhere_is_either_proved_or_refused()
    {
        var refused = 0;
        BoxAnywhere.Sample(
            page =>
            {
                var report = Report(page);
                Assert.All(report.Findings, finding => Assert.Equal(FindingKind.CoveredText, finding.Kind));
                Interlocked.Add(ref refused, report.IsClean ? 0 : 1);
            },
            iter: Pages);
        Assert.InRange(refused, 0, Pages / 50);
    }

    /// <summary>Cases that once failed.</summary>
    [Theory]
    [InlineData("fLm8ROPlStq2")]
    [InlineData("dZh6y-1VuvE2")]
    [InlineData("d3Zptq1RKSu1")]
    [InlineData("aIhOBJZGNui2")]
    [InlineData("3At8qd2CHGp1")]
    [InlineData("4MB2hEMmOnO1")]
    public void A_box_that_was_once_refused_for_nothing_is_proved(string seed) => BoxAnywhere.Sample(CheckBox, seed: seed, iter: 1);

    [Fact]
    public void A_flat_box_across_large_letters_may_move_the_rest_of_their_line()
    {
        var sheet = new Sheet([new TextRow(["IIIIIII", "LARGE"], "Helvetica", 14, "0", 100, 0)], 0, false, 0, []);

        Assert.Empty(Report(sheet.Build(), new PdfBox(48.2, 79, 55.2, 83)).Findings);
    }

    private static void CheckBox((Sheet Sheet, PdfBox Box) page)
    {
        var report = Report(page);
        Assert.True(report.IsClean, string.Join(" / ", report.Findings));
    }

    private static VerificationReport Report((Sheet Sheet, PdfBox Box) page)
    {
        var (sheet, box) = page;
        return Report(sheet.Build(), new PdfBox(box.Left + sheet.Offset, box.Bottom, box.Right + sheet.Offset, box.Top));
    }

    private static VerificationReport Report(byte[] pdf, PdfBox box)
    {
        IReadOnlyList<RedactionMark> marks = [new RedactionMark(1, [box], "art. 37")];
        return Redacting.Verify(Redacting.Redact(pdf, marks), pdf, marks);
    }

    /// <summary>Found by the property: half an em of the line is more than a thin mark is high.</summary>
    [Fact]
    public void A_mark_thinner_than_its_line_is_proved()
    {
        var pdf = Tricks.Page("BT /F1 14 Tf 120 Tz 0.3 Tc 1 0 0 1 40 290 Tm [(UK) -7 (GO) -7 (KWEXPRDVS HWI) -7 (WL) -7 (H ) -7 (CANMORJ)] TJ ET");

        foreach (var width in Enumerable.Range(100, 60))
        {
            IReadOnlyList<RedactionMark> marks = [new RedactionMark(1, [new PdfBox(105, 288.6, 105 + width, 296.4)], "art. 37")];

            var report = Redacting.Verify(Redacting.Redact(pdf, marks), pdf, marks);

            Assert.True(report.IsClean, $"{width}: {string.Join(" / ", report.Findings)}");
        }
    }

    private static void CheckWords(Sheet sheet)
    {
        var pdf = sheet.Build();
        using var source = new MemoryStream(pdf);
        var found = TextSelection.WordsOn(source, 1, CancellationToken.None);
        var words = sheet.Rows.SelectMany(row => row.Words).Distinct().ToList();
        var secrets = words.Where((_, at) => sheet.Hidden[at % sheet.Hidden.Length]).ToHashSet();
        var marks = found.Where(word => secrets.Contains(word.Text)).Select(word => new RedactionMark(1, [word.Box], "art. 37")).ToList();

        var redacted = Redacting.Redact(pdf, marks);

        var report = Redacting.Verify(redacted, pdf, marks);
        Assert.True(report.IsClean, string.Join(" / ", report.Findings));
        using var opened = PdfDocument.Open(redacted);
        var text = string.Concat(opened.GetPage(1).Letters.Select(letter => letter.Value)).Replace(" ", "", StringComparison.Ordinal);

        foreach (var word in words)
        {
            Assert.Equal(!secrets.Contains(word), text.Contains(word, StringComparison.Ordinal));
        }

        foreach (var secret in secrets)
        {
            Redacting.AssertGone(redacted, secret);
        }
    }

    /// <param name="Pieces">Letters of each string; 0 for the words of a row in one.</param>
    private sealed record TextRow(string[] Words, string Font, int Size, string Spacing, int Scale, int Pieces)
    {
        public string Content(int number, double x, double y, bool upright) => string.Create(
            CultureInfo.InvariantCulture,
            $"BT /R{number} {Size} Tf {Spacing} Tc {Scale} Tz {(upright ? "1 0 0 1" : "0 1 -1 0")} {x} {y} Tm {Strings()} TJ ET\n");

        private string Strings()
        {
            var text = string.Join(' ', Words);
            var strings = Pieces == 0 ? [text] : text.Chunk(Pieces).Select(piece => new string(piece));
            return $"[{string.Join(" -7 ", strings.Select(piece => $"({piece})"))}]";
        }
    }

    private sealed record Sheet(TextRow[] Rows, int Rotation, bool Turned, int Offset, bool[] Hidden)
    {
        public byte[] Build()
        {
            var content = new StringBuilder();

            for (var at = 0; at < Rows.Length; at++)
            {
                var across = 80 + (at * 70);
                content.Append(Turned ? Rows[at].Content(at, Offset + across, 60, false) : Rows[at].Content(at, Offset + 40, across, true));
            }

            return Tricks.Page(
                content.ToString(),
                string.Create(CultureInfo.InvariantCulture, $"[{Offset} 0 {Offset + 612} 792]"),
                $"/Rotate {Rotation}",
                fonts: string.Concat(Rows.Select((row, at) => $"/R{at} << /Type /Font /Subtype /Type1 /BaseFont /{row.Font} /Encoding /WinAnsiEncoding >> ")));
        }
    }
}
