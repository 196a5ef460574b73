using AccessRequests.Pdf.Reading;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Fonts;

/// <summary>The fonts of one source, each loaded once.</summary>
internal sealed class FontLibrary(SourceFile file, FontServices services)
{
    private readonly Dictionary<IndirectReference, SourceFont> _byReference = [];
    private readonly Dictionary<DictionaryToken, SourceFont> _direct = new(ReferenceEqualityComparer.Instance);

    public SourceFont Get(IToken token)
    {
        if (token is IndirectReferenceToken reference)
        {
            if (!_byReference.TryGetValue(reference.Data, out var known))
            {
                _byReference[reference.Data] = known = SourceFont.Load(file, services, token);
            }

            return known;
        }

        if (token is not DictionaryToken dictionary)
        {
            throw new UncertainContentException("a font is not a dictionary");
        }

        if (!_direct.TryGetValue(dictionary, out var font))
        {
            _direct[dictionary] = font = SourceFont.Load(file, services, token);
        }

        return font;
    }
}
