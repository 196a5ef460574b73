using System.Text;
using AccessRequests.Pdf.Tests.Corpus;
using AccessRequests.Pdf.Tests.Typesetting;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>Text that nobody sees and nobody marked is gone from what leaves, which looks as before; where it cannot be both, nothing leaves.</summary>
public sealed class ProvenRedactionTests
{
    private const string Public = " 0 g 0 Tr BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET ";
    private const string Secret = "0 g BT /F1 12 Tf 150 700 Td (TREMBLAY) Tj ET ";
    private const string Box = "0 g 140 690 120 30 re f ";

    [Theory]
    [InlineData(Secret + Box)]
    [InlineData(Secret + "1 g 140 690 120 30 re f")]
    [InlineData("0 g BT /F1 12 Tf 150 700 Td (TREMBLAY, 514 555-0199.) Tj ET 0.8 g 60 690 400 30 re f")]
    [InlineData(Secret + "q 120 0 0 30 140 690 cm BI /W 6 /H 2 /CS /G /BPC 8 /F /AHx ID 00FF00FF00FF FF00FF00FF00> EI Q")]
    [InlineData("1 g BT /F1 12 Tf 150 700 Td (TREMBLAY) Tj ET")]
    [InlineData("BT /F1 0.05 Tf 150 700 Td (TREMBLAY) Tj ET")]
    [InlineData("q 10 10 20 20 re W n " + Secret + "Q")]
    public void What_the_source_hides_is_gone_and_the_page_looks_as_before(string content)
    {
        var pdf = Tricks.Page(content + Public);

        var (redacted, proof) = Redacting.Prove(pdf, []);

        Assert.Empty(proof.Verification.Findings);
        Assert.Equal(1, Assert.Single(proof.LeftOut).Number);
        Assert.DoesNotContain("TREMB", OtherReaders.Read(redacted, "mutool", "draw -q -F txt"), StringComparison.Ordinal);
        Assert.Contains("PUBLIC", OtherReaders.Read(redacted, "mutool", "draw -q -F txt"), StringComparison.Ordinal);
        Redacting.AssertGone(redacted, "REMBLAY");
        Assert.Equal(0, Rendered.By(pdf).Differences(Rendered.By(redacted)));
    }

    /// <summary>A letter in sight goes with the hidden one, or hides it: no way to take only that.</summary>
    [Theory]
    [InlineData(Secret + "1 g 140 690 120 30 re f 0 g BT /F1 12 Tf 150 700 Td (FICTIFS) Tj ET")]
    [InlineData(Secret + "1 g 140 690 58 30 re f")]
    [InlineData("0 g BT /F1 12 Tf 150 700 Td (TREMBLAY habite ici) Tj ET 0 g 145 690 75 30 re f")]
    public void Where_something_seen_would_change_nothing_leaves(string content)
    {
        var pdf = Tricks.Page(content + Public);

        var (_, proof) = Redacting.Prove(pdf, []);

        Assert.Equal(FindingKind.CoveredText, Assert.Single(proof.Verification.Findings).Kind);
        Assert.Empty(proof.LeftOut);
    }

    [Fact]
    public void A_mark_elsewhere_and_what_the_source_hides_are_both_gone()
    {
        var pdf = Tricks.Page(Secret + Box + "BT /F1 12 Tf 72 600 Td (GAGNON vu) Tj ET" + Public);
        IReadOnlyList<RedactionMark> marks = Redacting.MarksOn(pdf, "GAGNON");

        var (redacted, proof) = Redacting.Prove(pdf, marks);

        Assert.Empty(proof.Verification.Findings);
        Assert.Equal((1, 1), (proof.Redaction.Marks, proof.Redaction.Boxes));
        Redacting.AssertGone(redacted, "TREMBLAY");
        Redacting.AssertGone(redacted, "GAGNON");
        Assert.DoesNotContain(proof.Verification.Findings, finding => finding.Kind == FindingKind.MissingBox);
    }

    [Fact]
    public void Under_a_box_of_the_source_two_secrets_leave_the_same_bytes()
    {
        Assert.Equal(Left("TREMBLAY"), Left("IIIIIIII"));

        static byte[] Left(string secret)
        {
            var (redacted, proof) = Redacting.Prove(Tricks.Page($"0 g BT /F1 12 Tf 150 700 Td ({secret}) Tj ET {Box}{Public}"), []);
            Assert.Empty(proof.Verification.Findings);
            return redacted;
        }
    }

    /// <summary>Where the letters of a word stood one by one tells which they were; where the next seen word stands is seen.</summary>
    [Fact]
    public void Of_letters_that_a_clip_cuts_off_no_place_is_left_but_that_of_what_follows()
    {
        var letters = string.Concat("TREMBLAY".Select((letter, at) => $"1 0 0 1 {150 + (at * 7.31):0.00} 700 Tm ({letter}) Tj "));
        var pdf = Tricks.Page($"q 210 600 300 200 re W n 0 g BT /F1 12 Tf {letters} 1 0 0 1 240 700 Tm (SUITE) Tj ET Q" + Public);

        var (redacted, proof) = Redacting.Prove(pdf, []);

        Assert.Empty(proof.Verification.Findings);
        Redacting.AssertGone(redacted, "157.31");
        Redacting.AssertGone(redacted, "171.93");
        Assert.Contains(Redacting.Everything(redacted), bytes => Encoding.Latin1.GetString(bytes).Contains("240 700 Tm", StringComparison.Ordinal));
        Assert.Equal(0, Rendered.By(pdf).Differences(Rendered.By(redacted)));
    }

    [Fact]
    public void A_word_printed_twice_is_seen_and_stays()
    {
        var pdf = Tricks.Page(Secret + Secret + Public);

        var (redacted, proof) = Redacting.Prove(pdf, []);

        Assert.Empty(proof.Verification.Findings);
        Assert.Empty(proof.LeftOut);
        Assert.Contains("TREMBLAY", OtherReaders.Read(redacted, "mutool", "draw -q -F txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_font_that_only_hidden_text_used_does_not_leave()
    {
        var pdf = Tricks.Page(
            "0 g BT /F3 12 Tf 150 700 Td (TREMBLAY) Tj ET " + Box + Public,
            fonts: "/F3 << /Type /Font /Subtype /Type1 /BaseFont /Courier-BoldOblique >>");

        var (redacted, proof) = Redacting.Prove(pdf, []);

        Assert.Empty(proof.Verification.Findings);
        Redacting.AssertGone(redacted, "Courier-BoldOblique");
    }

    /// <summary>As the labels of a plot run into one another: the word can be read, and nothing but letters lies over a few of its own.</summary>
    [Fact]
    public void A_letter_that_others_are_written_over_in_a_word_that_can_be_read_hides_nothing()
    {
        var pdf = Tricks.Page("0 g BT /F1 12 Tf 150 700 Td (Saint-Hilaire) Tj ET BT /F1 12 Tf 181.5 700 Td (Mont) Tj ET" + Public);

        var (redacted, proof) = Redacting.Prove(pdf, []);

        Assert.Empty(proof.Verification.Findings);
        Assert.Contains("Mont", OtherReaders.Read(redacted, "mutool", "draw -q -F txt"), StringComparison.Ordinal);
    }

    /// <summary>A bar is a bar, whatever draws it: a filled sign, a stretched letter; and the dots of a form are no word.</summary>
    [Theory]
    [InlineData("BT /F1 12 Tf 72 700 Td (T.R.E.M.B.L.A.Y.) Tj ET BT /F3 1 Tf 120 0 0 7.5 70 699.5 Tm ( ) Tj ET")]
    [InlineData("BT /F1 12 Tf 72 700 Td (Nom................TREMBLAY) Tj ET BT /F3 1 Tf 70 0 0 7 148 699.5 Tm ( ) Tj ET")]
    [InlineData("BT /F1 12 Tf 72 700 Td (T.R.E.M.B.L.A.Y.) Tj ET BT /F1 1 Tf 1100 0 0 10 -5 699.5 Tm (l) Tj ET")]
    public void A_bar_drawn_as_text_hides_what_is_under_it(string content)
    {
        var (_, proof) = Redacting.Prove(WithBlock("0 g " + content + Public), []);

        Assert.Equal(FindingKind.CoveredText, Assert.Single(proof.Verification.Findings).Kind);
    }

    /// <summary>
    /// A hole between two seen words, a box exactly as long as the word, a word hidden by an order that leaves its neighbours where they were: the width would tell.
    /// </summary>
    [Theory]
    [InlineData("q 0 0 612 792 re 92 690 57 30 re W* n BT /F1 12 Tf 72 700 Td (Mr  Tremblay   said this) Tj ET Q")]
    [InlineData("BT /F1 12 Tf 72 700 Td (Mr ) Tj ET q 0 0 1 1 re W n BT /F1 12 Tf 90 700 Td (Tremblay) Tj ET Q BT /F1 12 Tf 138.68 700 Td ( said) Tj ET")]
    [InlineData("BT /F1 12 Tf 90 700 Td (Tremblay) Tj ET 90 696 50.004 14 re f")]
    [InlineData("BT /F1 12 Tf 72 700 Td (Mr ) Tj ET BT /F1 12 Tf 138.68 700 Td ( said) Tj ET 1 g BT /F1 12 Tf 90 700 Td (Tremblay) Tj ET")]
    public void Hidden_text_whose_width_would_be_told_is_to_be_marked(string content)
    {
        var (_, proof) = Redacting.Prove(Tricks.Page("0 g " + content + Public), []);

        Assert.Equal(FindingKind.CoveredText, Assert.Single(proof.Verification.Findings).Kind);
    }

    [Theory]
    [InlineData("BT /F1 12 Tf 72 700 Td (Mr Gagne id 1231) Tj ET 166 696 60 14 re f", "Gagne")]
    [InlineData("BT /F1 12 Tf 72 700 Td (Mr GAGNON said) Tj ET 1 g BT /F1 12 Tf 160 700 Td (xyz) Tj ET", "GAGNON")]
    [InlineData("BT /F1 12 Tf 72 700 Td (Mr GAGNON) Tj ET 1 g BT /F1 12 Tf 155 700 Td (xyz) Tj ET", "GAGNON")]
    public void On_the_line_of_a_mark_hidden_text_is_to_be_marked_and_nothing_slides_from_sight(string content, string name)
    {
        var pdf = Tricks.Page("0 g " + content + Public);

        var (_, proof) = Redacting.Prove(pdf, Redacting.MarksOn(pdf, name));

        Assert.Equal(FindingKind.CoveredText, Assert.Single(proof.Verification.Findings).Kind);
    }

    /// <summary>With nothing seen next to it, it makes no gap finer: two names of one class of width give the same bytes.</summary>
    [Fact]
    public void Far_from_all_that_is_seen_on_the_line_of_a_mark_it_is_left_out()
    {
        Assert.Equal(With("TREMBLAY"), With("GAUTHIER"));

        static byte[] With(string name)
        {
            var pdf = Tricks.Page($"0 g BT /F1 12 Tf 72 700 Td (Mr {name} said) Tj ET 1 g BT /F1 12 Tf 500 700 Td (xyz) Tj ET" + Public);
            var (redacted, proof) = Redacting.Prove(pdf, Redacting.MarksOn(pdf, name));

            Assert.Empty(proof.Verification.Findings);
            Assert.Single(proof.LeftOut);
            Redacting.AssertGone(redacted, "xyz");
            return redacted;
        }
    }

    /// <summary>A letter that reads as several is found again once the others are gone.</summary>
    [Fact]
    public void What_is_only_found_without_the_rest_is_left_out_too()
    {
        var pdf = Tricks.Page("1 g BT /F3 12 Tf 72 700 Td (AB) Tj ET" + Public, fonts: "/F3 10 0 R", more: file =>
        {
            file.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 11 0 R >>");
            file.AddStream("", "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <41> <0053004500430052> <42> <00450054> endbfchar endcmap end");
        });

        var (redacted, proof) = Redacting.Prove(pdf, []);

        Assert.Empty(proof.Verification.Findings);
        Redacting.AssertGone(redacted, "0053004500430052");
        Redacting.AssertGone(redacted, "(AB)");
    }

    [Fact]
    public void A_sign_that_reads_as_nothing_stays_where_hidden_letters_lie_on_it()
    {
        var pdf = WithBlock("0 g BT /F3 1 Tf 60 0 0 16 300 697 Tm ( ) Tj ET BT /F1 12 Tf 320 700 Td (xy) Tj ET" + Public);

        var (redacted, proof) = Redacting.Prove(pdf, []);

        Assert.Empty(proof.Verification.Findings);
        Assert.Single(proof.LeftOut);
        Assert.Equal(0, Rendered.By(pdf).Differences(Rendered.By(redacted)));
    }

    /// <summary>Strokes thinner than a pixel are seen by whoever looks closer; letters pressed into a line are not read by anybody.</summary>
    [Theory]
    [InlineData("0 g BT /F1 3 Tf 150 700 Td (il1) Tj ET", true)]
    [InlineData("0 g BT 2 Tz /F1 12 Tf 150 700 Td (TREMBLAY) Tj ET", false)]
    [InlineData("0 g BT 2 Tz /F1 12 Tf 150 700 Td (T R E M B L A Y) Tj ET", false)]
    [InlineData("q 1 0 0 0.02 150 700 cm 0 g BT /F1 12 Tf (TREMBLAY) Tj ET Q", false)]
    public void Thin_letters_are_looked_at_closer_and_squashed_ones_are_not_read(string content, bool isSeen)
    {
        var pdf = Tricks.Page(content + Public);

        Assert.Equal(isSeen, Redacting.Verify(Redacting.Redact(pdf, []), pdf, []).IsClean);
    }

    /// <summary>With a font whose space is a filled square.</summary>
    private static byte[] WithBlock(string content) => Tricks.Page(
        content,
        fonts: "/F3 10 0 R",
        more: file =>
        {
            file.Add("<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 32 /LastChar 32 /Widths [1] "
                + "/Encoding << /Type /Encoding /Differences [32 /block] >> /CharProcs << /block 11 0 R >> /Resources << >> >>");
            file.AddStream("", "1 0 0 0 1 1 d1 0 0 1 1 re f");
        });
}
