using System.Runtime.InteropServices;
using System.Text;
using Wasmtime;

namespace AccessRequests.Pdf.Pdfium;

/// <summary>Its letters, and what draws them, down to the forms in forms.</summary>
internal sealed partial class PdfiumPage
{
    private const int DeepestForm = 24;
    private const int MostObjects = 2_000_000;
    private const int InvisibleText = 3;
    private const int ClippingText = 7;
    private const int Opaque = 255;

    /// <summary>In points: where a font says nothing of a glyph's ink, PDFium gives its box no height.</summary>
    private const double Flat = 0.1;

    /// <summary>What the page shows of its sheet, in user space.</summary>
    public PdfBox View
    {
        get
        {
            if (_pdfium.Call("FPDF_GetPageBoundingBox", _page, _scratch) == 0)
            {
                throw new WasmtimeException("PDFium does not know the page's box.");
            }

            // FS_RECTF: left, top, right, bottom.
            var sides = MemoryMarshal.Cast<byte, float>(_pdfium.Memory.GetSpan((uint)_scratch, 16));
            return new PdfBox(sides[0], Math.Min(sides[1], sides[3]), sides[2], Math.Max(sides[1], sides[3]));
        }
    }

    /// <summary>Clockwise, in degrees.</summary>
    public int Rotation => 90 * _pdfium.Call("FPDFPage_GetRotation", _page);

    public bool HasAnnotations => _pdfium.Call("FPDFPage_GetAnnotCount", _page) > 0;

    public List<PdfiumLetter> Letters()
    {
        var text = _pdfium.Call("FPDFText_LoadPage", _page);

        if (text == 0)
        {
            throw new WasmtimeException("PDFium cannot read the text.");
        }

        var letters = new List<PdfiumLetter>();
        var word = 0;

        for (var (i, count) = (0, _pdfium.Call("FPDFText_CountChars", text)); i < count; i++)
        {
            var code = _pdfium.Call("FPDFText_GetUnicode", text, i);

            if (_pdfium.Call("FPDFText_IsGenerated", text, i) == 1 || (Rune.IsValid(code) && Rune.IsWhiteSpace(new Rune(code))))
            {
                word++;
            }
            else if (_pdfium.Call("FPDFText_GetCharBox", text, i, _scratch, _scratch + 8, _scratch + 16, _scratch + 24) != 0)
            {
                var sides = MemoryMarshal.Cast<byte, double>(_pdfium.Memory.GetSpan((uint)_scratch, 32));
                var ink = new PdfBox(Math.Min(sides[0], sides[1]), Math.Min(sides[2], sides[3]), Math.Max(sides[0], sides[1]), Math.Max(sides[2], sides[3]));
                var box = Math.Min(ink.Width, ink.Height) < Flat ? Body(text, i) ?? ink : ink;
                letters.Add(new PdfiumLetter(code, _pdfium.Call("FPDFText_GetTextObject", text, i), box, word));
            }
        }

        _pdfium.Call("FPDFText_ClosePage", text);
        return letters;
    }

    /// <summary>The letter's advance and the font's height.</summary>
    private PdfBox? Body(int text, int letter)
    {
        if (_pdfium.Call("FPDFText_GetLooseCharBox", text, letter, _scratch) == 0)
        {
            return null;
        }

        // FS_RECTF: left, top, right, bottom.
        var sides = MemoryMarshal.Cast<byte, float>(_pdfium.Memory.GetSpan((uint)_scratch, 16));
        return new PdfBox(Math.Min(sides[0], sides[2]), Math.Min(sides[1], sides[3]), Math.Max(sides[0], sides[2]), Math.Max(sides[1], sides[3]));
    }

    /// <summary>Everything drawn, forms before what they hold, in the order of drawing.</summary>
    /// <exception cref="WasmtimeException">More than anybody draws.</exception>
    public List<DrawnObject> Drawn()
    {
        var drawn = new List<DrawnObject>();
        var top = 0;

        foreach (var one in Objects)
        {
            Add(drawn, one.Handle, top++, 0);
        }

        return drawn;
    }

    private void Add(List<DrawnObject> drawn, int handle, int top, int depth)
    {
        var type = _pdfium.Call("FPDFPageObj_GetType", handle);
        drawn.Add(new DrawnObject(handle, top, depth, type == Text, type == Image, type == Form));

        if (drawn.Count > MostObjects || depth > DeepestForm)
        {
            throw new WasmtimeException("Too many objects on the page.");
        }

        for (var (i, count) = (0, type == Form ? _pdfium.Call("FPDFFormObj_CountObjects", handle) : 0); i < count; i++)
        {
            Add(drawn, _pdfium.Call("FPDFFormObj_GetObject", handle, i), top, depth + 1);
        }
    }

    /// <summary>Whether it is drawn, in memory only.</summary>
    public void Show(int handle, bool shown) => _pdfium.Call("FPDFPageObj_SetIsActive", handle, shown ? 1 : 0);

    public bool IsClipped(int handle) =>
        _pdfium.Call("FPDFPageObj_GetClipPath", handle) is not 0 and var clip && _pdfium.Call("FPDFClipPath_CountPaths", clip) > 0;

    /// <summary>Red, green and blue as on a screen; null for patterns, and for what is half transparent or more.</summary>
    public byte[]? FillColour(int handle)
    {
        if (_pdfium.Call("FPDFPageObj_GetFillColor", handle, _scratch, _scratch + 4, _scratch + 8, _scratch + 12) == 0)
        {
            return null;
        }

        var parts = MemoryMarshal.Cast<byte, uint>(_pdfium.Memory.GetSpan((uint)_scratch, 16));
        return parts[3] > Opaque / 2 ? [(byte)parts[0], (byte)parts[1], (byte)parts[2]] : null;
    }

    /// <summary>In memory only.</summary>
    public void Blacken(int handle)
    {
        _pdfium.Call("FPDFPageObj_SetFillColor", handle, 0, 0, 0, Opaque);
        _pdfium.Call("FPDFPageObj_SetStrokeColor", handle, 0, 0, 0, Opaque);
    }

    /// <summary>Text that paints nothing by itself.</summary>
    public bool IsInvisible(int handle) => _pdfium.Call("FPDFTextObj_GetTextRenderMode", handle) is InvisibleText or ClippingText;

    /// <summary>The same, and no stencil either.</summary>
    public bool IsUnpainted(int handle) => _pdfium.Call("FPDFTextObj_GetTextRenderMode", handle) == InvisibleText;

    public bool HasFontOfItsOwn(int handle) =>
        _pdfium.Call("FPDFTextObj_GetFont", handle) is not 0 and var font && _pdfium.Call("FPDFFont_GetIsEmbedded", font) == 1;

    /// <summary>Part of a span whose replacement text begins so.</summary>
    public bool IsReplacedBy(int handle, string start)
    {
        for (var (i, count) = (0, _pdfium.Call("FPDFPageObj_CountMarks", handle)); i < count; i++)
        {
            if (_pdfium.Call("FPDFPageObj_GetMark", handle, i) is not 0 and var mark && Parameter(mark, "ActualText").StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A text in UTF-16, as this product writes them.</summary>
    private string Parameter(int mark, string name)
    {
        const int most = 512;
        _buffer = _buffer == 0 ? _pdfium.Allocate(most + 64) : _buffer;
        var key = _pdfium.Memory.GetSpan((uint)(_buffer + most), 64);
        key.Clear();
        Encoding.ASCII.GetBytes(name, key);

        // As bytes: the letters that PDFium makes of them lack those beyond ASCII.
        return _pdfium.Call("FPDFPageObjMark_GetParamBlobValue", mark, _buffer + most, _buffer, most, _scratch) == 1
            && _pdfium.Memory.GetSpan((uint)_buffer, Math.Clamp(_pdfium.Memory.ReadInt32((uint)_scratch), 0, most)) is [0xFE, 0xFF, .. var utf16]
                ? Encoding.BigEndianUnicode.GetString(utf16)
                : "";
    }
}

/// <summary>Something drawn, on the page or in a form.</summary>
/// <param name="Top">Its place, or that of the form that holds it, in the drawing of the page.</param>
/// <param name="Depth">0 on the page itself.</param>
internal readonly record struct DrawnObject(int Handle, int Top, int Depth, bool IsText, bool IsImage, bool IsForm);
