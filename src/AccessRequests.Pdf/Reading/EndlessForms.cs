using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Objects;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Tokens;
using InlineImage = AccessRequests.Pdf.Redaction.InlineImage;

namespace AccessRequests.Pdf.Reading;

/// <summary>
/// Forms that draw themselves. PdfPig follows them until the stack ends, which ends the process (decision 0006); so a page is looked
/// through before PdfPig reads its text. Names are looked for as PdfPig does: in the form's own resources, then in those around it.
/// </summary>
internal sealed class EndlessForms : IPageFactory<EndlessForms.Page>
{
    private const int Deepest = 100;
    private const int MostDrawn = 50_000;
    private const int MostAncestors = 100;

    private readonly PdfDocument _document;
    private readonly HashSet<IndirectReference> _active = [];

    /// <summary>Forms that end wherever they are drawn.</summary>
    private readonly HashSet<IndirectReference> _sound = [];

    private int _drawn;

    private EndlessForms(PdfDocument document) => _document = document;

    /// <summary>Makes <see cref="On"/> known to a document.</summary>
    public static PdfDocument Watch(PdfDocument document)
    {
        document.AddPageFactory(new EndlessForms(document));
        return document;
    }

    public static bool On(PdfDocument document, int page) => document.GetPage<Page>(page).IsEndless;

    public Page Create(int number, DictionaryToken dictionary, PageTreeMembers pageTreeMembers, NamedDestinations namedDestinations)
    {
        _active.Clear();
        _drawn = 0;
        var leans = false;
        return new Page(!Ends(Content(dictionary), [Forms(Resources(dictionary))], ref leans));
    }

    /// <param name="around">The XObjects that can be named, the nearest last.</param>
    /// <param name="leans">Set when a name was found further out than in the nearest.</param>
    private bool Ends(byte[] content, List<DictionaryToken?> around, ref bool leans)
    {
        var lexer = new ContentLexer(content);
        var operands = new List<PdfObject>();

        while (lexer.Next(operands, out var name))
        {
            if (name == "BI" && lexer.InlineImage is { } image)
            {
                InlineImage.Read(image, lexer.Rest, out var length);
                lexer.SkipInlineImage(length);
            }
            else if (name == "Do" && operands is [.., PdfName form] && !Ends(form.Value, around, ref leans))
            {
                return false;
            }
        }

        return true;
    }

    private bool Ends(string name, List<DictionaryToken?> around, ref bool leans)
    {
        var at = around.FindLastIndex(forms => forms is not null && forms.TryGetNamed(name, out _));
        leans |= at >= 0 && at < around.Count - 1;

        if (at < 0 || !around[at]!.TryGetNamed(name, out var key) || Resolve(around[at]!.Data[key]) is not StreamToken form
            || Resolve(form.StreamDictionary.Data.GetValueOrDefault("Subtype")) is not NameToken { Data: "Form" })
        {
            return true;
        }

        var reference = (around[at]!.Data[key] as IndirectReferenceToken)?.Data;

        if (reference is { } known && _sound.Contains(known))
        {
            return true;
        }

        if (around.Count > Deepest || ++_drawn > MostDrawn || (reference is { } own && !_active.Add(own)))
        {
            return false;
        }

        var leansInside = false;
        var ends = Ends(Decode(form), [.. around, Forms(Resolve(form.StreamDictionary.Data.GetValueOrDefault("Resources")) as DictionaryToken)], ref leansInside);

        if (reference is { } done)
        {
            _active.Remove(done);

            if (ends && !leansInside)
            {
                _sound.Add(done);
            }
        }

        leans |= leansInside;
        return ends;
    }

    private byte[] Content(DictionaryToken page) => Resolve(page.Data.GetValueOrDefault("Contents")) switch
    {
        StreamToken single => Decode(single),
        ArrayToken parts => [.. parts.Data.Select(Resolve).OfType<StreamToken>().SelectMany(part => (byte[])[.. Decode(part), (byte)'\n'])],
        _ => [],
    };

    private DictionaryToken? Resources(DictionaryToken page)
    {
        for (var (node, depth) = (page, 0); node is not null && depth < MostAncestors; depth++)
        {
            if (Resolve(node.Data.GetValueOrDefault("Resources")) is DictionaryToken resources)
            {
                return resources;
            }

            node = Resolve(node.Data.GetValueOrDefault("Parent")) as DictionaryToken;
        }

        return null;
    }

    private DictionaryToken? Forms(DictionaryToken? resources) => Resolve(resources?.Data.GetValueOrDefault("XObject")) as DictionaryToken;

    private IToken? Resolve(IToken? token)
    {
        for (var hops = 0; token is IndirectReferenceToken reference && hops < MostAncestors; hops++)
        {
            token = _document.Structure.TokenScanner.Get(reference.Data)?.Data;
        }

        return token;
    }

    private byte[] Decode(StreamToken stream) => stream.Decode(_document.Structure.FilterProvider, _document.Structure.TokenScanner).ToArray();

    /// <param name="IsEndless">Whether it draws a form that draws itself.</param>
    internal sealed record Page(bool IsEndless);
}
