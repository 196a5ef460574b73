using System.Buffers;
using System.Runtime.InteropServices;
using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Objects;
using UglyToad.PdfPig.Core;

namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// Writes a content stream anew from what was understood of it, without what lies under the marks. Nothing is copied
/// that was not parsed: an operator unknown here does not exist in the result, numbers and strings are spelled our
/// way, resources have our names. So two readers cannot see two different things in it.
/// </summary>
internal sealed partial class ContentRewriter
{
    private readonly PageWork _page;
    private readonly ResourceScope _resources;
    private readonly ContentBuffer _output = new();
    private readonly Stack<(GraphicsState State, int Start, int Painted, int Gone, bool InText)> _saved = new();
    private readonly int _depth;

    /// <summary>From the space in which patterns are laid (8.7.2) to the page.</summary>
    private readonly Matrix _base;
    private GraphicsState _state;
    private bool _touched;

    /// <summary>Operators written that show something, or that open or close marked content.</summary>
    private int _painted;

    /// <summary>Operators that showed letters of which none is left.</summary>
    private int _gone;

    private ContentRewriter(PageWork page, ResourceScope resources, in GraphicsState initial, int depth)
    {
        _page = page;
        _resources = resources;
        _state = initial;
        _base = initial.Ctm;
        _depth = depth;
        _widths = new WidthChannel(page.Marks, page.Lines?.GetValueOrDefault(page.Form), page.Learning is { } learning ? NotedIn(learning, page.Form) : null);
    }

    private static TouchedLines NotedIn(Dictionary<IndirectReference, TouchedLines> lines, IndirectReference form) =>
        CollectionsMarshal.GetValueRefOrAddDefault(lines, form, out _) ??= new TouchedLines();

    /// <param name="appearances">Of annotations, drawn over the content as part of it.</param>
    public static RewrittenContent Rewrite(
        PageWork page, ResourceScope resources, ReadOnlyMemory<byte> content, in GraphicsState initial, int depth,
        IReadOnlyList<Appearance>? appearances = null)
    {
        if (depth > page.File.Limits.MaxFormDepth)
        {
            throw new UnredactablePdfException(UnredactableReason.LimitExceeded, page.Number, "forms are drawn too deep inside one another");
        }

        var rewriter = new ContentRewriter(page, resources, initial, depth);

        if (appearances is { Count: > 0 })
        {
            // What the content leaves of its graphics state must not reach them.
            rewriter.Emit("q");
            rewriter.Run(content);
            rewriter.Emit("Q");

            foreach (var appearance in appearances)
            {
                rewriter.DrawAppearance(appearance, initial);
            }
        }
        else
        {
            rewriter.Run(content);
        }

        return new RewrittenContent(rewriter._output.Written, resources.Written, rewriter._touched);
    }

    private PageMarks Marks => _page.Marks;

    private void Run(ReadOnlyMemory<byte> content)
    {
        var lexer = new ContentLexer(content);
        var operands = new List<PdfObject>();

        while (lexer.Next(operands, out var name))
        {
            _page.CountOperator();
            Execute(name, operands, lexer);
        }

        EndText();

        while (_markedContent.Count > 0)
        {
            EndMarkedContent();
        }

        while (_saved.Count > 0)
        {
            Restore();
        }
    }

    private void Execute(string name, List<PdfObject> operands, ContentLexer lexer)
    {
        switch (name)
        {
            case "q":
                Save();
                break;
            case "Q":
                Restore();
                break;
            case "cm" when Numbers(operands, 6) is [var a, var b, var c, var d, var e, var f]:
                _state.Ctm = new Matrix(a, b, c, d, e, f).Then(_state.Ctm);
                EmitMatrix(name, new Matrix(a, b, c, d, e, f));
                break;
            case "w" when Numbers(operands, 1) is [var width]:
                _state.LineWidth = width;
                Emit(name, width);
                break;
            case "J" or "j" or "M" or "i" when Numbers(operands, 1) is [var value]:
                Emit(name, value);
                break;
            case "d" when operands is [.., PdfArray dashes, var phase] && phase.AsNumber is { } start:
                SetDash(dashes, start);
                break;
            case "ri" when operands is [.., PdfName intent]:
                EmitNamed(name, intent.Value is "AbsoluteColorimetric" or "Perceptual" or "Saturation" ? intent.Value : "RelativeColorimetric");
                break;
            case "gs" when operands is [.., PdfName graphicsState]:
                SetGraphicsState(graphicsState.Value);
                break;
            case "m" or "l" or "c" or "v" or "y" or "h" or "re":
                Construct(name, operands);
                break;
            case "S" or "s" or "f" or "F" or "f*" or "B" or "B*" or "b" or "b*" or "n":
                Paint(name);
                break;
            case "W" or "W*":
                _pendingClip = name;
                break;
            case "BT":
                BeginText();
                break;
            case "ET":
                EndText();
                break;
            case "Tc" or "Tw" or "Tz" or "TL" or "Ts" or "Tr" when Numbers(operands, 1) is [var value]:
                SetTextState(name, value);
                break;
            case "Tf" when operands is [.., PdfName font, var size] && size.AsNumber is { } points:
                SetFont(font.Value, points);
                break;
            case "Td" or "TD" when Numbers(operands, 2) is [var x, var y]:
                MoveLine(name, x, y);
                break;
            case "Tm" when Numbers(operands, 6) is [var a, var b, var c, var d, var e, var f]:
                SetTextMatrix(new Matrix(a, b, c, d, e, f));
                break;
            case "T*":
                NextLine();
                break;
            case "Tj" when operands is [.., PdfString text]:
                Show(new PdfArray(text), "Tj");
                break;
            case "TJ" when operands is [.., PdfArray texts]:
                Show(texts, "TJ");
                break;
            case "'" when operands is [.., PdfString text]:
                NextLine();
                Show(new PdfArray(text), "Tj");
                break;
            case "\"" when operands is [.., var word, var character, PdfString text] && word.AsNumber is { } wordSpace && character.AsNumber is { } space:
                SetTextState("Tw", wordSpace);
                SetTextState("Tc", space);
                NextLine();
                Show(new PdfArray(text), "Tj");
                break;
            case "d0" when Numbers(operands, 2) is [var wx, var wy]:
                Emit(name, wx, wy);
                break;
            case "d1" when Numbers(operands, 6) is { } numbers:
                Emit(name, numbers);
                break;
            case "CS" or "cs" or "SC" or "sc" or "SCN" or "scn" or "G" or "g" or "RG" or "rg" or "K" or "k":
                SetColour(name, operands);
                break;
            case "sh" when operands is [.., PdfName shading]:
                PaintShading(shading.Value);
                break;
            case "Do" when operands is [.., PdfName xobject]:
                Draw(xobject.Value);
                break;
            case "BI":
                DrawInlineImage(lexer);
                break;
            case "BMC" or "BDC":
                BeginMarkedContent(operands);
                break;
            case "EMC":
                EndMarkedContent();
                break;
            default:
                // Compatibility sections, marked points and what no specification knows: nothing of them is shown.
                break;
        }
    }

    private void Save()
    {
        if (_saved.Count >= _page.File.Limits.MaxGraphicsStateDepth)
        {
            throw new UnredactablePdfException(UnredactableReason.LimitExceeded, _page.Number, "graphics states are saved too deep");
        }

        _saved.Push((_state, _output.Length, _painted, _gone, _inText));
        Emit("q");
    }

    private void Restore()
    {
        if (!_saved.TryPop(out var saved))
        {
            return;
        }

        _state = saved.State;

        // Where letters stood that are gone, one matrix for each would still tell how wide they were.
        if (_gone > saved.Gone && _painted == saved.Painted && !saved.InText && !_inText)
        {
            _output.TakeBack(saved.Start);
        }
        else
        {
            Emit("Q");
        }
    }

    /// <summary>The last <paramref name="count"/> operands, or null when they are not that many numbers.</summary>
    private static double[]? Numbers(List<PdfObject> operands, int count)
    {
        if (operands.Count < count)
        {
            return null;
        }

        var numbers = new double[count];

        for (var i = 0; i < count; i++)
        {
            if (operands[operands.Count - count + i].AsNumber is not { } number)
            {
                return null;
            }

            numbers[i] = number;
        }

        return numbers;
    }

    private void Emit(string name, params ReadOnlySpan<double> numbers)
    {
        if (_page.Copier is null)
        {
            return;
        }

        foreach (var number in numbers)
        {
            PdfSyntax.WriteNumber(_output, number);
            _output.Write(" "u8);
        }

        PdfSyntax.WriteAscii(_output, name);
        _output.Write("\n"u8);
        _painted += Shows(name) ? 1 : 0;
    }

    private static bool Shows(string name) => name is "Tj" or "TJ" or "Do" or "sh" or "S" or "s" or "f" or "F" or "f*" or "B" or "B*" or "b" or "b*" or "BDC" or "EMC" or "/Annotation BMC";

    private void EmitMatrix(string name, in Matrix matrix) => Emit(name, matrix.A, matrix.B, matrix.C, matrix.D, matrix.E, matrix.F);

    private void EmitNamed(string name, string operand)
    {
        PdfSyntax.WriteName(_output, operand);
        _output.Write(" "u8);
        Emit(name);
    }

    private void SetDash(PdfArray dashes, double phase)
    {
        var lengths = new PdfArray();

        foreach (var dash in dashes)
        {
            if (dash.AsNumber is { } length)
            {
                lengths.Add(length);
            }
        }

        _state.IsDashed = lengths.Count > 0;
        _state.PendingDashes = (lengths, phase);
    }

    /// <summary>Dashes may be as long as what is gone: they are written where a line stays.</summary>
    private void EmitDash()
    {
        if (_state.PendingDashes is { } dashes)
        {
            _state.PendingDashes = null;
            PdfSyntax.Write(_output, dashes.Lengths);
            _output.Write(" "u8);
            Emit("d", dashes.Phase);
        }
    }
}
