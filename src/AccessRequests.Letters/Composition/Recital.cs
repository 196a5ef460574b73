using AccessRequests.Domain.Decisions;
using AccessRequests.Letters.Editing;
using AccessRequests.Letters.Wording;

namespace AccessRequests.Letters.Composition;

/// <summary>What is asked, as the letter recalls it: in a sentence, in the applicant's own words, point by point.</summary>
internal static class Recital
{
    private const string Decision = "recital";

    /// <param name="key">The sentence that recalls it; «.points» is added when the points follow.</param>
    public static void Write(LetterWriter writer, string key = Decision)
    {
        var record = writer.File;
        var subject = PlainText.WithoutEnd(record.Subject.Trim());
        var listed = writer.Record.Form.ListsPoints
            && (record.Points.Count > 1 || record.Points.Any(point => Bare(point.Text) != Bare(subject)));

        var count = NumberOfPoints(record);
        var noun = writer.Record.Form.PointNoun;
        var fields = new MergeFields { ["visé"] = subject.Length == 0 ? "[objet de la demande à décrire]" : subject };

        if (noun is { } called)
        {
            fields["points"] = count == 1 ? called.One : called.Many;
        }

        writer.Add(new LetterParagraph(LetterPart.Recital, writer.Say(
            !listed ? key : key == Decision && noun is not null ? "recital.points.called" : $"{key}.points",
            fields,
            count))
        { Id = "recital" });

        if (!string.IsNullOrWhiteSpace(writer.Record.Form.Quotation))
        {
            writer.Add(new LetterQuotation(LetterPart.Quotation, Contents.Quoted(writer.Record.Form.Quotation, writer.Grammar)) { Id = "quotation" });
        }

        if (listed && record.Points.Count > 0)
        {
            writer.Add(new LetterItems(LetterPart.Points, Items(record.Points, writer.Record.Form.PointMarker)) { Id = "points" });
        }
    }

    /// <summary>The points form one sentence: each ends with a semicolon and the last with a period.</summary>
    private static List<LetterItem> Items(IReadOnlyList<DecidedPoint> points, ItemMarker marker)
    {
        List<LetterItem> items = [];

        for (var i = 0; i < points.Count; i++)
        {
            var point = points[i];

            if (point.Under is { } whole && (i == 0 || points[i - 1].Under != whole))
            {
                items.Add(new LetterItem(Marker(whole.Number, whole.Label, marker), [whole.Text.Trim()]));
            }

            var text = Ended(point.Text, i == points.Count - 1);
            items.Add(point.Under is null ? new LetterItem(Marker(point.Number, point.Label, marker), [text]) : new LetterItem(point.Label ?? $"{point.Letter})", [text], Level: 2));
        }

        return items;
    }

    private static string Marker(int number, string? label, ItemMarker marker) => marker switch
    {
        ItemMarker.Number or ItemMarker.Letter when label is not null => label,
        ItemMarker.Number => $"{number}.",
        ItemMarker.Letter => $"{(char)('a' + ((number - 1) % 26))})",
        ItemMarker.Bullet => "•",
    };

    /// <summary>The words of an item of a list that makes one sentence.</summary>
    public static string Ended(string words, bool isLast)
    {
        var text = PlainText.WithoutEnd(words.Trim());
        return text.Length > 0 && text[^1] is '?' or '!' or '…' ? text : PlainText.Ended(text, isLast ? '.' : ';');
    }

    private static int NumberOfPoints(DecisionRecord record) => record.Points.Select(point => point.Under?.Number ?? point.Number).Distinct().Count();

    private static string Bare(string text) => text.Trim().TrimEnd('.', ';', ':', ' ').ToUpperInvariant();
}
