using AccessRequests.Pdf.Objects;

namespace AccessRequests.Pdf.Typesetting.Tagging;

/// <summary>An element of the structure tree (14.7.2) with its kids in reading order.</summary>
internal sealed class StructureElement
{
    /// <summary>The type of what stands at the foot of a page; each has an identifier (ISO 14289-1, 7.9).</summary>
    public const string Note = "Note";

    private readonly List<StructureKid> _kids = [];
    private bool _isAttached;

    private StructureElement(StructureElement? parent, string type, PdfDictionary? attributes, TextRun? link)
    {
        Parent = parent;
        Type = type;
        Attributes = attributes;
        LinkRun = link;
    }

    public StructureElement? Parent { get; }

    public string Type { get; }

    public PdfDictionary? Attributes { get; }

    /// <summary>BCP 47, when it is not the document's language (14.9.2).</summary>
    public string? Language { get; set; }

    /// <summary>The run this element is the link of.</summary>
    public TextRun? LinkRun { get; }

    public IReadOnlyList<StructureKid> Kids => _kids;

    public static StructureElement Root() => new(null, "StructTreeRoot", null, null) { _isAttached = true };

    public StructureElement Add(string type, PdfDictionary? attributes = null) => new(this, type, attributes, null);

    public StructureElement Link(TextRun run) => new(this, "Link", null, run);

    /// <summary>Adds content; the element takes its place among its parent's kids when its first content is drawn.</summary>
    public void AddContent(StructureKid kid)
    {
        Attach();
        AddKid(kid);
    }

    /// <summary>Notes come after all words of their element, also where those go on overleaf.</summary>
    private void AddKid(StructureKid kid)
    {
        var index = _kids.Count;

        while (index > 0 && !IsNote(kid) && IsNote(_kids[index - 1]))
        {
            index--;
        }

        _kids.Insert(index, kid);
    }

    private static bool IsNote(StructureKid kid) => kid is ElementKid { Element.Type: Note };

    private void Attach()
    {
        if (!_isAttached && Parent is not null)
        {
            _isAttached = true;
            Parent.Attach();
            Parent.AddKid(new ElementKid(this));
        }
    }
}

internal abstract record StructureKid;

internal sealed record ElementKid(StructureElement Element) : StructureKid;

internal sealed record ContentKid(PdfReference Page, int Id) : StructureKid;

internal sealed record AnnotationKid(PdfReference Page, PdfReference Annotation) : StructureKid;
