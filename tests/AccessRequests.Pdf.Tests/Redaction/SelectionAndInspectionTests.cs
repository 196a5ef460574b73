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
        Assert.Contains(Hidden("A hidden layer"), item => item is { Kind: HiddenContents.Layers, Text: not null });
        Assert.Contains(Hidden("An earlier revision"), item => item.Kind == HiddenContents.EarlierRevisions);
        Assert.Contains(Hidden("Invisible text behind a picture of it"), item => item is { Kind: HiddenContents.InvisibleText, Page: 1 } && item.Text!.Contains("TREMBLAY", StringComparison.Ordinal));
        Assert.Empty(PdfInspector.FindHidden(new MemoryStream(TwoLines), 10, cancellation: TestContext.Current.CancellationToken));

        static IReadOnlyList<HiddenItem> Hidden(string trick) =>
            PdfInspector.FindHidden(new MemoryStream(Tricks.All.Single(known => known.Name == trick).Pdf), 100, cancellation: TestContext.Current.CancellationToken);
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
