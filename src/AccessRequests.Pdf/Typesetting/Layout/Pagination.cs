namespace AccessRequests.Pdf.Typesetting.Layout;

internal static class Pagination
{
    /// <summary>Between the text and the notes, with the rule that parts them.</summary>
    private const double AboveNotes = 14;
    private const double NotesRuleWidth = 120;

    /// <summary>
    /// Fills pages in order and goes back to the last allowed break when a row does not fit, or else to the last avoided one.
    /// When a page holds neither, what must not be parted is longer than a page and is cut where the page ends.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<(Row Row, double Top)>> Pages(IReadOnlyList<Row> rows, double height)
    {
        List<IReadOnlyList<(Row, double)>> pages = [];

        for (var first = 0; first < rows.Count;)
        {
            var next = EndOfPage(rows, first, height);
            pages.Add([.. Positions(rows, first, next), .. Notes(rows, first, next, height)]);
            first = next;
        }

        return pages;
    }

    private static int EndOfPage(IReadOnlyList<Row> rows, int first, double height)
    {
        var used = first == 0 ? 0 : rows[first].RepeatedHeader?.Height ?? 0;
        var notes = 0.0;
        var lastAllowed = first;
        var lastAvoided = first;

        for (var i = first; i < rows.Count; i++)
        {
            used += rows[i].Height + (i == first ? 0 : rows[i].SpaceBefore);

            notes += rows[i].NotesHeight + (notes == 0 && rows[i].Notes.Count > 0 ? AboveNotes : 0);

            if (used + notes > height && i > first)
            {
                return lastAllowed > first ? lastAllowed : lastAvoided > first ? lastAvoided : i;
            }

            switch (rows[i].After)
            {
                case PageBreak.Forced:
                    return i + 1;
                case PageBreak.Allowed:
                    lastAllowed = i + 1;
                    break;
                case PageBreak.Avoided:
                    lastAvoided = i + 1;
                    break;
                case PageBreak.Forbidden:
                    break;
            }
        }

        return rows.Count;
    }

    /// <summary>At the foot of the page, under a short rule.</summary>
    private static IEnumerable<(Row, double)> Notes(IReadOnlyList<Row> rows, int first, int next, double height)
    {
        var notes = rows.Skip(first).Take(next - first).SelectMany(row => row.Notes).ToList();
        var top = height - notes.Sum(note => note.Height);

        if (notes.Count > 0)
        {
            yield return (new Row(1) { IsNote = true, Items = { new PlacedRule(0, 0, NotesRuleWidth, 0.5) } }, top - (AboveNotes / 2));
        }

        foreach (var note in notes)
        {
            yield return (note, top);
            top += note.Height;
        }
    }

    private static List<(Row, double)> Positions(IReadOnlyList<Row> rows, int first, int next)
    {
        List<(Row, double)> page = [];
        var top = 0.0;

        if (first > 0 && rows[first].RepeatedHeader is { } header)
        {
            page.Add((header, 0));
            top = header.Height;
        }

        for (var i = first; i < next; i++)
        {
            top += i == first ? 0 : rows[i].SpaceBefore;
            page.Add((rows[i], top));
            top += rows[i].Height;
        }

        return page;
    }
}
