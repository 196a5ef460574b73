using System.Runtime.InteropServices;
using Wasmtime;

namespace AccessRequests.Pdf.Pdfium;

/// <summary>A page as PDFium has it: a list of drawn objects, a text, a picture.</summary>
internal sealed partial class PdfiumPage : IDisposable
{
    private const int Text = 1;
    private const int Path = 2;
    private const int Image = 3;
    private const int Form = 5;
    private const int Bgrx = 3;
    private const int White = -1;
    private const int WithAnnotations = 1;

    private readonly PdfiumInstance _pdfium;
    private readonly int _page;
    private readonly int _scratch;
    private int _buffer;

    public PdfiumPage(PdfiumInstance pdfium, int page)
    {
        _pdfium = pdfium;
        _page = page;
        _scratch = pdfium.Allocate(64);
    }

    /// <summary>The objects of the page, in the order of drawing.</summary>
    public IReadOnlyList<PdfiumObject> Objects
    {
        get
        {
            var count = _pdfium.Call("FPDFPage_CountObjects", _page);
            var objects = new PdfiumObject[count];

            for (var i = 0; i < count; i++)
            {
                var handle = _pdfium.Call("FPDFPage_GetObject", _page, i);
                var type = _pdfium.Call("FPDFPageObj_GetType", handle);
                objects[i] = new PdfiumObject(handle, type == Text, type == Path, type == Image);
            }

            return objects;
        }
    }

    /// <summary>In user space; null when the object has none.</summary>
    public PdfBox? Bounds(int handle)
    {
        if (_pdfium.Call("FPDFPageObj_GetBounds", handle, _scratch, _scratch + 4, _scratch + 8, _scratch + 12) == 0)
        {
            return null;
        }

        var sides = MemoryMarshal.Cast<byte, float>(_pdfium.Memory.GetSpan((uint)_scratch, 16));
        return new PdfBox(sides[0], sides[1], sides[2], sides[3]);
    }

    /// <summary>Takes an object off the page, in memory only.</summary>
    public void Remove(int handle) => _pdfium.Call("FPDFPage_RemoveObject", _page, handle);

    /// <summary>The characters that PDFium reads, with the object that draws each and its centre in user space.</summary>
    public IEnumerable<(char Character, int Handle, double X, double Y)> Characters()
    {
        var text = _pdfium.Call("FPDFText_LoadPage", _page);

        if (text == 0)
        {
            throw new WasmtimeException("PDFium cannot read the text.");
        }

        for (var (i, count) = (0, _pdfium.Call("FPDFText_CountChars", text)); i < count; i++)
        {
            var character = (char)_pdfium.Call("FPDFText_GetUnicode", text, i);

            if (char.IsWhiteSpace(character) || character == 0 || _pdfium.Call("FPDFText_IsGenerated", text, i) == 1
                || _pdfium.Call("FPDFText_GetCharBox", text, i, _scratch, _scratch + 8, _scratch + 16, _scratch + 24) == 0)
            {
                continue;
            }

            var box = MemoryMarshal.Cast<byte, double>(_pdfium.Memory.GetSpan((uint)_scratch, 32));
            var (x, y) = ((box[0] + box[1]) / 2, (box[2] + box[3]) / 2);
            yield return (character, _pdfium.Call("FPDFText_GetTextObject", text, i), x, y);
        }

        _pdfium.Call("FPDFText_ClosePage", text);
    }

    /// <summary>A part of the page on white.</summary>
    /// <param name="area">On the page as displayed: points from its upper left corner, downwards.</param>
    /// <param name="scale">Pixels per point.</param>
    public Picture Render(PdfBox area, double scale) => Draw(
        -area.Left * scale, -area.Bottom * scale, Math.Max(1, (int)Math.Ceiling(area.Width * scale)), Math.Max(1, (int)Math.Ceiling(area.Height * scale)), scale, 0);

    /// <summary>The page as displayed, at a scale that it has room for.</summary>
    /// <param name="pixelsPerPoint">At most.</param>
    public (PixelArea Area, double Scale) Whole(double pixelsPerPoint, double mostPixels)
    {
        var view = View;
        var scale = Math.Min(pixelsPerPoint, Math.Sqrt(mostPixels / Math.Max(1, view.Width * view.Height)));
        var (width, height) = Rotation % 180 == 0 ? (view.Width, view.Height) : (view.Height, view.Width);
        return (new PixelArea(0, 0, Math.Max(1, (int)Math.Ceiling(width * scale)), Math.Max(1, (int)Math.Ceiling(height * scale))), scale);
    }

    /// <summary>The pixels of an area of the page as displayed at a scale, with what its annotations show.</summary>
    public Picture Render(PixelArea area, double scale) => Draw(-area.Left, -area.Top, area.Width, area.Height, scale, WithAnnotations);

    private Picture Draw(double x, double y, int width, int height, double scale, int flags)
    {
        var bitmap = _pdfium.Call("FPDFBitmap_CreateEx", width, height, Bgrx, 0, 0);

        if (bitmap == 0)
        {
            throw new WasmtimeException("PDFium has no room for the picture.");
        }

        _pdfium.Call("FPDFBitmap_FillRect", bitmap, 0, 0, width, height, White);
        float[] numbers =
        [
            (float)scale, 0, 0, (float)scale, (float)x, (float)y,
            0, 0, width, height,
        ];
        MemoryMarshal.AsBytes<float>(numbers).CopyTo(_pdfium.Memory.GetSpan((uint)_scratch, 4 * numbers.Length));
        _pdfium.Call("FPDF_RenderPageBitmapWithMatrix", bitmap, _page, _scratch, _scratch + 24, flags);

        var stride = _pdfium.Call("FPDFBitmap_GetStride", bitmap);
        var pixels = _pdfium.Memory.GetSpan((uint)_pdfium.Call("FPDFBitmap_GetBuffer", bitmap), stride * height);
        var rgb = new byte[3 * width * height];
        var at = 0;

        for (var row = 0; row < height; row++)
        {
            var line = pixels.Slice(row * stride, 4 * width);

            for (var pixel = 0; pixel < line.Length; pixel += 4, at += 3)
            {
                (rgb[at], rgb[at + 1], rgb[at + 2]) = (line[pixel + 2], line[pixel + 1], line[pixel]);
            }
        }

        _pdfium.Call("FPDFBitmap_Destroy", bitmap);
        return new Picture(width, height, rgb);
    }

    public void Dispose() => _pdfium.Call("FPDF_ClosePage", _page);
}
