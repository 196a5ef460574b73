using AccessRequests.Letters.Editing;

namespace AccessRequests.Letters.Cases;

/// <summary>What is reworded, added, moved and removed, in that order of the file.</summary>
internal static class CaseEdits
{
    public static IReadOnlyList<LetterEdit> Read(CaseReader file)
    {
        List<LetterEdit> edits = [];
        var paragraphs = file.Objects("paragraphs");

        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (Edit(paragraphs[i], $"added.{i + 1}") is { } edit)
            {
                edits.Add(edit);
            }
        }

        return edits;
    }

    /// <summary>A text, a heading, a quotation, a list or a table, by the name that it is given under.</summary>
    public static AddedContent Content(CaseReader reader) => Content(reader, closes: true);

    private static AddedContent Content(CaseReader reader, bool closes)
    {
        AddedContent content =
            reader.OptionalText("heading") is { } heading ? new AddedHeading(heading)
            : reader.OptionalText("quotation") is { } quotation ? new AddedQuotation(quotation)
            : reader.TextsOrObjects("items") is { Count: > 0 } items ? new AddedItems([.. items.Select(Item)], reader.OptionalChoice<ItemMarker>("marker") ?? ItemMarker.Bullet)
            : reader.OptionalObject("table") is { } table ? Table(table)
            : new AddedText(reader.Text("text"));

        if (closes)
        {
            reader.ReportUnknown();
        }

        return content;
    }

    /// <summary>A text, or an object that has a list of its own.</summary>
    private static AddedItem Item((string? Text, CaseReader? Reader) item)
    {
        if (item.Reader is not { } reader)
        {
            return new AddedItem(item.Text ?? "", []);
        }

        var read = new AddedItem(reader.Text("text"), reader.Texts("items"), reader.OptionalChoice<ItemMarker>("marker") ?? ItemMarker.Bullet);
        reader.ReportUnknown();
        return read;
    }

    private static LetterEdit? Edit(CaseReader reader, string id)
    {
        LetterEdit? edit = null;

        if (reader.OptionalText("replace") is { } replaced)
        {
            edit = new ReplaceParagraph(replaced, reader.Text("text"), reader.OptionalText("was"));
        }
        else if (reader.OptionalText("remove") is { } removed)
        {
            edit = new RemoveParagraph(removed);
        }
        else
        {
            var before = reader.OptionalText("before");
            var beside = before ?? reader.OptionalText("after");

            if (beside is null)
            {
                reader.Report("", "dites ce que devient quel paragraphe : « replace », « remove », « move », ou « after » ou « before » pour un ajout");
                return null;
            }

            edit = reader.OptionalText("move") is { } moved
                ? new MoveParagraph(moved, beside, before is not null)
                : new AddParagraph(beside, Content(reader, closes: false), reader.OptionalText("id") ?? id, before is not null);
        }

        reader.ReportUnknown();
        return edit;
    }

    private static AddedTable Table(CaseReader table)
    {
        var header = table.Texts("header");
        var rows = table.Rows("rows");
        var widths = table.Numbers("widths");

        if (header.Count == 0 || rows.Any(row => row.Count != header.Count) || (widths.Count > 0 && widths.Count != header.Count))
        {
            table.Report("rows", "chaque ligne doit avoir autant de cases que l’en-tête « header »");
            rows = [.. rows.Where(row => row.Count == header.Count)];
            widths = [];
        }

        table.ReportUnknown();
        return new AddedTable(header.Count == 0 ? [""] : header, rows, widths.Count == 0 ? null : widths);
    }
}
