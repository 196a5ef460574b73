using AccessRequests.Pdf.Fonts;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Content;

/// <summary>The part of the graphics state (8.4) that decides where glyphs, images and paths fall.</summary>
internal struct GraphicsState
{
    public GraphicsState(in Matrix ctm)
    {
        Ctm = ctm;
        HorizontalScale = 1;
        LineWidth = 1;
    }

    public Matrix Ctm;
    public SourceFont? Font;

    /// <summary>As the resources name the font set by Tf.</summary>
    public IToken? FontToken;
    public double FontSize;

    /// <summary>Set by Tf and not written yet.</summary>
    public (string Name, IToken Token, double Size)? PendingFont;
    public double CharacterSpacing;
    public double WordSpacing;
    public double HorizontalScale;
    public double Leading;
    public double Rise;
    public int RenderingMode;
    public double LineWidth;

    /// <summary>Names of the patterns set by scn and SCN, as the content wrote them; null for plain colours.</summary>
    public string? FillPattern;
    public string? StrokePattern;
}
