using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Reading;

/// <summary>Which optional content (8.11) a reader shows on opening: the new file keeps that and nothing else.</summary>
internal sealed class Layers
{
    private const int MaxDepth = 20;

    private readonly SourceFile _file;
    private readonly HashSet<IndirectReference> _off = [];
    private readonly HashSet<IndirectReference> _on = [];
    private readonly bool _baseOff;

    public Layers(SourceFile file, DictionaryToken catalog)
    {
        _file = file;

        if (!file.TryGet<DictionaryToken>(catalog, "OCProperties", out var properties))
        {
            return;
        }

        Exist = true;

        if (file.TryGet<DictionaryToken>(properties, "D", out var configuration))
        {
            _baseOff = file.Name(configuration, "BaseState") == "OFF";
            Collect(configuration, "ON", _on);
            Collect(configuration, "OFF", _off);
        }
    }

    public bool Exist { get; }

    /// <param name="group">The value of an /OC entry or property: a group or a membership dictionary.</param>
    public bool IsVisible(IToken group) => IsVisible(group, 0);

    private bool IsVisible(IToken token, int depth)
    {
        if (depth > MaxDepth || _file.Resolve(token) is not DictionaryToken dictionary)
        {
            return true;
        }

        if (_file.Name(dictionary, "Type") != "OCMD")
        {
            return token is not IndirectReferenceToken reference
                || (_baseOff ? _on.Contains(reference.Data) : !_off.Contains(reference.Data));
        }

        if (_file.TryGet<ArrayToken>(dictionary, "VE", out var expression))
        {
            return Evaluate(expression, depth + 1);
        }

        if (!dictionary.Data.TryGetValue("OCGs", out var groups))
        {
            return true;
        }

        var members = _file.Resolve(groups) is ArrayToken array ? array.Data : [groups];
        var visible = members.Where(member => _file.Resolve(member) is DictionaryToken).Select(member => IsVisible(member, depth + 1)).ToList();

        return visible.Count == 0 || _file.Name(dictionary, "P") switch
        {
            "AllOn" => visible.TrueForAll(on => on),
            "AnyOff" => visible.Contains(false),
            "AllOff" => visible.TrueForAll(on => !on),
            _ => visible.Contains(true),
        };
    }

    private bool Evaluate(ArrayToken expression, int depth)
    {
        if (depth > MaxDepth || expression.Length == 0 || _file.Resolve(expression[0]) is not NameToken { Data: var verb })
        {
            return true;
        }

        var terms = expression.Data.Skip(1)
            .Select(term => _file.Resolve(term) is ArrayToken inner ? Evaluate(inner, depth + 1) : IsVisible(term, depth + 1))
            .ToList();

        return verb switch
        {
            "And" => terms.TrueForAll(on => on),
            "Or" => terms.Contains(true),
            "Not" => terms.Count == 0 || !terms[0],
            _ => true,
        };
    }

    private void Collect(DictionaryToken configuration, string key, HashSet<IndirectReference> into)
    {
        if (_file.TryGet<ArrayToken>(configuration, key, out var array))
        {
            foreach (var item in array.Data.OfType<IndirectReferenceToken>())
            {
                into.Add(item.Data);
            }
        }
    }
}
