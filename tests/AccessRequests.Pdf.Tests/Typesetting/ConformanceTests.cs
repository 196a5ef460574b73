using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using AccessRequests.Pdf.Typesetting;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Graphics.Operations.MarkedContent;
using UglyToad.PdfPig.Graphics.Operations.PathPainting;
using UglyToad.PdfPig.Graphics.Operations.TextShowing;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Tests.Typesetting;

/// <summary>
/// Conditions of PDF/UA-1 (ISO 14289-1) and PDF/A-2 (ISO 19005-2) that qpdf and poppler do not look at, each named by its clause.
/// They do not replace veraPDF.
/// </summary>
public sealed class ConformanceTests : IDisposable
{
    private readonly byte[] _bytes;
    private readonly PdfDocument _pdf;

    public ConformanceTests()
    {
        var link = new Uri("https://www.cai.gouv.qc.ca/citoyens/" + new string('a', 150));
        var blocks = Enumerable.Range(1, 60).SelectMany(i => (Block[])
            [
                new HeadingBlock(i == 1 ? 1 : 2, [$"Titre {i}"]),
                new ParagraphBlock([$"Le 1", new TextRun("er") { Superscript = true }, " « œuvre » 漢字 المكتب (ب) שלום ᐃᓄᒃ 한국 👩🏽‍💻 \uE000 𒀀 ", new TextRun(link.AbsoluteUri) { Link = link }]),
                new ListBlock([new ListItem("1.", ["un"]), new ListItem("2.", [new TextRun("deux") { Italic = true }])]),
            ]).Append(new RuleBlock()).Append(new TableBlock([1, 1], [["Page"], ["Motif"]], [[["1"], ["art. 37"]]]));

        using var stream = new MemoryStream();
        Typesetter.Write(new TypesetDocument("Essai", "fr-CA", [.. blocks]) { RunningHeader = "N/Réf. : 1" }, stream);
        _bytes = stream.ToArray();
        _pdf = PdfDocument.Open(_bytes);
    }

    public void Dispose() => _pdf.Dispose();

    [Fact]
    public void UA_7_1_everything_drawn_is_content_of_an_element_or_an_artifact()
    {
        foreach (var page in _pdf.GetPages())
        {
            var depth = 0;

            foreach (var operation in page.Operations)
            {
                depth += operation switch
                {
                    BeginMarkedContent or BeginMarkedContentWithProperties => 1,
                    EndMarkedContent => -1,
                    _ => 0,
                };
                Assert.InRange(depth, 0, 1);
                Assert.False(depth == 0 && IsPainting(operation), $"page {page.Number}: {operation.Operator}");
            }

            Assert.Equal(0, depth);
        }
    }

    [Fact]
    public void UA_7_1_title_language_tags_and_shown_title_are_in_the_catalogue()
    {
        var catalog = _pdf.Structure.Catalog.CatalogDictionary;

        Assert.Equal("fr-CA", ((StringToken)catalog.Data["Lang"]).Data);
        Assert.Equal(BooleanToken.True, Dictionary(catalog.Data["MarkInfo"]).Data["Marked"]);
        Assert.Equal(BooleanToken.True, Dictionary(catalog.Data["ViewerPreferences"]).Data["DisplayDocTitle"]);
    }

    [Fact]
    public void Marked_content_and_structure_tree_lead_to_each_other()
    {
        var parents = ParentTree();

        foreach (var page in _pdf.GetPages())
        {
            var ids = page.Operations.OfType<BeginMarkedContentWithProperties>()
                .Where(operation => operation.Name.Data != "Artifact")
                .Select(operation => ((NumericToken)operation.Properties!.Data["MCID"]).Int).ToList();
            var owners = (ArrayToken)Resolve(parents[((NumericToken)page.Dictionary.Data["StructParents"]).Int]);

            Assert.Equal(Enumerable.Range(0, ids.Count), ids);
            Assert.Equal(ids.Count, owners.Length);
        }
    }

    [Fact]
    public void UA_7_18_5_every_link_has_a_description_and_an_element_that_refers_to_it()
    {
        var parents = ParentTree();
        var found = 0;

        foreach (var page in _pdf.GetPages())
        {
            Assert.Equal("S", ((NameToken)page.Dictionary.Data["Tabs"]).Data);

            foreach (var reference in ((ArrayToken)Resolve(page.Dictionary.Data["Annots"])).Data.Cast<IndirectReferenceToken>())
            {
                var annotation = Dictionary(reference);
                var element = Dictionary(parents[((NumericToken)annotation.Data["StructParent"]).Int]);

                Assert.True(annotation.ContainsKey(NameToken.Contents));
                Assert.Equal(4, ((NumericToken)annotation.Data["F"]).Int);
                Assert.Equal("Link", ((NameToken)element.Data["S"]).Data);
                Assert.Contains(((ArrayToken)element.Data["K"]).Data.OfType<DictionaryToken>(), kid =>
                    kid.TryGet(NameToken.Create("Obj"), out IndirectReferenceToken target) && target.Data.Equals(reference.Data));
                found++;
            }
        }

        Assert.True(found >= 120, $"{found} links on two lines each");
    }

    [Fact]
    public void A2_6_2_11_fonts_are_embedded_with_widths_of_their_own_and_no_missing_glyph_and_a_sound_map_to_text()
    {
        var fonts = Fonts().ToList();

        Assert.NotEmpty(fonts);

        foreach (var font in fonts)
        {
            var descendant = Dictionary(((ArrayToken)font.Data["DescendantFonts"]).Data[0]);
            var program = Decode(Dictionary(descendant.Data["FontDescriptor"]).Data["FontFile2"]);
            var glyphs = Decode(descendant.Data["CIDToGIDMap"]);
            var widths = ((ArrayToken)((ArrayToken)descendant.Data["W"]).Data[1]).Data.Cast<NumericToken>().Select(width => width.Double).ToList();
            var metrics = new SubsetMetrics(program);

            Assert.Equal(widths.Count, glyphs.Length / 2);

            for (var code = 1; code < widths.Count; code++)
            {
                var glyph = BinaryPrimitives.ReadUInt16BigEndian(glyphs.AsSpan(2 * code));
                Assert.NotEqual(0, glyph);
                Assert.InRange(widths[code] - metrics.Width(glyph), -1, 1);
            }

            var map = Encoding.ASCII.GetString(Decode(font.Data["ToUnicode"]));
            Assert.Equal(widths.Count - 1, map.Split('\n').Count(line => line.StartsWith('<') && line.Contains("> <", StringComparison.Ordinal) && line != "<0000> <FFFF>"));
            Assert.DoesNotContain("> <0000>", map, StringComparison.Ordinal);
            Assert.DoesNotContain("> <FEFF>", map, StringComparison.Ordinal);
            Assert.DoesNotMatch("> <E000>", map);
        }

        Assert.Equal(8, fonts.Count);
    }

    [Fact]
    public void A2_6_2_11_4_2_every_subset_is_named_as_one_and_is_not_symbolic()
    {
        foreach (var font in Fonts())
        {
            var descriptor = Dictionary(Dictionary(((ArrayToken)font.Data["DescendantFonts"]).Data[0]).Data["FontDescriptor"]);

            Assert.Matches(@"^[A-Z]{6}\+", ((NameToken)font.Data["BaseFont"]).Data);
            Assert.Equal(font.Data["BaseFont"], descriptor.Data["FontName"]);
            Assert.Equal(32, ((NumericToken)descriptor.Data["Flags"]).Int & 36);
        }
    }

    [Fact]
    public void A2_6_2_10_no_transparency_and_A2_6_5_1_no_action_but_links()
    {
        var file = OtherReaders.Read(_bytes, "qpdf", "--qdf --object-streams=disable", "-");

        Assert.DoesNotMatch("/(?:SMask|CA|ca|BM|Group) ", file);
        Assert.All(Regex.Matches(file, "/S /(URI|JavaScript|Launch|GoToR|SubmitForm|Named|Movie|Sound|Rendition)"), action => Assert.Equal("URI", action.Groups[1].Value));
        Assert.DoesNotMatch("/(?:OpenAction|AA|AcroForm|EmbeddedFiles|JavaScript|Encrypt|OCProperties) ", file);
    }

    [Fact]
    public void UA_7_4_headings_begin_at_one_and_skip_no_level_and_UA_7_5_header_cells_name_their_scope()
    {
        var structure = OtherReaders.Read(_bytes, "pdfinfo", "-struct");
        var levels = Regex.Matches(structure, @"^\s*H(\d) ", RegexOptions.Multiline).Select(level => level.Groups[1].Value[0] - '0').ToList();

        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.InRange(pair.Second, 1, pair.First + 1));
        Assert.Equal(2, Regex.Count(structure, @"TH[^\n]*\n\s+/Scope /Column"));
    }

    [Fact]
    public void UA_7_2_no_word_is_without_language_and_A2_6_7_2_the_kinds_of_elements_are_those_of_the_standard()
    {
        var structure = OtherReaders.Read(_bytes, "pdfinfo", "-struct");
        var kinds = Regex.Matches(structure, @"^\s*([A-Z][A-Za-z]*\d?)(?: \(|:|$)", RegexOptions.Multiline).Select(kind => kind.Groups[1].Value).Distinct();

        Assert.Empty(kinds.Except(["Document", "P", "H1", "H2", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Link", "Object"]));
    }

    [Fact]
    public void A2_6_2_2_colours_have_an_output_intent_with_an_rgb_profile()
    {
        var intent = Dictionary(((ArrayToken)_pdf.Structure.Catalog.CatalogDictionary.Data["OutputIntents"]).Data[0]);
        var profile = Decode(intent.Data["DestOutputProfile"]);

        Assert.Equal("GTS_PDFA1", ((NameToken)intent.Data["S"]).Data);
        Assert.Equal(profile.Length, BinaryPrimitives.ReadInt32BigEndian(profile));
        Assert.Equal("mntrRGB XYZ ", Encoding.ASCII.GetString(profile, 12, 12));
        Assert.Equal("acsp", Encoding.ASCII.GetString(profile, 36, 4));
    }

    [Fact]
    public void A2_6_1_the_header_is_binary_and_the_trailer_has_an_identifier()
    {
        Assert.All(_bytes[10..14], value => Assert.True(value > 127));
        Assert.Contains("/ID [", Encoding.Latin1.GetString(_bytes), StringComparison.Ordinal);
    }

    private static bool IsPainting(IGraphicsStateOperation operation) =>
        operation is ShowText or ShowTextsWithPositioning or FillPathNonZeroWinding or FillPathEvenOddRule or StrokePath;

    private Dictionary<int, IToken> ParentTree()
    {
        var root = Dictionary(_pdf.Structure.Catalog.CatalogDictionary.Data["StructTreeRoot"]);
        var numbers = ((ArrayToken)Dictionary(root.Data["ParentTree"]).Data["Nums"]).Data;
        return numbers.Chunk(2).ToDictionary(pair => ((NumericToken)pair[0]).Int, pair => pair[1]);
    }

    private IEnumerable<DictionaryToken> Fonts() =>
        Dictionary(Dictionary(_pdf.GetPage(1).Dictionary.Data["Resources"]).Data["Font"]).Data.Values.Select(Dictionary);

    private byte[] Decode(IToken token) =>
        ((StreamToken)Resolve(token)).Decode(UglyToad.PdfPig.Filters.DefaultFilterProvider.Instance).ToArray();

    private DictionaryToken Dictionary(IToken token) => (DictionaryToken)Resolve(token);

    private IToken Resolve(IToken token) =>
        token is IndirectReferenceToken reference ? _pdf.Structure.GetObject(reference.Data).Data : token;
}
