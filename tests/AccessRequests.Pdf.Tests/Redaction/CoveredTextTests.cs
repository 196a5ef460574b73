using AccessRequests.Pdf.Tests.Corpus;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>Text that the source itself hides goes out readable unless somebody marks it: such a file is kept back, with and without its original.</summary>
public sealed class CoveredTextTests
{
    private const string Public = " 0 g 0 Tr BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET ";
    private const string Secret = "0 g BT /F1 12 Tf 150 700 Td (TREMBLAY) Tj ET ";

    private static readonly PdfBox SecretLine = new(140, 690, 260, 720);

    public static TheoryData<string> Hiding =>
    [
        Secret + "1 g 140 690 120 30 re f",
        Secret + "0.6 g 140 690 120 30 re f",
        Secret + "0 g 140 690 120 30 re f",
        Secret + "0 G 12 w 140 704 m 260 704 l S",
        Secret + "0.5 G 9 w 140 704 m 260 704 l S",
        Secret + "q 120 0 0 30 140 690 cm BI /W 6 /H 2 /CS /G /BPC 8 /F /AHx ID 00FF00FF00FF FF00FF00FF00> EI Q",
        "1 g BT /F1 12 Tf 150 700 Td (TREMBLAY) Tj ET",
        "0.97 g BT /F1 12 Tf 150 700 Td (TREMBLAY) Tj ET",
        "0 0.4 0 rg 140 690 120 30 re f BT /F1 12 Tf 150 700 Td (TREMBLAY) Tj ET",
        "BT /F1 0.05 Tf 150 700 Td (TREMBLAY) Tj ET",
        "q 10 10 20 20 re W n " + Secret + "Q",
        Secret + "1 g 140 690 120 30 re f 0 g BT /F1 12 Tf 150 700 Td (FICTIFS) Tj ET",
        "/Fm1 Do 1 g 140 690 120 30 re f",
        "/Fm2 Do",
        Secret + "/Fm3 Do",
        Secret + "/Dim gs 0 g 140 690 120 30 re f",
        "BT /F1 1.2 Tf 150 700 Td (TREMBLAY) Tj ET",
        Secret + "BT /F3 40 Tf 140 695 Td (   ) Tj ET",
    ];

    [Theory]
    [MemberData(nameof(Hiding))]
    public void What_the_source_hides_keeps_the_file_back(string content)
    {
        var pdf = Page(content);

        var redacted = Redacting.Redact(pdf, []);

        Assert.Equal([FindingKind.CoveredText], Kinds(Redacting.Verify(redacted, pdf, [])));
        Assert.Equal([FindingKind.CoveredText], Kinds(Redacting.Verify(redacted, null, [])));
        Assert.Equal(1, Assert.Single(Find(pdf)).Number);
    }

    [Theory]
    [MemberData(nameof(Hiding))]
    public void A_mark_on_it_makes_the_file_fit_to_leave(string content)
    {
        var pdf = Page(content);
        IReadOnlyList<RedactionMark> marks = [new RedactionMark(1, [SecretLine], "art. 53")];

        var redacted = Redacting.Redact(pdf, marks);

        Assert.Empty(Redacting.Verify(redacted, pdf, marks).Findings);
        Redacting.AssertGone(redacted, "TREMBLAY");
    }

    [Fact]
    public void The_places_it_gives_are_where_to_mark()
    {
        var pdf = Page(Secret + "1 g 140 690 120 30 re f");
        var found = Assert.Single(Find(pdf));
        IReadOnlyList<RedactionMark> marks = [new RedactionMark(1, found.Boxes, "art. 53")];

        var redacted = Redacting.Redact(pdf, marks);

        Assert.Equal("TREMBLAY".Length, found.Characters);
        Assert.Empty(Redacting.Verify(redacted, pdf, marks).Findings);
        Redacting.AssertGone(redacted, "TREMBLAY");
    }

    [Fact]
    public void The_message_says_where_and_what_to_do_and_quotes_nothing()
    {
        var pdf = Page(Secret + "1 g 140 690 120 30 re f");

        var message = Assert.Single(Redacting.Verify(Redacting.Redact(pdf, []), pdf, []).Findings).Message;

        Assert.Contains("8 caractère(s)", message, StringComparison.Ordinal);
        Assert.Contains("cm du haut", message, StringComparison.Ordinal);
        Assert.Contains("Marquez l'endroit ou retenez la page entière.", message, StringComparison.Ordinal);
        Assert.DoesNotContain("TREMBLAY", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0 g 140 690 120 30 re f 1 g BT /F1 12 Tf 150 700 Td (ADRESSE) Tj ET")]
    [InlineData("1 g 0 0 612 792 re f 0 g BT /F1 12 Tf 150 700 Td (ADRESSE) Tj ET")]
    [InlineData("0 g BT /F1 12 Tf 150 700 Td (ADRESSE) Tj ET 0 G 1.2 w 140 704 m 260 704 l S")]
    [InlineData("0 g BT /F1 12 Tf 150 700 Td (ADRESSE) Tj ET 1 w 140 699 m 260 699 l S 140 690 120 30 re S")]
    [InlineData("0 g BT /F1 12 Tf 150 700 Td (ADRESSE) Tj 0.4 0 Td (ADRESSE) Tj ET")]
    [InlineData("0 g BT /F1 12 Tf 150 700 Td (ADRESSE) Tj ET BT /F1 12 Tf 150 700 Td (ADRESSE) Tj ET")]
    [InlineData("0.7 g BT /F1 12 Tf 151 699 Td (ADRESSE) Tj ET 0 g BT /F1 12 Tf 150 700 Td (ADRESSE) Tj ET")]
    [InlineData("0.85 g BT /F1 12 Tf 150 700 Td (ADRESSE) Tj ET")]
    [InlineData("0 g BT /F1 5 Tf 150 700 Td (ADRESSE) Tj ET")]
    [InlineData("1 Tr BT /F1 12 Tf 150 700 Td (ADRESSE) Tj ET")]
    public void What_can_be_seen_is_no_hidden_text(string content)
    {
        var pdf = Page(content);

        Assert.Empty(Redacting.Verify(Redacting.Redact(pdf, []), pdf, []).Findings);
        Assert.Empty(Find(pdf));
    }

    [Theory]
    [InlineData("00", true)]
    [InlineData("FF", true)]
    [InlineData("00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF", false)]
    [InlineData("00060C12181E242A30363C42484E545A60666C72787E848A90969CA2A8AEB4BAC0C6CCD2D8DEE4EAF0", true)]
    public void A_recognised_text_must_show_in_its_picture(string pixels, bool isHidden)
    {
        var pdf = Tricks.Page($"q 612 0 0 792 0 0 cm BI /W {pixels.Length / 2} /H 1 /CS /G /BPC 8 /F /AHx ID {pixels}> EI Q 3 Tr BT /F1 60 Tf 150 400 Td (TREMBLAY) Tj ET");

        Assert.Equal(isHidden, Find(pdf).Count > 0);
    }

    [Fact]
    public void Text_under_a_photograph_of_the_size_of_the_page_was_not_recognised_in_it()
    {
        var pdf = Page(Secret + "q 612 0 0 792 0 0 cm /X1 Do Q");

        Assert.Equal([FindingKind.CoveredText], Kinds(Redacting.Verify(Redacting.Redact(pdf, []), pdf, [])));
    }

    [Fact]
    public void Symbols_in_a_row_may_be_letters()
    {
        var pdf = Tricks.Page(
            Public + "BT /F3 12 Tf 150 700 Td (aabcca) Tj ET 1 g 140 690 120 30 re f",
            fonts: "/F3 << /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats /Encoding << /Type /Encoding /Differences [97 /a100 /a101 /a102] >> >>");

        Assert.Single(Find(pdf));
    }

    [Fact]
    public void What_an_annotation_covers_is_found_in_the_source()
    {
        var pdf = Tricks.Page(
            Public + Secret,
            extra: "/Annots [<< /Type /Annot /Subtype /Square /Rect [140 690 260 720] /IC [0 0 0] /C [0 0 0] /AP << /N 10 0 R >> >>]",
            more: file => file.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 120 30]", "0 g 0 0 120 30 re f"));

        Assert.Single(Find(pdf));
        Assert.Contains(FindingKind.CoveredText, Kinds(Redacting.Verify(Redacting.Redact(pdf, []), pdf, [])));
    }

    private static IEnumerable<FindingKind> Kinds(VerificationReport report) => report.Findings.Select(finding => finding.Kind);

    private static IReadOnlyList<CoveredPage> Find(byte[] pdf)
    {
        using var file = new MemoryStream(pdf);
        return CoveredText.Find(file, cancellation: TestContext.Current.CancellationToken);
    }

    private static byte[] Page(string content)
    {
        const string form = "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 4 0 R >> >>";
        return Tricks.Page(
            content + Public,
            resources: "/XObject << /Fm1 10 0 R /Fm2 11 0 R /Fm3 12 0 R /X1 15 0 R >> /ExtGState << /Dim << /ca 0.89 >> >>",
            fonts: "/F3 13 0 R",
            more: file =>
            {
                file.AddStream(form, Secret);
                file.AddStream(form, Secret + "1 g 140 690 120 30 re f");
                file.AddStream(form, "1 g 140 690 120 30 re f");
                file.Add("<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 32 /LastChar 32 /Widths [1000] "
                    + "/Encoding << /Type /Encoding /Differences [32 /space] >> /CharProcs << /space 14 0 R >> /Resources << >> >>");
                file.AddStream("", "1000 0 0 0 1000 1000 d1 0 0 1000 1000 re f");
                file.AddStream("/Type /XObject /Subtype /Image /Width 4 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray", "@DHLPTX@");
            });
    }
}
