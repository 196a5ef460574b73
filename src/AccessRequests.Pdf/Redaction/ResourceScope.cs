using System.Globalization;
using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Reading;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// The resources that one content stream names (7.8.3), and those that its rewritten form uses, under names of ours.
/// </summary>
internal sealed class ResourceScope
{
    private static readonly Dictionary<string, string> Prefixes = new()
    {
        ["Font"] = "F",
        ["XObject"] = "X",
        ["ExtGState"] = "G",
        ["ColorSpace"] = "C",
        ["Pattern"] = "P",
        ["Shading"] = "S",
    };

    private readonly SourceFile _file;
    private readonly DictionaryToken? _source;
    private readonly ResourceScope? _parent;
    private readonly Dictionary<(string Category, string Name), string> _used = [];

    /// <param name="source">Null for old forms without resources of their own: they use their page's (7.8.3).</param>
    public ResourceScope(SourceFile file, DictionaryToken? source, ResourceScope? parent)
    {
        _file = file;
        _source = source;
        _parent = parent;
    }

    public PdfDictionary Written { get; } = [];

    /// <summary>The object a name stands for, as it is referred to; null when there is none.</summary>
    public IToken? Find(string category, string name)
    {
        if (_source is null)
        {
            return _parent?.Find(category, name);
        }

        return _file.TryGet<DictionaryToken>(_source, category, out var entries) && entries.TryGetNamed(name, out var key)
            && _file.Resolve(entries.Data[key]) is not null
            ? entries.Data[key]
            : null;
    }

    /// <summary>Our name for a resource, copied on first use.</summary>
    public string Use(string category, string name, Func<PdfObject> copy)
    {
        if (!_used.TryGetValue((category, name), out var ours))
        {
            _used[(category, name)] = ours = Add(category, copy());
        }

        return ours;
    }

    /// <summary>A name for a resource of this use only.</summary>
    public string Add(string category, PdfObject resource)
    {
        if (!Written.TryGet(category, out var entries))
        {
            Written[category] = entries = new PdfDictionary();
        }

        var dictionary = (PdfDictionary)entries;
        var name = Prefixes[category] + dictionary.Count.ToString(CultureInfo.InvariantCulture);
        dictionary[name] = resource;
        return name;
    }

    /// <summary>Colour spaces that replace the device spaces act without being named (8.6.5.6).</summary>
    public void UseDefaultColourSpaces(ResourceCopier copier)
    {
        foreach (var name in (string[])["DefaultGray", "DefaultRGB", "DefaultCMYK"])
        {
            if (Find("ColorSpace", name) is { } space)
            {
                if (!Written.TryGet("ColorSpace", out var entries))
                {
                    Written["ColorSpace"] = entries = new PdfDictionary();
                }

                ((PdfDictionary)entries)[name] = copier.ColourSpace(space);
            }
        }
    }
}
