using System.Text;
using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Reading;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Inspection;

/// <summary>Reads what <see cref="HiddenContent"/> only notes: names, comments, values, and the text that no page shows.</summary>
internal sealed class HiddenItems(SourceFile file, int most)
{
    private const int MaxDepth = 20;

    /// <summary>What an office program writes in every file, and says nothing about anybody.</summary>
    private static readonly string[] Neutral = ["Producer", "CreationDate", "ModDate", "Trapped"];

    private readonly List<HiddenItem> _items = [];

    public IReadOnlyList<HiddenItem> Items => _items;

    public bool IsFull => _items.Count >= most;

    public void OfDocument()
    {
        var catalog = file.Catalog;
        var kinds = HiddenContent.InDocument(file);

        Each(HiddenContents.Metadata, OfInformation);
        Each(HiddenContents.Attachments, OfAttachments);
        Each(HiddenContents.FormFields, () => OfFields(Array(Dictionary(catalog, "AcroForm"), "Fields"), "", 0));
        Each(HiddenContents.Layers, OfLayers);
        Each(HiddenContents.Bookmarks, () => OfBookmarks(Dictionary(catalog, "Outlines"), 0));
        Each(HiddenContents.Scripts, () => { });
        Each(HiddenContents.EarlierRevisions, () => { });
        Each(HiddenContents.Signatures, () => { });

        // A kind that is there is always told, with what can be read of it or without.
        void Each(HiddenContents kind, Action read)
        {
            if (!kinds.HasFlag(kind))
            {
                return;
            }

            var before = _items.Count;
            read();

            if (_items.Count == before)
            {
                Add(kind, null, null);
            }
        }
    }

    public void OfPage(SourcePage page, CancellationToken cancellation)
    {
        foreach (var annotation in Array(page.Dictionary, "Annots").Select(token => file.Resolve(token)).OfType<DictionaryToken>())
        {
            switch (file.Name(annotation, "Subtype"))
            {
                case "Link" or "Widget" or "Popup":
                    break;
                case "FileAttachment":
                    Add(HiddenContents.Attachments, page.Number, Dictionary(annotation, "FS") is { } named ? FileName(named) : null);
                    break;
                default:
                    Add(HiddenContents.Annotations, page.Number, Text(annotation, "Contents"), Text(annotation, "T"));
                    break;
            }
        }

        try
        {
            var all = PageText.Read(file, page.Number, cancellation, withHiddenLayers: file.Layers.Exist);
            var glyphs = all.Where(glyph => !glyph.IsInHiddenLayer).ToList();
            AddText(HiddenContents.Layers, all.Where(glyph => glyph.IsInHiddenLayer));
            AddText(HiddenContents.InvisibleText, glyphs.Where(glyph => glyph.IsInvisible));
            AddText(HiddenContents.OffPageText, glyphs.Where(glyph => !page.CropBox.Contains(glyph.Cell.Centre.X, glyph.Cell.Centre.Y)));
        }
        catch (UnredactablePdfException exception) when (exception.Reason == UnredactableReason.UncertainContent)
        {
            // Redaction will say so when the page is marked; what else the page carries is told.
        }

        void AddText(HiddenContents kind, IEnumerable<PlacedGlyph> glyphs)
        {
            if (ReadingOf(glyphs) is { Length: > 0 } text)
            {
                Add(kind, page.Number, text);
            }
        }
    }

    private void OfInformation()
    {
        if (file.Structure.Trailer.Info is { } info && file.Resolve(info) is DictionaryToken dictionary)
        {
            foreach (var key in dictionary.Data.Keys.Except(Neutral))
            {
                Add(HiddenContents.Metadata, null, Text(dictionary, key), key);
            }
        }
    }

    private void OfAttachments()
    {
        OfNames(Dictionary(Dictionary(file.Catalog, "Names"), "EmbeddedFiles"), 0);

        foreach (var associated in Array(file.Catalog, "AF").Select(token => file.Resolve(token)).OfType<DictionaryToken>())
        {
            Add(HiddenContents.Attachments, null, FileName(associated));
        }
    }

    /// <summary>A name tree (7.9.6): kids, or pairs of a name and its value.</summary>
    private void OfNames(DictionaryToken? node, int depth)
    {
        if (node is null || depth > MaxDepth || IsFull)
        {
            return;
        }

        foreach (var specification in Array(node, "Names").Select(token => file.Resolve(token)).OfType<DictionaryToken>())
        {
            Add(HiddenContents.Attachments, null, FileName(specification));
        }

        foreach (var kid in Array(node, "Kids"))
        {
            OfNames(file.Resolve(kid) as DictionaryToken, depth + 1);
        }
    }

    /// <summary>Fields (12.7.4): a kid adds its partial name to its parent's.</summary>
    private void OfFields(IReadOnlyList<IToken> fields, string path, int depth)
    {
        if (depth > MaxDepth)
        {
            return;
        }

        foreach (var field in fields.Select(token => file.Resolve(token)).OfType<DictionaryToken>().TakeWhile(_ => !IsFull))
        {
            var name = Text(field, "T") is { } part ? $"{path}{(path.Length > 0 ? "." : "")}{part}" : path;

            if ((Text(field, "V") ?? file.Name(field, "V")) is { Length: > 0 } value)
            {
                Add(HiddenContents.FormFields, null, value, name);
            }

            OfFields(Array(field, "Kids"), name, depth + 1);
        }
    }

    /// <summary>The layers that a reader does not show on opening; the others are on the page for everyone to see.</summary>
    private void OfLayers()
    {
        foreach (var group in Array(Dictionary(file.Catalog, "OCProperties"), "OCGs").Where(group => !file.Layers.IsVisible(group)))
        {
            Add(HiddenContents.Layers, null, file.Resolve(group) is DictionaryToken layer ? Text(layer, "Name") : null);
        }
    }

    private void OfBookmarks(DictionaryToken? parent, int depth)
    {
        var item = Dictionary(parent, "First");

        for (var count = 0; item is not null && depth <= MaxDepth && count < most && !IsFull; count++)
        {
            Add(HiddenContents.Bookmarks, null, Text(item, "Title"));
            OfBookmarks(item, depth + 1);
            item = Dictionary(item, "Next");
        }
    }

    private string? FileName(DictionaryToken specification) => Text(specification, "UF") ?? Text(specification, "F");

    private void Add(HiddenContents kind, int? page, string? text, string? label = null)
    {
        if (!IsFull)
        {
            _items.Add(new HiddenItem(kind, page, Cut(label), Cut(text)));
        }
    }

    private static string? Cut(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Length > HiddenItem.MaxText ? $"{text[..HiddenItem.MaxText]}…" : text;

    private DictionaryToken? Dictionary(DictionaryToken? parent, string key) =>
        parent is not null && file.TryGet<DictionaryToken>(parent, key, out var value) ? value : null;

    private IReadOnlyList<IToken> Array(DictionaryToken? parent, string key) =>
        parent is not null && file.TryGet<ArrayToken>(parent, key, out var value) ? value.Data : [];

    private string? Text(DictionaryToken dictionary, string key) =>
        (dictionary.Data.TryGetValue(key, out var value) ? file.Resolve(value) : null) switch
        {
            StringToken literal => literal.Data,
            HexToken hex => hex.Data,
            _ => null,
        };

    private static string ReadingOf(IEnumerable<PlacedGlyph> glyphs)
    {
        var text = new StringBuilder();
        PlacedGlyph? before = null;

        foreach (var glyph in glyphs.Where(glyph => !string.IsNullOrEmpty(glyph.Text)).TakeWhile(_ => text.Length <= HiddenItem.MaxText))
        {
            // A gap of a quarter of an em, or another line.
            if (before is { } last && Math.Max(Math.Abs(glyph.Origin.X - last.End.X), Math.Abs(glyph.Origin.Y - last.End.Y)) > last.Size / 4 && text[^1] != ' ')
            {
                text.Append(' ');
            }

            text.Append(glyph.Text);
            before = glyph;
        }

        return text.ToString().Trim();
    }
}
