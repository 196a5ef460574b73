using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Reading;

/// <summary>A page of a source with what it inherits from the page tree (7.7.3.4).</summary>
internal sealed record SourcePage(
    int Number,
    DictionaryToken Dictionary,
    DictionaryToken Resources,
    PdfBox MediaBox,
    PdfBox CropBox,
    int Rotation,
    double UserUnit);
