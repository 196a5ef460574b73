using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Reading;

/// <summary>
/// PdfPig's font loading. It is handed only to page factories, so a factory that makes this instead of a page is
/// the public door to it.
/// </summary>
internal sealed class FontServices(IResourceStore resources)
{
    private static readonly NameToken Key = NameToken.Create("F");

    /// <exception cref="Exception">Of many types, when PdfPig cannot load the font: see <see cref="Foreign"/>.</exception>
    public IFont? Load(IToken font)
    {
        if (font is IndirectReferenceToken reference)
        {
            return resources.GetFontDirectly(reference);
        }

        var fonts = new DictionaryToken(new Dictionary<NameToken, IToken> { [Key] = font });
        resources.LoadResourceDictionary(new DictionaryToken(new Dictionary<NameToken, IToken> { [NameToken.Font] = fonts }));

        try
        {
            return resources.GetFont(Key);
        }
        finally
        {
            resources.UnloadResourceDictionary();
        }
    }
}

internal sealed class FontServicesReader(
    IPdfTokenScanner pdfScanner,
    IResourceStore resourceStore,
    ILookupFilterProvider filterProvider,
    IPageContentParser pageContentParser,
    ParsingOptions parsingOptions)
    : BasePageFactory<FontServices>(pdfScanner, resourceStore, filterProvider, pageContentParser, parsingOptions), IPageFactory<FontServices>
{
    FontServices IPageFactory<FontServices>.Create(
        int number, DictionaryToken dictionary, PageTreeMembers pageTreeMembers, NamedDestinations namedDestinations) => new(ResourceStore);

    protected override FontServices ProcessPage(
        int pageNumber,
        DictionaryToken dictionary,
        NamedDestinations namedDestinations,
        MediaBox mediaBox,
        CropBox cropBox,
        UglyToad.PdfPig.Geometry.UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation,
        UglyToad.PdfPig.Core.TransformationMatrix initialMatrix,
        IReadOnlyList<UglyToad.PdfPig.Graphics.Operations.IGraphicsStateOperation> operations) => new(ResourceStore);
}
