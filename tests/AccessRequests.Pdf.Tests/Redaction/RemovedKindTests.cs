using AccessRequests.Pdf.Tests.Corpus;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>One file for each kind of content that a redaction removes: the report says how many.</summary>
public sealed class RemovedKindTests
{
    private const string Word = "BT /F1 12 Tf 150 700 Td (TREMBLAY) Tj ET BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET";
    private static readonly PdfBox OnTheWord = new(140, 690, 260, 720);
    private static readonly PdfBox Elsewhere = new(500, 20, 520, 40);

    public static TheoryData<RemovedKind> Kinds => [.. Cases.Keys];

    private static Dictionary<RemovedKind, Case> Cases { get; } = new()
    {
        [RemovedKind.Glyphs] = new(8, Tricks.Page(Word), OnTheWord),
        [RemovedKind.ImagesRedacted] = new(1, WithPicture("q 100 0 0 100 200 650 cm /X1 Do Q"), OnTheWord),
        [RemovedKind.ImagesDropped] = new(1, WithPicture("q 50 0 0 20 150 695 cm /X1 Do Q"), OnTheWord),
        [RemovedKind.Paths] = new(2, Tricks.Page(Word + " 150 695 20 10 re f 1 w 100 700 m 300 700 l S 100 300 m 300 300 l S"), OnTheWord),
        [RemovedKind.Shadings] = new(1, Tricks.Page(Word + " /S1 sh", resources: "/Shading << /S1 10 0 R >>", more: file => file.AddStream(
            "/ShadingType 4 /ColorSpace /DeviceGray /BitsPerCoordinate 8 /BitsPerComponent 8 /BitsPerFlag 8 /Decode [0 612 0 792 0 1]", "TREMBLAY")), OnTheWord),
        [RemovedKind.MarkedContentTexts] = new(
            2,
            Tricks.Page(
                "/Span << /ActualText (TREMBLAY) >> BDC EMC /Span /P1 BDC EMC /Span /P2 BDC EMC " + Word,
                resources: "/Properties << /P1 << /Alt (TREMBLAY) >> /P2 << /MCID 0 >> >>"), Elsewhere),
        [RemovedKind.HiddenLayers] = new(
            1,
            Tricks.Page(
                "/OC /L1 BDC 10 10 20 20 re f EMC " + Word,
                resources: "/Properties << /L1 10 0 R >>",
                catalog: "/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>",
                more: file => file.Add("<< /Type /OCG /Name (TREMBLAY) >>")), Elsewhere),
        [RemovedKind.Annotations] = new(1, WithAnnotation("/Subtype /Stamp /AP << /N 11 0 R >>"), Elsewhere),
        [RemovedKind.AnnotationsWithoutAppearance] = new(1, WithAnnotation("/Subtype /FreeText /DA (/Helv 12 Tf) /Contents (TREMBLAY)"), Elsewhere),
        [RemovedKind.TextWithoutFont] = new(8, Tricks.Page(Word + " BT /F9 12 Tf 72 300 Td (TREMBLAY) Tj ET"), Elsewhere),
        [RemovedKind.InvisibleText] = new(8, Tricks.Page(Word + " BT 3 Tr /F1 12 Tf 72 300 Td (TREMBLAY) Tj ET"), null),
        [RemovedKind.UnseenContent] = new(8, Tricks.Page(Word + " BT /F1 12 Tf 72 -300 Td (TREMBLAY) Tj ET"), Elsewhere),
        [RemovedKind.FontGlyphs] = new(1, Tricks.Page(
            "BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET BT /F3 20 Tf 150 700 Td (B) Tj 0 -300 Td (A) Tj ET",
            fonts: "/F3 10 0 R",
            more: file =>
            {
                file.Add("<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 65 /LastChar 66 /Widths [600 600] "
                    + "/Encoding << /Type /Encoding /Differences [65 /A /B] >> /CharProcs << /A 11 0 R /B 11 0 R >> /Resources << >> >>");
                file.AddStream("", "600 0 0 0 500 700 d1 0 0 500 700 re f");
            }), OnTheWord),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_removed_is_counted(RemovedKind kind)
    {
        var one = Cases[kind];
        IReadOnlyList<RedactionMark> marks = one.Mark is { } box ? [new RedactionMark(1, [box], "art. 37")] : [];

        Redacting.Redact(one.Pdf, marks, null, out var report);

        Assert.Equal(one.Count, report.Removed.GetValueOrDefault(kind));
    }

    [Fact]
    public void Every_kind_has_its_file() => Assert.Equal(Enum.GetValues<RemovedKind>(), Cases.Keys.Order());

    [Theory]
    [InlineData("/Subtype /Stamp /AP << /N 11 0 R >>")]
    [InlineData("/Subtype /FreeText /F 2")]
    [InlineData("/Subtype /Popup")]
    [InlineData("/Subtype /Link /A << /S /URI /URI (https://www.example.org/?jeton=1) >>")]
    public void An_annotation_that_shows_itself_or_nothing_does_not_count_as_one_without_appearance(string entries)
    {
        Redacting.Redact(WithAnnotation(entries), [], null, out var report);

        Assert.Equal(1, report.Removed[RemovedKind.Annotations]);
        Assert.DoesNotContain(RemovedKind.AnnotationsWithoutAppearance, report.Removed.Keys);
    }

    [Theory]
    [InlineData("/Subtype /Square /IC [0 0 0]", true)]
    [InlineData("/Subtype /Circle /IC [1]", true)]
    [InlineData("/Subtype /FreeText /C [1 1 1] /DA (/Helv 12 Tf)", true)]
    [InlineData("/Subtype /Ink /InkList [[100 110 200 110]] /BS << /W 12 >>", true)]
    [InlineData("/Subtype /Square /IC [1 1 0] /CA 0.4", false)]
    [InlineData("/Subtype /Square /C [1 0 0]", false)]
    [InlineData("/Subtype /Square /IC [0 0 0] /F 2", false)]
    [InlineData("/Subtype /Square /IC [0 0 0] /AP << /N 11 0 R >>", false)]
    public void A_cover_that_only_readers_draw_is_not_taken_away_from_what_it_hides(string entries, bool isRefused)
    {
        var pdf = WithAnnotation(entries);

        if (isRefused)
        {
            var refusal = Assert.Throws<UnredactablePdfException>(() => Redacting.Redact(pdf, [], null, out _));
            Assert.Equal((UnredactableReason.UncertainContent, 1), (refusal.Reason, refusal.Page));
        }
        else
        {
            Redacting.Redact(pdf, [], null, out _);
        }

        // Under a mark of ours nothing of it is left to uncover.
        Redacting.Redact(pdf, [new RedactionMark(1, [new PdfBox(99, 99, 201, 121)], "art. 37")], null, out _);
    }

    private static byte[] WithPicture(string content) => Tricks.Page(Word + " " + content, resources: "/XObject << /X1 10 0 R >>", more: file =>
        file.AddStream("/Type /XObject /Subtype /Image /Width 4 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray", "TREMBLAY"));

    private static byte[] WithAnnotation(string entries) => Tricks.Page(Word, extra: "/Annots [10 0 R]", more: file =>
    {
        file.Add($"<< /Type /Annot /Rect [100 100 200 120] {entries} >>");
        file.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 100 20]", "0 0 100 20 re f");
    });

    private sealed record Case(int Count, byte[] Pdf, PdfBox? Mark);
}
