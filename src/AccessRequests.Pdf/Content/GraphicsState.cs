using AccessRequests.Pdf.Fonts;
using AccessRequests.Pdf.Objects;
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
        Clip = PdfBox.Everything;
        ClipIsExact = true;
        FillAlpha = 1;
        StrokeAlpha = 1;
        FillIsPlain = true;
        StrokeIsPlain = true;
    }

    public Matrix Ctm;
    public SourceFont? Font;

    /// <summary>As the resources name the font set by Tf.</summary>
    public IToken? FontToken;
    public double FontSize;

    /// <summary>Set by Tf and not written yet.</summary>
    public (string Name, IToken Token, double Size)? PendingFont;

    /// <summary>Set and not written yet, as the operators have them; inherited where they were set outside of the form at hand.</summary>
    public (double Value, bool IsInherited)? PendingCharacterSpacing;
    public (double Value, bool IsInherited)? PendingWordSpacing;
    public (double Value, bool IsInherited)? PendingHorizontalScale;
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

    /// <summary>Patterns that hold content, set and not written yet.</summary>
    public (string Name, double[] Colour)? PendingFillPattern;
    public (string Name, double[] Colour)? PendingStrokePattern;

    /// <summary>Dashes set and not written yet.</summary>
    public (PdfArray Lengths, double Phase)? PendingDashes;

    /// <summary>What the clipping paths let through lies in here, on the page.</summary>
    public PdfBox Clip;

    /// <summary>Whether they let all of it through.</summary>
    public bool ClipIsExact;
    public double FillAlpha;
    public double StrokeAlpha;

    /// <summary>Whether the colour is surely one that paints: no pattern, no ink that may be "None".</summary>
    public bool FillIsPlain;
    public bool StrokeIsPlain;
    public bool IsDashed;

    public bool Blends;
    public bool IsMasked;
    public bool Overprints;

    /// <summary>All that the form at hand paints is painted as one, and that lets the ground through.</summary>
    public bool IsInTranslucentGroup;

    public readonly bool LetsGroundThrough => Blends || IsMasked || Overprints;

    public readonly bool FillCovers => FillAlpha >= 1 && FillPattern is null && FillIsPlain && !LetsGroundThrough && !IsInTranslucentGroup;

    public readonly bool StrokeCovers =>
        StrokeAlpha >= 1 && StrokePattern is null && StrokeIsPlain && !IsDashed && !LetsGroundThrough && !IsInTranslucentGroup;

    public readonly bool PictureCovers => FillAlpha >= 1 && !LetsGroundThrough && !IsInTranslucentGroup;
}
