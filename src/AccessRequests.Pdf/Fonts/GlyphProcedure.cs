using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Redaction;

namespace AccessRequests.Pdf.Fonts;

/// <summary>
/// What the procedure of a Type 3 glyph (9.6.4) paints, when it paints with paths and inline images alone: the boxes that such fonts state,
/// of a glyph or of all together, are often wrong, and a box of the whole font reaches over the neighbours of every letter.
/// </summary>
internal sealed class GlyphProcedure
{
    private const int MostOperators = 20_000;
    private const int MostSaved = 32;

    /// <summary>A mitred corner reaches this many half line widths.</summary>
    private const double LongestMiter = 10;

    private readonly Stack<(Matrix Ctm, double LineWidth)> _saved = new();
    private Matrix _ctm = Matrix.Identity;
    private double _lineWidth = 1;
    private PdfBox? _path;
    private PdfBox? _ink;

    private GlyphProcedure()
    {
    }

    /// <param name="ink">In glyph space; null when nothing is painted.</param>
    /// <returns>False when it does more than can be followed here.</returns>
    public static bool TryMeasure(ReadOnlyMemory<byte> procedure, out PdfBox? ink)
    {
        var glyph = new GlyphProcedure();
        var lexer = new ContentLexer(procedure);
        var operands = new List<PdfObject>();
        var count = 0;
        ink = null;

        while (lexer.Next(operands, out var name))
        {
            if (++count > MostOperators || !glyph.Execute(name, operands, lexer))
            {
                return false;
            }
        }

        ink = glyph._ink;
        return ink is not { IsUsable: false };
    }

    private bool Execute(string name, List<PdfObject> operands, ContentLexer lexer)
    {
        switch (name)
        {
            case "q" when _saved.Count < MostSaved:
                _saved.Push((_ctm, _lineWidth));
                return true;
            case "Q":
                (_ctm, _lineWidth) = _saved.TryPop(out var saved) ? saved : (_ctm, _lineWidth);
                return true;
            case "cm" when Numbers(operands) is [var a, var b, var c, var d, var e, var f]:
                _ctm = new Matrix(a, b, c, d, e, f).Then(_ctm);
                return true;
            case "w" when Numbers(operands) is [var width]:
                _lineWidth = width;
                return true;
            case "m" or "l" or "c" or "v" or "y" when Numbers(operands) is { Length: > 0 } points && points.Length % 2 == 0:
                for (var i = 0; i < points.Length; i += 2)
                {
                    _path = With(_path, Quad.Of(new PdfBox(points[i], points[i + 1], points[i], points[i + 1]), _ctm).Bounds);
                }

                return true;
            case "re" when Numbers(operands) is [var x, var y, var width, var height]:
                _path = With(_path, Quad.Of(new PdfBox(x, y, x + width, y + height), _ctm).Bounds);
                return true;
            case "f" or "F" or "f*":
                return Paint(0);
            case "S" or "s" or "B" or "B*" or "b" or "b*":
                return Paint(Math.Abs(_lineWidth) * Math.Max(_ctm.ScaleX, _ctm.ScaleY) / 2 * LongestMiter);
            case "n":
                _path = null;
                return true;
            case "BI" when lexer.InlineImage is { } dictionary:
                InlineImage.Read(dictionary, lexer.Rest, out var length);
                lexer.SkipInlineImage(length);
                _ink = With(_ink, Quad.Of(new PdfBox(0, 0, 1, 1), _ctm).Bounds);
                return true;
            case "h" or "W" or "W*" or "d0" or "d1" or "J" or "j" or "d" or "i" or "ri" or "g" or "G" or "rg" or "RG" or "k" or "K":
                return true;
            default:
                return false;
        }
    }

    private bool Paint(double reach)
    {
        _ink = _path is { } path ? With(_ink, path.Inflate(reach)) : _ink;
        _path = null;
        return true;
    }

    private static PdfBox With(PdfBox? one, PdfBox other) => one?.Union(other) ?? other;

    /// <summary>Null when not all of them are numbers.</summary>
    public static double[]? Numbers(List<PdfObject> operands)
    {
        var numbers = operands.ConvertAll(operand => operand.AsNumber ?? double.NaN);
        return numbers.TrueForAll(double.IsFinite) ? [.. numbers] : null;
    }
}
