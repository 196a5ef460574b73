using AccessRequests.Pdf.Tests.Corpus;

namespace AccessRequests.Pdf.Tests.Redaction;

public sealed class SelectionAndInspectionTests
{
    private static readonly byte[] TwoLines = Tricks.Page("BT /F1 12 Tf 72 700 Td (Monsieur Jean TREMBLAY habite) Tj 0 -14 Td (rue des Forges a Montreal) Tj ET");

    [Fact]
    public void A_hint_that_errs_by_a_few_points_still_chooses_whole_words()
    {
        var word = Words(TwoLines).Single(one => one.Text == "TREMBLAY");
        var hint = new PdfBox(word.Box.Left + 5, word.Box.Bottom + 2, word.Box.Right + 6.7, word.Box.Top + 2);

        var selection = Resolve(TwoLines, hint);

        Assert.Equal("TREMBLAY", selection.Text);
        Assert.Equal(word.Box, Assert.Single(selection.Boxes));
    }

    [Fact]
    public void A_selection_over_two_lines_gives_one_box_per_line_in_reading_order()
    {
        var words = Words(TwoLines);
        var first = words.Single(one => one.Text == "TREMBLAY").Box.Union(words.Single(one => one.Text == "habite").Box);
        var second = words.Single(one => one.Text == "rue").Box.Union(words.Single(one => one.Text == "des").Box);

        var selection = Resolve(TwoLines, second, first);

        Assert.Equal("TREMBLAY habite rue des", selection.Text);
        Assert.Equal(2, selection.Boxes.Count);
        Assert.True(selection.Boxes[0].Bottom > selection.Boxes[1].Bottom);
    }

    [Fact]
    public void What_is_selected_is_what_is_removed()
    {
        var selection = Resolve(TwoLines, Words(TwoLines).Single(one => one.Text == "TREMBLAY").Box);
        IReadOnlyList<RedactionMark> marks = [new RedactionMark(1, selection.Boxes, "art. 53")];

        var redacted = Redacting.Redact(TwoLines, marks);

        Assert.Equal(
            ["Monsieur", "Jean", "habite", "rue", "des", "Forges", "a", "Montreal"],
            Words(redacted).Select(word => word.Text).Where(text => text is not ("art." or "53")));
    }

    [Fact]
    public void An_empty_place_selects_nothing() => Assert.Empty(Resolve(TwoLines, new PdfBox(10, 10, 50, 50)).Boxes);

    [Fact]
    public void The_inspector_names_what_nobody_sees()
    {
        var hidden = Inspect(Tricks.All.Single(trick => trick.Name == "Metadata, attachments, scripts and notes").Pdf).Hidden;

        Assert.True(hidden.HasFlag(
            HiddenContents.Metadata | HiddenContents.Attachments | HiddenContents.Scripts | HiddenContents.FormFields
            | HiddenContents.Annotations | HiddenContents.Bookmarks | HiddenContents.StructureTree));
        Assert.True(Inspect(Tricks.All.Single(trick => trick.Name == "A hidden layer").Pdf).Hidden.HasFlag(HiddenContents.Layers));
        Assert.True(Inspect(Tricks.All.Single(trick => trick.Name == "An earlier revision").Pdf).Hidden.HasFlag(HiddenContents.EarlierRevisions));
        Assert.True(Inspect(Tricks.All.Single(trick => trick.Name == "Invisible text behind a picture of it").Pdf).Hidden.HasFlag(HiddenContents.InvisibleText));
        Assert.Equal(HiddenContents.None, Inspect(TwoLines).Hidden);
    }

    [Fact]
    public void What_nobody_sees_can_be_read_item_by_item()
    {
        var items = Hidden("Metadata, attachments, scripts and notes");

        Assert.Contains(new HiddenItem(HiddenContents.Metadata, null, "Author", "TREMBLAY"), items);
        Assert.Contains(new HiddenItem(HiddenContents.Metadata, null, "Keywords", "TREB"), items);
        Assert.Contains(new HiddenItem(HiddenContents.Attachments, null, null, "TREMBLAY"), items);
        Assert.Contains(new HiddenItem(HiddenContents.Bookmarks, null, null, "TREMBLAY"), items);
        Assert.Contains(new HiddenItem(HiddenContents.Annotations, 1, "TREMBLAY", "TREMBLAY"), items);
        Assert.Contains(new HiddenItem(HiddenContents.Scripts, null, null, null), items);
        Assert.Equal([new HiddenItem(HiddenContents.FormFields, null, "nom", "TREMBLAY")], Hidden("A form field that shows its value"));
        Assert.Equal(
            [new HiddenItem(HiddenContents.Layers, null, null, "TREMBLAY"), new HiddenItem(HiddenContents.Layers, 1, null, "TREMBLAY")],
            Hidden("A hidden layer").Where(item => item.Kind == HiddenContents.Layers));
        Assert.Contains(Hidden("An earlier revision"), item => item.Kind == HiddenContents.EarlierRevisions);
        Assert.Contains(Hidden("Invisible text behind a picture of it"), item => item is { Kind: HiddenContents.InvisibleText, Page: 1 } && item.Text!.Contains("TREMBLAY", StringComparison.Ordinal));
        Assert.Empty(PdfInspector.FindHidden(new MemoryStream(TwoLines), 10, cancellation: TestContext.Current.CancellationToken));

        static IReadOnlyList<HiddenItem> Hidden(string trick) =>
            PdfInspector.FindHidden(new MemoryStream(Tricks.All.Single(known => known.Name == trick).Pdf), 100, cancellation: TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("/L1 Do")]
    [InlineData("/OC /L2 BDC /L3 Do EMC")]
    public void The_words_of_a_form_that_a_hidden_layer_holds_are_told_and_do_not_leave(string draw)
    {
        var pdf = Tricks.Page(
            "BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET " + draw,
            resources: "/XObject << /L1 11 0 R /L3 12 0 R >> /Properties << /L2 10 0 R >>",
            catalog: "/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>",
            more: file =>
            {
                const string Form = "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 4 0 R >> >>";
                file.Add("<< /Type /OCG /Name (Notes) >>");
                file.AddStream(Form + " /OC 10 0 R", "BT /F1 12 Tf 72 300 Td (TREMBLAY) Tj ET");
                file.AddStream(Form, "BT /F1 12 Tf 72 300 Td (TREMBLAY) Tj ET");
            });

        Assert.Contains(
            new HiddenItem(HiddenContents.Layers, 1, null, "TREMBLAY"),
            PdfInspector.FindHidden(new MemoryStream(pdf), 100, cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(["PUBLIC"], Words(pdf).Select(word => word.Text));
        Redacting.AssertGone(Redacting.Redact(pdf, []), "TREMBLAY");
    }

    [Fact]
    public void A_box_says_how_many_letters_its_edge_passes_through()
    {
        var word = Words(TwoLines).Single(one => one.Text == "TREMBLAY").Box;

        Assert.Equal(0, Cut(word));
        Assert.Equal(0, Cut(new PdfBox(300, 100, 400, 200)));
        Assert.Equal(8, Cut(new PdfBox(word.Left - 1, word.Bottom - 1, word.Right + 1, (word.Bottom + word.Top) / 2)));
        Assert.Equal(1, Cut(new PdfBox(word.Left + 4, word.Bottom - 1, word.Right + 1, word.Top + 1)));

        static int Cut(PdfBox drawn)
        {
            using var stream = new MemoryStream(TwoLines);
            return TextSelection.OnPage(stream, 1, [drawn], TestContext.Current.CancellationToken).CutLetters;
        }
    }

    [Fact]
    public void A_letter_that_is_said_to_be_cut_is_taken_away_whole()
    {
        var word = Words(TwoLines).Single(one => one.Text == "TREMBLAY").Box;

        var redacted = Redacting.Redact(TwoLines, [new RedactionMark(1, [new PdfBox(word.Left + 4, word.Bottom - 1, word.Right + 1, word.Top + 1)], "art. 53")]);

        Assert.DoesNotContain(Words(redacted), left => left.Text.Contains('T') && left.Text != "art.");
    }

    [Fact]
    public void A_scan_for_what_nobody_sees_looks_where_it_is_told_to()
    {
        var pdf = Tricks.All.Single(known => known.Name == "Metadata, attachments, scripts and notes").Pdf;
        var pages = new List<int>();

        var items = PdfInspector.FindHidden(
            new MemoryStream(pdf), 100, page => page > 0, new Told<HiddenItem>(page => pages.Add(page.Number)), TestContext.Current.CancellationToken);

        Assert.Equal([1], pages);
        Assert.NotEmpty(items);
        Assert.All(items, item => Assert.Equal(1, item.Page));
    }

    private sealed class Told<TFound>(Action<ScannedPage<TFound>> tell) : IProgress<ScannedPage<TFound>>
    {
        public void Report(ScannedPage<TFound> value) => tell(value);
    }

    [Fact]
    public void A_list_of_what_nobody_sees_is_bounded() =>
        Assert.Equal(
            3,
            PdfInspector.FindHidden(
                new MemoryStream(Tricks.All.Single(trick => trick.Name == "Metadata, attachments, scripts and notes").Pdf), 3, cancellation: TestContext.Current.CancellationToken).Count);

    [Fact]
    public void The_inspector_gives_the_size_and_turn_of_every_page()
    {
        var page = Assert.Single(Inspect(Tricks.All.Single(trick => trick.Name == "A crop box with an offset").Pdf).Pages);

        Assert.Equal(new InspectedPage(1, new PdfBox(-100, -50, 700, 900), new PdfBox(20, 30, 600, 780), 270), page);
    }

    private static IReadOnlyList<PageWord> Words(byte[] pdf)
    {
        using var stream = new MemoryStream(pdf);
        return TextSelection.WordsOn(stream, 1, TestContext.Current.CancellationToken);
    }

    private static ResolvedSelection Resolve(byte[] pdf, params PdfBox[] hint)
    {
        using var stream = new MemoryStream(pdf);
        return TextSelection.Resolve(stream, 1, hint, TestContext.Current.CancellationToken);
    }

    private static PdfInspection Inspect(byte[] pdf)
    {
        using var stream = new MemoryStream(pdf);
        return PdfInspector.Inspect(stream, TestContext.Current.CancellationToken);
    }
}
