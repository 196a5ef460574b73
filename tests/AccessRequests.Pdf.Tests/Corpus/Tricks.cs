using System.Globalization;
using System.Text;

namespace AccessRequests.Pdf.Tests.Corpus;

/// <summary>One small file per way in which a redaction has leaked; made here, so that nobody has to trust a binary.</summary>
internal static class Tricks
{
    private const string Helvetica = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
    private const string Sentence = "BT /F1 12 Tf 72 700 Td (PUBLIC avant ) Tj (TREMBLAY) Tj ( apres) Tj ET";

    private static readonly PdfBox SecretLine = new(140, 690, 260, 720);

    public static readonly IReadOnlyList<Trick> All =
    [
        new("A simple font", Page(Sentence)),
        new("Letters kerned apart", Page("BT /F1 12 Tf 72 700 Td [(PUBLIC ) -20 (TR) 80 (EM) -15 (BL) 30 (AY) -200 ( fin)] TJ ET")),
        new("The quote operators", Page("BT /F1 12 Tf 14 TL 72 714 Td (PUBLIC) ' 2 1 (TREMBLAY) \" ET")),
        new("A hexadecimal string", Page("BT /F1 12 Tf 72 700 Td (PUBLIC ) Tj <5452454D424C4159> Tj ET")),
        new("Octal escapes", Page(@"BT /F1 12 Tf 72 700 Td (PUBLIC ) Tj (\124\122\105\115\102\114\101\131) Tj ET")),
        new("One letter at a time", Page(LetterByLetter())),
        new("A text matrix that turns", Page("BT /F1 12 Tf 0.866 0.5 -0.5 0.866 200 300 Tm (TREMBLAY) Tj ET BT 72 500 Td (PUBLIC) Tj ET")),
        new("Text scaled, spaced and raised", Page("BT /F1 10 Tf 72 500 Td (PUBLIC) Tj 150 Tz 2 Tc 5 Tw 4 Ts 0 200 Td (ab TREMBLAY cd) Tj ET")),
        new("A page turned by a quarter", Page(Sentence, extra: "/Rotate 90")),
        new("A crop box with an offset", Page(Sentence, "[-100 -50 700 900]", "/CropBox [20 30 600 780] /Rotate 270")),
        new("Text outside a text object", Page("/F1 12 Tf 1 0 0 1 72 700 Tm (PUBLIC ) Tj (TREMBLAY) Tj")),
        new("Content split between two streams inside a word", SplitContent()),
        new("Invisible text behind a picture of it", Page("BT 3 Tr /F1 12 Tf 150 700 Td (TREMBLAY) Tj ET BT 0 Tr 72 500 Td (PUBLIC) Tj ET"), SecretLine),
        new("White text on white", Page("1 g BT /F1 12 Tf 150 700 Td (TREMBLAY) Tj ET 0 g BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET"), SecretLine),
        new("Text under a black box already", Page("BT /F1 12 Tf 150 700 Td (TREMBLAY) Tj ET 0 g 140 690 120 30 re f BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET"), SecretLine),
        new("Replacement text", Page("/Span << /ActualText (TREMBLAY) /Alt (TREMBLAY) /E (TREMBLAY) >> BDC BT /F1 12 Tf 150 700 Td (xxxxxxxx) Tj ET EMC BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET"), SecretLine),
        new("A property list in the resources", Page(
            "/Span /P1 BDC BT /F1 12 Tf 150 700 Td (TREMBLAY) Tj ET EMC BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET", resources: "/Properties << /P1 << /ActualText (TREMBLAY) >> >>"), SecretLine),
        new("A comment in the content", Page("% TREMBLAY\n" + Sentence)),
        new("An operator nobody knows", Page("(TREMBLAY) xyzzy BX (TREMBLAY) frobnicate EX " + Sentence)),
        new("A string between path and paint", Page("10 10 m 20 20 l (TREMBLAY) Tj S " + Sentence)),
        new("Overlapping marks", Page(Sentence), SecretLine, new(145, 695, 200, 715), new(150, 680, 300, 705)),
        new("A form shared by two pages", SharedForm()),
        new("Forms inside forms", NestedForms()),
        new("A form without resources of its own", FormWithoutResources()),
        new("A hidden layer", HiddenLayer()),
        new("A tiling pattern with small cells", Page("/Pattern cs /P1 scn 100 600 200 60 re f 0 g " + Sentence, resources: "/Pattern << /P1 10 0 R >>", more: pdf =>
            pdf.AddStream("/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 4 4] /XStep 4 /YStep 4 /Resources << >>", "0 0 1 1 re f"))),
        new("A Type 3 font", Type3()),
        new("A Type 3 font that counts in whole units, upside down", Type3InUnits(), new PdfBox(140, 702, 300, 712)),
        new("A composite font with a map to Unicode", Composite()),
        new("A glyph that reads as a word", Page("BT /F1 12 Tf 72 500 Td (PUBLIC) Tj /F3 40 Tf 78 200 Td (a) Tj ET", fonts: "/F3 10 0 R", more: OneGlyphWord), new PdfBox(130, 680, 260, 740)),
        new("An inline image", InlineImage(), new PdfBox(90, 90, 310, 310)),
        new("An image", RgbImage(), new PdfBox(100, 100, 200, 300)),
        new("Letters drawn as shapes", Page("BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET " + Outlines()), SecretLine) { KeepsText = true },
        new("Metadata, attachments, scripts and notes", Everything()),
        new("An earlier revision", Revised()),
        new("Object streams", Compressed()),
        new("A thumbnail, private data and a metadata stream on the page", Page(
            Sentence, extra: "/Thumb 10 0 R /PieceInfo << /X << /Private (TREMBLAY) >> >> /Metadata 11 0 R /LastModified (TREMBLAY)", more: pdf =>
            {
                pdf.AddStream("/Type /XObject /Subtype /Image /Width 8 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "TREMBLAY");
                pdf.AddStream("/Type /Metadata /Subtype /XML", "<x>TREMBLAY</x>");
            })),
        new("Resources with telling names", Page("BT /TREMBLAY 12 Tf 72 700 Td (PUBLIC ) Tj (TREMBLAY) Tj ET", fonts: "/TREMBLAY 4 0 R")),
        new("A Type 3 glyph that shows a Type 3 glyph that shows text", Type3InType3(), SecretLine),
        new("An encoding and a map to Unicode that say different things", Page(
            "BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET BT /F2 12 Tf 150 700 Td (abcdefgh) Tj ET", fonts: "/F2 10 0 R", more: pdf =>
            {
                pdf.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [97 /T /R /E /M /B /L /A /Y] >> /ToUnicode 11 0 R >>");
                pdf.AddStream("", "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <61> <68> <0061> endbfrange endcmap end");
            }), SecretLine),
        new("Text in the group of a luminosity mask", Page(
            "BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET q /G1 gs 0 g 100 650 300 100 re f Q", resources: "/ExtGState << /G1 << /SMask << /S /Luminosity /G 10 0 R >> >> >>", more: pdf =>
                pdf.AddStream(
                    "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Group << /S /Transparency /CS /DeviceGray >> /Resources << /Font << /F1 4 0 R >> >>",
                    "1 g BT /F1 12 Tf 150 700 Td (TREMBLAY) Tj ET")), SecretLine),
        new("Text that a picture is seen through", Page(
            "q BT 7 Tr /F1 12 Tf 150 700 Td (TREMBLAY) Tj ET 200 0 0 40 130 685 cm /I1 Do Q 0 Tr BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET", resources: "/XObject << /I1 10 0 R >>", more: pdf =>
                pdf.AddStream("/Type /XObject /Subtype /Image /Width 4 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "\0\0\0\0")), SecretLine),
        new("A pattern whose cells show text", Page(
            "BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET /Pattern cs /P1 scn 140 690 120 30 re f", resources: "/Pattern << /P1 10 0 R >>", more: pdf =>
                pdf.AddStream(
                    "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 60 60] /XStep 60 /YStep 60 /Resources << /Font << /F1 4 0 R >> >>",
                    "BT /F1 8 Tf 2 40 Td (TREMBLAY) Tj ET")), SecretLine),
        new("A form that its matrix brings under two marks", Page(
            "BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET q /X1 Do Q q 1 0 0 1 10 -300 cm /X1 Do Q q -1 0 0 1 400 0 cm /X1 Do Q", resources: "/XObject << /X1 10 0 R >>", more: pdf =>
                pdf.AddStream(
                    "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Matrix [1 0 0 1 50 100] /Resources << /Font << /F1 4 0 R >> >>",
                    "BT /F1 12 Tf 100 600 Td (TREMBLAY) Tj ET")), SecretLine, new(150, 390, 260, 420)),
        new("Boxes, rotation and resources that a page inherits", Inherited()),
        new("A unit of its own on a turned page", Page(
            "BT /F1 12 Tf 150 500 Td (PUBLIC) Tj 0 200 Td (TREMBLAY) Tj ET", extra: "/UserUnit 2.5 /Rotate 270 /CropBox [50 60 400 750]")),
        new("Samples of sixteen bits", Page(
            "BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET q 120 0 0 30 140 690 cm /I1 Do Q", resources: "/XObject << /I1 10 0 R >>", more: pdf =>
                pdf.AddStream("/Type /XObject /Subtype /Image /Width 4 /Height 1 /BitsPerComponent 16 /ColorSpace /DeviceGray", Trick.Secret)), SecretLine),
        new("An inverted picture with a colour key", Page(
            "BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET q 120 0 0 30 140 690 cm /I1 Do Q", resources: "/XObject << /I1 10 0 R >>", more: pdf =>
                pdf.AddStream("/Type /XObject /Subtype /Image /Width 8 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Decode [1 0] /Mask [84 84]", Trick.Secret)), SecretLine),
        new("An appearance that is not the one shown", Page(
            Sentence, extra: "/Annots [10 0 R]", catalog: "/AcroForm << /Fields [10 0 R] /DA (/F1 0 Tf TREMBLAY) >>", more: pdf =>
            {
                pdf.Add("<< /Type /Annot /Subtype /Widget /FT /Btn /T (TREMBLAY) /V /On /AS /Off /Rect [300 300 400 320] /AP << /N << /On 11 0 R /Off 12 0 R >> /D << /On 11 0 R >> >> /MK << /CA (TREMBLAY) >> >>");
                pdf.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F1 4 0 R >> >>", "BT /F1 12 Tf 2 4 Td (TREMBLAY) Tj ET");
                pdf.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F1 4 0 R >> >>", "BT /F1 12 Tf 2 4 Td (VIDE) Tj ET");
            })),
        new("What a catalogue and a page may carry besides", Page(
            Sentence, extra: "/VP [<< /Name (TREMBLAY) >>] /PresSteps << /X (TREMBLAY) >> /ID (TREMBLAY) /DPart << /X (TREMBLAY) >>",
            catalog: "/PageLabels << /Nums [0 << /P (TREMBLAY) >>] >> /Dests << /TREMBLAY [3 0 R /Fit] >> /Threads [<< /I << /Title (TREMBLAY) >> >>] /Collection << /X (TREMBLAY) >> "
                + "/OutputIntents [<< /S /GTS_PDFA1 /OutputConditionIdentifier (TREMBLAY) >>] /Legal << /Attestation (TREMBLAY) >> /Lang (TREMBLAY)",
            trailer: "/ID [<5452454D424C4159> (TREMBLAY)] /XX (TREMBLAY)")),
        new("A form field that shows its value", FormField(), new PdfBox(95, 595, 305, 635)),
        new("Links with and without secrets", Links()),
    ];

    /// <summary>A page of one content stream: 1 catalog, 2 pages, 3 page, 4 font, 5 content, 6 to 9 spare, 10 and on from <paramref name="more"/>.</summary>
    public static byte[] Page(
        string content, string mediaBox = "[0 0 612 792]", string extra = "", string resources = "", string fonts = "", Action<RawPdf>? more = null, string catalog = "", string trailer = "") =>
        Pages(content, mediaBox, extra, resources, fonts, more, catalog).Build(trailer: trailer);

    private static RawPdf Pages(
        string content, string mediaBox = "[0 0 612 792]", string extra = "", string resources = "", string fonts = "", Action<RawPdf>? more = null, string catalog = "")
    {
        var pdf = new RawPdf();
        pdf.Add($"<< /Type /Catalog /Pages 2 0 R {catalog} >>");
        pdf.Add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        pdf.Add($"<< /Type /Page /Parent 2 0 R /MediaBox {mediaBox} /Resources << /Font << /F1 4 0 R {fonts} >> {resources} >> /Contents 5 0 R {extra} >>");
        pdf.Add(Helvetica);
        pdf.AddStream("", content);

        while (pdf.Count < 9)
        {
            pdf.Add("null");
        }

        more?.Invoke(pdf);
        return pdf;
    }

    private static string LetterByLetter()
    {
        var content = new StringBuilder("BT /F1 12 Tf 72 700 Td (PUBLIC) Tj ET ");

        for (var i = 0; i < Trick.Secret.Length; i++)
        {
            content.Append(CultureInfo.InvariantCulture, $"BT /F1 12 Tf {150 + (9 * i)} 700 Td ({Trick.Secret[i]}) Tj ET ");
        }

        return content.ToString();
    }

    private static byte[] SplitContent()
    {
        var pdf = Pages("BT /F1 12 Tf 72 700 Td (PUBLIC ) Tj (TREM) Tj", extra: "");
        pdf.Set(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 4 0 R >> >> /Contents [5 0 R 6 0 R] >>");
        pdf.SetStream(6, "", "(BLAY) Tj ET");
        return pdf.Build();
    }

    private static byte[] SharedForm()
    {
        var pdf = Pages("q 1 0 0 1 0 0 cm /X1 Do Q", more: null);
        pdf.Set(2, "<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>");
        pdf.Set(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /XObject << /X1 7 0 R >> >> /Contents 5 0 R >>");
        pdf.Set(6, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /XObject << /X1 7 0 R >> >> /Contents 8 0 R >>");
        pdf.SetStream(7, "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 4 0 R >> >>", Sentence);
        pdf.SetStream(8, "", "q 1 0 0 1 0 -100 cm /X1 Do Q");
        return pdf.Build();
    }

    private static byte[] NestedForms()
    {
        var pdf = Pages("q 2 0 0 2 0 0 cm /X1 Do Q", resources: "/XObject << /X1 10 0 R >>");
        pdf.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Matrix [0.5 0 0 0.5 10 20] /Resources << /XObject << /X1 11 0 R >> >>", "/X1 Do");
        pdf.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X1 12 0 R >> >>", "q /X1 Do Q /X1 Do");
        pdf.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 4 0 R >> >>", Sentence);
        return pdf.Build();
    }

    private static byte[] FormWithoutResources() =>
        Page("/X1 Do", resources: "/XObject << /X1 10 0 R >>", more: pdf => pdf.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 612 792]", Sentence));

    private static byte[] HiddenLayer() =>
        Page(
            Sentence + " /OC /L1 BDC BT /F1 12 Tf 72 300 Td (TREMBLAY) Tj ET EMC",
            resources: "/Properties << /L1 10 0 R >>",
            catalog: "/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>",
            more: pdf => pdf.Add("<< /Type /OCG /Name (TREMBLAY) >>"));

    private static byte[] Type3() =>
        Page(
            "BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET BT /F3 20 Tf 150 700 Td (TREMBLAY) Tj ET",
            fonts: "/F3 10 0 R",
            more: pdf =>
            {
                pdf.Add("<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 65 /LastChar 90 "
                    + $"/Widths [{string.Join(' ', Enumerable.Repeat("600", 26))}] /Encoding << /Type /Encoding /Differences [65 {string.Concat("ABCDEFGHIJKLMNOPQRSTUVWXYZ".Select(c => $"/{c} "))}] >> "
                    + $"/CharProcs << {string.Concat("ABCDEFGHIJKLMNOPQRSTUVWXYZ".Select(c => $"/{c} 11 0 R "))} >> /Resources << >> >>");
                pdf.AddStream("", "600 0 0 0 500 700 d1 0 0 500 700 re f");
            });

    /// <summary>Glyphs hang below a baseline that the text matrix mirrors: the mark covers their upper half only.</summary>
    private static byte[] Type3InUnits() =>
        Page(
            "BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET BT /F3 0.2 Tf 1 0 0 -1 150 700 Tm (TREMBLAY) Tj ET",
            fonts: "/F3 10 0 R",
            more: pdf =>
            {
                pdf.Add("<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [1 0 0 1 0 0] /FirstChar 65 /LastChar 90 "
                    + $"/Widths [{string.Join(' ', Enumerable.Repeat("60", 26))}] /Encoding << /Type /Encoding /Differences [65 {string.Concat("ABCDEFGHIJKLMNOPQRSTUVWXYZ".Select(c => $"/{c} "))}] >> "
                    + $"/CharProcs << {string.Concat("ABCDEFGHIJKLMNOPQRSTUVWXYZ".Select(c => $"/{c} 11 0 R "))} >> /Resources << >> >>");
                pdf.AddStream("", "60 0 0 -70 50 0 d1 0 -70 50 70 re f");
            });

    private static byte[] Type3InType3() =>
        Page(
            "BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET BT /F3 1 Tf 150 700 Td (a) Tj ET",
            fonts: "/F3 10 0 R",
            more: pdf =>
            {
                const string font = "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 100 20] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97 /Widths [80] /Encoding << /Differences [97 /a] >> ";
                pdf.Add(font + "/CharProcs << /a 11 0 R >> /Resources << /Font << /F4 12 0 R >> >> >>");
                pdf.AddStream("", "80 0 d0 BT /F4 1 Tf (a) Tj ET");
                pdf.Add(font + "/CharProcs << /a 13 0 R >> /Resources << /Font << /F1 4 0 R >> >> >>");
                pdf.AddStream("", "80 0 d0 BT /F1 12 Tf (TREMBLAY) Tj ET");
            });

    private static byte[] Inherited()
    {
        var pdf = Pages("BT /F1 12 Tf 150 500 Td (PUBLIC) Tj 0 200 Td (TREMBLAY) Tj ET");
        pdf.Set(2, "<< /Type /Pages /Kids [6 0 R] /Count 1 /Rotate 90 /MediaBox [0 0 612 792] /Resources << /Font << /F1 4 0 R /TREMBLAY 4 0 R >> >> >>");
        pdf.Set(3, "<< /Type /Page /Parent 6 0 R /Contents 5 0 R >>");
        pdf.Set(6, "<< /Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1 /CropBox [100 100 500 760] >>");
        return pdf.Build();
    }

    private static byte[] Composite() =>
        Page(
            $"BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET BT /F2 12 Tf 150 700 Td <{string.Concat(Trick.Secret.Select(c => ((int)c).ToString("X4", CultureInfo.InvariantCulture)))}> Tj ET",
            fonts: "/F2 10 0 R",
            more: pdf =>
            {
                pdf.Add("<< /Type /Font /Subtype /Type0 /BaseFont /Arial /Encoding /Identity-H /DescendantFonts [11 0 R] /ToUnicode 12 0 R >>");
                pdf.Add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Arial /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 700 /CIDToGIDMap /Identity /FontDescriptor 13 0 R >>");
                pdf.AddStream("", "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0020> <007E> <0020> endbfrange endcmap end end");
                pdf.Add("<< /Type /FontDescriptor /FontName /Arial /Flags 32 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>");
            });

    private static void OneGlyphWord(RawPdf pdf)
    {
        pdf.Add("<< /Type /Font /Subtype /Type3 /FontBBox [0 0 2000 700] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 /LastChar 97 /Widths [2000] "
            + "/Encoding << /Differences [97 /a] >> /CharProcs << /a 11 0 R >> /Resources << >> /ToUnicode 12 0 R >>");
        pdf.AddStream("", "2000 0 0 0 2000 700 d1 0 0 2000 700 re f");
        pdf.AddStream("", "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar "
            + $"<61> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(Trick.Secret))}> endbfchar endcmap end");
    }

    private static byte[] InlineImage() =>
        Page($"BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET q 200 0 0 200 100 100 cm BI /W 8 /H 1 /BPC 8 /CS /G ID {Trick.Secret} EI Q");

    private static byte[] RgbImage()
    {
        // The secret's letters are the samples of the left half; the right half says PUBLIC.
        var samples = Encoding.ASCII.GetBytes("TREMBLAY....PUBLIC PUBLIC");
        return Page(
            "BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET q 200 0 0 200 100 100 cm /I1 Do Q",
            resources: "/XObject << /I1 10 0 R >>",
            more: pdf => pdf.AddFlate("/Type /XObject /Subtype /Image /Width 8 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB", samples[..24]));
    }

    private static string Outlines()
    {
        var content = new StringBuilder();

        for (var i = 0; i < 8; i++)
        {
            content.Append(CultureInfo.InvariantCulture, $"{150 + (9 * i)} 700 m {153 + (9 * i)} 710 {156 + (9 * i)} 710 {158 + (9 * i)} 700 c h f ");
        }

        return content.ToString();
    }

    private static byte[] Everything() =>
        Page(
            Sentence,
            extra: "/Annots [11 0 R 12 0 R] /AA << /O << /S /JavaScript /JS (TREMBLAY) >> >> /B [] /Tabs /S",
            catalog: "/Metadata 10 0 R /Names << /EmbeddedFiles << /Names [(TREMBLAY) 13 0 R] >> /JavaScript << /Names [(a) << /S /JavaScript /JS (TREMBLAY) >>] >> >> "
                + "/OpenAction << /S /JavaScript /JS (TREMBLAY) >> /Outlines << /First 15 0 R /Last 15 0 R /Count 1 >> /AcroForm << /Fields [] /XFA (TREMBLAY) >> "
                + "/StructTreeRoot << /Type /StructTreeRoot /K << /S /P /ActualText (TREMBLAY) >> >> /PieceInfo << /X << /Private (TREMBLAY) >> >>",
            more: pdf =>
            {
                pdf.AddStream("/Type /Metadata /Subtype /XML", "<x>TREMBLAY</x>");
                pdf.Add("<< /Type /Annot /Subtype /Text /Rect [10 10 20 20] /Contents (TREMBLAY) /T (TREMBLAY) /Popup 12 0 R >>");
                pdf.Add("<< /Type /Annot /Subtype /Popup /Rect [10 10 20 20] /Contents (TREMBLAY) /Parent 11 0 R >>");
                pdf.Add("<< /Type /Filespec /F (TREMBLAY) /EF << /F 14 0 R >> >>");
                pdf.AddStream("/Type /EmbeddedFile", "TREMBLAY");
                pdf.Add("<< /Title (TREMBLAY) /Parent 1 0 R /Dest [3 0 R /Fit] >>");
                pdf.Add("<< /Title (TREMBLAY) /Author (TREMBLAY) /Keywords <FEFF0054005200450042> >>");
            },
            trailer: "/Info 16 0 R");

    private static byte[] Revised()
    {
        var first = Page("BT /F1 12 Tf 72 700 Td (PUBLIC TREMBLAY TREMBLAY ANCIEN) Tj ET");
        var content = Sentence;
        return RawPdf.Update(first, 1, 10, (5, $"<< /Length {content.Length} >>\nstream\n{content}\nendstream"));
    }

    private static byte[] Compressed() => Pages(Sentence).BuildCompressed(1);

    private static byte[] FormField() =>
        Page(
            "BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET 1 0 0 1 50 -80 cm 0 0 1 1 re W n",
            extra: "/Annots [10 0 R]",
            catalog: "/AcroForm << /Fields [10 0 R] >>",
            more: pdf =>
            {
                pdf.Add("<< /Type /Annot /Subtype /Widget /FT /Tx /T (nom) /V (TREMBLAY) /DV (TREMBLAY) /Rect [100 600 300 630] /AP << /N 11 0 R >> /F 4 >>");
                pdf.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 100 15] /Resources << /Font << /F1 4 0 R >> >>", "BT /F1 6 Tf 5 5 Td (TREMBLAY) Tj ET");
            });

    private static byte[] Links()
    {
        string[] addresses =
        [
            "https://www.example.org/page", "https://www.example.org/page?jeton=TREMBLAY", "http://intranet.example.org/TREMBLAY",
            "https://10.1.2.3/TREMBLAY", "file:///TREMBLAY", "https://TREMBLAY:secret@www.example.org/", "http://serveur/TREMBLAY", "https://www.example.org/#TREMBLAY",
        ];

        return Page(
            Sentence,
            extra: $"/Annots [{string.Concat(addresses.Select((_, i) => $"{10 + i} 0 R "))}]",
            more: pdf =>
            {
                foreach (var address in addresses)
                {
                    pdf.Add($"<< /Type /Annot /Subtype /Link /Rect [72 {100 + (20 * pdf.Count)} 200 {110 + (20 * pdf.Count)}] /A << /S /URI /URI ({address}) >> >>");
                }
            });
    }
}
