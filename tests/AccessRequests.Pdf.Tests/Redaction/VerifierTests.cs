using System.Text;
using AccessRequests.Pdf.Tests.Corpus;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>The verifier is shown files that leak, and must say so.</summary>
public sealed class VerifierTests
{
    private static readonly byte[] Original = Tricks.Page("BT /F1 12 Tf 72 700 Td (PUBLIC ) Tj (TREMBLAY) Tj ET");

    [Fact]
    public void Letters_on_both_sides_of_a_mark_do_not_make_a_word_that_is_hidden_elsewhere()
    {
        // The box touches the last A of TATA, which goes with what it covers: TAT and LUT are left side by side.
        var pdf = Tricks.Page(
            "BT /R1 10 Tf 100 500 Td (TATAxxxxxLUT) Tj ET BT /R1 10 Tf 100 600 Td (TLU) Tj ET",
            fonts: "/R1 << /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>");
        IReadOnlyList<RedactionMark> marks =
        [
            new RedactionMark(1, [new PdfBox(123, 495, 153.9, 510)], "art. 37"),
            new RedactionMark(1, [new PdfBox(98, 595, 122, 610)], "art. 37"),
        ];

        var report = Redacting.Verify(Redacting.Redact(pdf, marks), pdf, marks);

        Assert.Empty(report.Findings);
    }

    [Theory]
    [InlineData("Note sur M. Tremblay", true)]
    [InlineData("Note sur les Tremblayens", false)]
    [InlineData("Note publique", false)]
    public void A_title_may_not_tell_the_name_that_a_mark_hides(string title, bool tells)
    {
        var marks = Redacting.MarksOn(Original, Trick.Secret);

        var report = Redacting.Verify(Redacting.Redact(Original, marks), Original, marks, title);

        Assert.Equal(tells, report.Findings.Any(finding => finding.Kind == FindingKind.WordInTitle));
    }

    [Fact]
    public void A_title_may_hold_a_name_that_stays_visible_elsewhere()
    {
        var pdf = Tricks.Page("BT /F1 12 Tf 72 700 Td (Tremblay) Tj 0 -40 Td (Tremblay) Tj ET");
        IReadOnlyList<RedactionMark> marks = [new RedactionMark(1, [new PdfBox(70, 655, 200, 675)], "art. 53")];

        Assert.Empty(Redacting.Verify(Redacting.Redact(pdf, marks), pdf, marks, "Note sur M. Tremblay").Findings);
    }

    [Fact]
    public void A_black_box_over_living_text_is_found_without_the_original()
    {
        var drawn = Tricks.Page("BT /F1 12 Tf 72 700 Td (TREMBLAY) Tj ET 0 g 70 695 90 20 re f");

        Assert.Contains(Redacting.Verify(drawn, null, []).Findings, finding => finding.Kind == FindingKind.CoveredText);
    }

    [Fact]
    public void The_original_passed_off_as_the_result_is_found_in_every_way()
    {
        var kinds = Redacting.Verify(Original, Original, Redacting.MarksOn(Original, Trick.Secret)).Findings.Select(finding => finding.Kind).ToHashSet();

        Assert.Contains(FindingKind.GlyphUnderMark, kinds);
        Assert.Contains(FindingKind.WordInText, kinds);
        Assert.Contains(FindingKind.MissingBox, kinds);
    }

    [Fact]
    public void Objects_that_are_on_no_list_are_found()
    {
        var everything = Tricks.All.Single(trick => trick.Name == "Metadata, attachments, scripts and notes").Pdf;

        var messages = Redacting.Verify(everything, null, []).Findings.Where(finding => finding.Kind == FindingKind.Structure).Select(finding => finding.Message).ToList();

        Assert.All(
            (string[])["Metadata", "EmbeddedFiles", "JavaScript", "OpenAction", "AcroForm", "StructTreeRoot", "AA"],
            key => Assert.Contains(messages, message => message.Contains($"« {key} »", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_secret_that_moved_elsewhere_on_the_page_is_found()
    {
        var marks = Redacting.MarksOn(Original, Trick.Secret);
        var moved = Redacting.Redact(Tricks.Page("BT /F1 12 Tf 72 700 Td (PUBLIC ) Tj 0 -300 Td (TREMBLAY) Tj ET"), marks);

        Assert.Contains(Redacting.Verify(moved, Original, marks).Findings, finding => finding.Kind == FindingKind.WordInText);
    }

    [Fact]
    public void A_secret_in_a_string_that_is_never_drawn_is_found_in_the_bytes()
    {
        var marks = Redacting.MarksOn(Original, Trick.Secret);
        var titled = Redacting.Redact(Original, marks, new RedactionOptions { DocumentTitle = "Dossier de TREMBLAY" });

        Assert.Contains(Redacting.Verify(titled, Original, marks).Findings, finding => finding.Kind == FindingKind.WordInBytes);
    }

    [Fact]
    public void A_revision_appended_to_the_result_is_found()
    {
        var marks = Redacting.MarksOn(Original, Trick.Secret);
        byte[] appended = [.. Redacting.Redact(Original, marks), .. Encoding.ASCII.GetBytes("9 0 obj\n(TREMBLAY)\nendobj\n%%EOF\n")];

        Assert.Contains(Redacting.Verify(appended, Original, marks).Findings, finding => finding.Kind == FindingKind.Structure);
    }

    [Fact]
    public void Text_lost_outside_the_marks_is_found()
    {
        var marks = Redacting.MarksOn(Original, Trick.Secret);
        var poorer = Redacting.Redact(Tricks.Page("BT /F1 12 Tf 72 700 Td (PUB ) Tj 25 0 Td (TREMBLAY) Tj ET"), marks);

        Assert.Contains(Redacting.Verify(poorer, Original, marks).Findings, finding => finding.Kind == FindingKind.LostContent);
    }

    [Fact]
    public void A_word_that_also_stands_outside_the_marks_may_stay_there()
    {
        var pdf = Tricks.Page("BT /F1 12 Tf 72 700 Td (TREMBLAY) Tj 0 -300 Td (TREMBLAY) Tj ET");
        var marks = Redacting.MarksOn(pdf, Trick.Secret).Take(1).ToList();

        Assert.Empty(Redacting.Verify(Redacting.Redact(pdf, marks), pdf, marks).Findings);
    }

    [Fact]
    public void No_finding_quotes_what_was_hidden()
    {
        var report = Redacting.Verify(Original, Original, Redacting.MarksOn(Original, Trick.Secret));

        Assert.All(report.Findings, finding => Assert.DoesNotContain(Trick.Secret, finding.Message, StringComparison.OrdinalIgnoreCase));
    }
}
