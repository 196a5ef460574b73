using System.Globalization;
using AccessRequests.Pdf.Objects;

namespace AccessRequests.Pdf.Typesetting.Tagging;

/// <summary>Writes the elements, and the tree that leads from content and links back to them (14.7.4.4).</summary>
internal sealed class StructureTree(PdfFileWriter file)
{
    private readonly SortedDictionary<int, PdfObject> _parents = [];
    private readonly Dictionary<StructureElement, PdfReference> _references = [];
    private readonly List<PdfReference> _notes = [];
    private int _nextKey;

    /// <summary>The tree itself: what the file's first elements stand under.</summary>
    public StructureElement Top { get; } = StructureElement.Root();

    /// <summary>The number by which a page or an annotation is found here.</summary>
    public int NextKey() => _nextKey++;

    /// <summary>The elements that own the marked content of a page, in the order of its numbers.</summary>
    public void AddPage(int key, IEnumerable<StructureElement> owners) => _parents[key] = new PdfArray(owners.Select(ReferenceTo));

    public void AddAnnotation(int key, StructureElement owner) => _parents[key] = ReferenceTo(owner);

    public PdfReference Write()
    {
        var treeRoot = file.Reserve();
        var elements = Top.Kids.OfType<ElementKid>().Select(kid => kid.Element).ToList();
        elements.ForEach(element => Write(element, treeRoot));
        var numbers = new PdfArray();

        foreach (var (key, value) in _parents)
        {
            numbers.Add(key);
            numbers.Add(value is PdfArray ? file.Add(value) : value);
        }

        var root = new PdfDictionary
        {
            ["Type"] = new PdfName("StructTreeRoot"),
            ["K"] = new PdfArray(elements.Select(ReferenceTo)),
            ["ParentTree"] = file.Add(new PdfDictionary { ["Nums"] = numbers }),
            ["ParentTreeNextKey"] = _nextKey,
        };

        if (_notes.Count > 0)
        {
            root["IDTree"] = file.Add(new PdfDictionary { ["Names"] = new PdfArray(_notes.SelectMany((note, i) => new PdfObject[] { NoteId(i), note })) });
        }

        file.Write(treeRoot, root);
        return treeRoot;
    }

    private void Write(StructureElement element, PdfReference parent)
    {
        var reference = ReferenceTo(element);
        var kids = new PdfArray();

        foreach (var kid in element.Kids)
        {
            kids.Add(kid switch
            {
                ElementKid child => ReferenceTo(child.Element),
                ContentKid content => new PdfDictionary { ["Type"] = new PdfName("MCR"), ["Pg"] = content.Page, ["MCID"] = content.Id },
                AnnotationKid annotation => new PdfDictionary
                {
                    ["Type"] = new PdfName("OBJR"),
                    ["Pg"] = annotation.Page,
                    ["Obj"] = annotation.Annotation,
                },
                _ => throw new InvalidOperationException($"{kid.GetType().Name} is not written."),
            });

            if (kid is ElementKid { Element: var written })
            {
                Write(written, reference);
            }
        }

        var dictionary = new PdfDictionary
        {
            ["Type"] = new PdfName("StructElem"),
            ["S"] = new PdfName(element.Type),
            ["P"] = parent,
            ["K"] = kids,
        };

        if (element.Type == StructureElement.Note)
        {
            dictionary["ID"] = NoteId(_notes.Count);
            _notes.Add(reference);
        }

        if (element.Attributes is { } attributes)
        {
            dictionary["A"] = attributes;
        }

        if (element.Language is { } language)
        {
            dictionary["Lang"] = PdfString.FromText(language);
        }

        file.Write(reference, dictionary);
    }

    /// <summary>In the order of the names of the tree (7.9.6).</summary>
    private static PdfString NoteId(int index) => PdfString.FromText(string.Create(CultureInfo.InvariantCulture, $"note-{index + 1:0000}"));

    private PdfReference ReferenceTo(StructureElement element)
    {
        if (!_references.TryGetValue(element, out var reference))
        {
            reference = file.Reserve();
            _references.Add(element, reference);
        }

        return reference;
    }
}
