using AccessRequests.Pdf.Typesetting;
using UglyToad.PdfPig;

namespace AccessRequests.Pdf.Tests.Typesetting;

/// <summary>Where pages end in lists and among notes, wherever on the page these come.</summary>
public sealed class ListBreakTests
{
    public static TheoryData<int> LinesBefore => [.. Enumerable.Range(30, 16)];

    [Theory]
    [MemberData(nameof(LinesBefore))]
    public void The_last_item_of_a_list_does_not_begin_a_page_by_itself(int lines)
    {
        using var document = Print([.. Filler(lines), new ListBlock([.. Enumerable.Range(1, 4).Select(i => new ListItem($"{i}.", [$"item{i}"]))])]);

        Assert.All(document.GetPages(), page => Assert.NotEqual("4.", page.GetWords().First().Text));
    }

    [Theory]
    [MemberData(nameof(LinesBefore))]
    public void A_note_stands_on_the_page_of_its_mark_and_over_no_other_text(int lines)
    {
        using var document = Print([.. Filler(lines), new ParagraphBlock(["marque", new TextRun("7") { Superscript = true, Note = ["appel"] }]), .. Filler(8)]);

        var page = document.GetPages().Single(page => page.Text.Contains("marque", StringComparison.Ordinal));
        var words = page.GetWords().ToList();
        var note = words.Single(word => word.Text == "appel");
        Assert.All(words.Where(word => word.Text.StartsWith("ligne", StringComparison.Ordinal)), word => Assert.True(word.BoundingBox.Bottom > note.BoundingBox.Top + 5));
        Assert.InRange(note.BoundingBox.Bottom, 60, 90);
    }

    private static IEnumerable<Block> Filler(int lines) => Enumerable.Range(1, lines).Select(i => new ParagraphBlock([$"ligne{i}"]) { SpaceAfter = 2 });

    private static PdfDocument Print(IReadOnlyList<Block> blocks)
    {
        using var stream = new MemoryStream();
        Typesetter.Write(new TypesetDocument("Essai", "fr-CA", blocks), stream);
        return PdfDocument.Open(stream.ToArray());
    }
}
