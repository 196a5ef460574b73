using System.Buffers;
using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Reading;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Redaction;

/// <summary>External objects, inline images, shadings, colours and graphics state parameter dictionaries.</summary>
internal sealed partial class ContentRewriter
{
    private static readonly Dictionary<string, int> DeviceColours = new()
    {
        ["G"] = 1,
        ["g"] = 1,
        ["RG"] = 3,
        ["rg"] = 3,
        ["K"] = 4,
        ["k"] = 4,
    };

    private void SetColour(string name, List<PdfObject> operands)
    {
        var strokes = char.IsUpper(name[0]);

        if (DeviceColours.TryGetValue(name, out var count))
        {
            if (Numbers(operands, count) is { } components)
            {
                SetPattern(strokes, null);
                SetPlain(strokes, true);
                Emit(name, components);
            }

            return;
        }

        if (name is "CS" or "cs")
        {
            if (operands is [.., PdfName space])
            {
                SetPattern(strokes, null);
                SetPlain(strokes, IsPlain(space.Value));
                EmitColourSpace(name, space.Value);
            }

            return;
        }

        var numbers = operands.Select(operand => operand.AsNumber).OfType<double>().ToArray();

        if (operands is [.., PdfName pattern])
        {
            SetPattern(strokes, pattern.Value);

            if (MayHoldContent(pattern.Value))
            {
                // It must not be in the file when all that it paints goes.
                SetPending(strokes, (pattern.Value, numbers));
            }
            else if (_resources.Find("Pattern", pattern.Value) is { } token && _page.Copier is { } copier)
            {
                EmitNumbers(numbers);
                EmitNamed(strokes ? "SCN" : "scn", OneTile(token) is { } cell
                    ? DrawTile(cell, token)
                    : _resources.Use("Pattern", pattern.Value, () => copier.Pattern(token, _resources, _page)));
            }

            return;
        }

        SetPattern(strokes, null);

        if (numbers.Length > 0)
        {
            EmitNumbers(numbers);
            Emit(name);
        }
    }

    /// <summary>
    /// A tiling pattern of which the page shows one cell at most, the one at its origin (8.7.3): writers of pictures wrap them so. With marks
    /// on the page it is redacted like a form.
    /// </summary>
    private (StreamToken Tiling, Matrix ToPage)? OneTile(IToken token)
    {
        if (!Marks.HasBoxes || Marks.View is not { } view || _page.File.Resolve(token) is not StreamToken tiling
            || _page.File.Numbers(tiling.StreamDictionary, "BBox") is not [var x0, var y0, var x1, var y1])
        {
            return null;
        }

        var matrix = _page.File.Numbers(tiling.StreamDictionary, "Matrix") is [var a, var b, var c, var d, var e, var f]
            ? new Matrix(a, b, c, d, e, f).Then(_base)
            : _base;
        var (stepX, stepY) = (Math.Abs(_page.File.Number(tiling.StreamDictionary, "XStep", 0)), Math.Abs(_page.File.Number(tiling.StreamDictionary, "YStep", 0)));

        if (!matrix.TryInvert(out var fromPage))
        {
            return null;
        }

        var cell = new PdfBox(Math.Min(x0, x1), Math.Min(y0, y1), Math.Max(x0, x1), Math.Max(y0, y1));
        var seen = Quad.Of(view, fromPage).Bounds;

        // The next cell in each direction begins beyond what the page shows.
        return cell.Left + stepX >= seen.Right && cell.Right - stepX <= seen.Left && cell.Bottom + stepY >= seen.Top && cell.Top - stepY <= seen.Bottom
            ? (tiling, matrix)
            : null;
    }

    private string DrawTile((StreamToken Tiling, Matrix ToPage) cell, IToken token)
    {
        var copier = _page.Copier!;
        var reference = (token as IndirectReferenceToken)?.Data;

        if (reference is { } own && !_page.Active.Add(own))
        {
            throw new UncertainContentException("a pattern draws itself");
        }

        // What comes later than its use is not known where it is only chosen: nothing counts as painted over it.
        var order = _page.Order;
        _page.Order = int.MaxValue / 2;

        try
        {
            var scope = new ResourceScope(_page.File, ResourceCopier.ResourcesOf(_page.File, cell.Tiling), _resources);
            var rewritten = Rewrite(_page, scope, _page.File.Decode(cell.Tiling), new GraphicsState(cell.ToPage), _depth + 1);
            _touched |= rewritten.Touched;
            return _resources.Add("Pattern", copier.WritePattern(cell.Tiling, scope, rewritten));
        }
        finally
        {
            _page.Order = order;

            if (reference is { } done)
            {
                _page.Active.Remove(done);
            }
        }
    }

    private void SetPattern(bool strokes, string? pattern)
    {
        if (strokes)
        {
            _state.StrokePattern = pattern;
        }
        else
        {
            _state.FillPattern = pattern;
        }

        SetPending(strokes, null);
    }

    private void SetPending(bool strokes, (string Name, double[] Colour)? pattern)
    {
        if (strokes)
        {
            _state.PendingStrokePattern = pattern;
        }
        else
        {
            _state.PendingFillPattern = pattern;
        }
    }

    /// <summary>How what follows is painted, as far as it was held back.</summary>
    private void EmitPaint(bool fills, bool strokes)
    {
        if (strokes)
        {
            EmitDash();
            EmitPattern("SCN", _state.PendingStrokePattern);
            _state.PendingStrokePattern = null;
        }

        if (fills)
        {
            EmitPattern("scn", _state.PendingFillPattern);
            _state.PendingFillPattern = null;
        }
    }

    private void EmitPattern(string name, (string Name, double[] Colour)? pending)
    {
        if (pending is { } pattern && _page.Copier is { } copier && _resources.Find("Pattern", pattern.Name) is { } token)
        {
            EmitNumbers(pattern.Colour);
            EmitNamed(name, _resources.Use("Pattern", pattern.Name, () => copier.Pattern(token, _resources, _page)));
        }
    }

    /// <summary>
    /// Whether a pattern on a page with marks may show the page's own content: a tiling of large cells, or one that shows text, pictures or other
    /// patterns, shown more than once; a shading that can be a picture. Other gradients say nothing, and a tiling of small cells is decoration once
    /// the shape is cut.
    /// </summary>
    private bool MayHoldContent(string pattern)
    {
        const double decoration = 40;

        if (!Marks.HasBoxes || _resources.Find("Pattern", pattern) is not { } token)
        {
            return false;
        }

        if (_page.File.Resolve(token) is not StreamToken tiling)
        {
            return _page.File.Resolve(token) is DictionaryToken gradient && gradient.Data.TryGetValue("Shading", out var shading) && MayBePicture(shading);
        }

        if (OneTile(token) is not null)
        {
            return false;
        }

        var dictionary = tiling.StreamDictionary;
        var matrix = _page.File.Numbers(dictionary, "Matrix") is [var a, var b, var c, var d, var e, var f]
            ? new Matrix(a, b, c, d, e, f)
            : Matrix.Identity;
        var step = Math.Max(
            Math.Abs(_page.File.Number(dictionary, "XStep", 1000)) * matrix.ScaleX,
            Math.Abs(_page.File.Number(dictionary, "YStep", 1000)) * matrix.ScaleY);
        return step > decoration || ShowsContent(_page.File.Decode(tiling));
    }

    /// <summary>Whether anything but plain shapes is painted.</summary>
    private bool ShowsContent(ReadOnlyMemory<byte> content)
    {
        var lexer = new ContentLexer(content);
        var operands = new List<PdfObject>();

        while (lexer.Next(operands, out var name))
        {
            _page.CountOperator();

            if (name is "Tj" or "TJ" or "'" or "\"" or "Do" or "BI" or "sh" || (name is "scn" or "SCN" && operands is [.., PdfName]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A mesh, or a colour for each place: axial and radial shadings are no more than a gradient.</summary>
    private bool MayBePicture(IToken shading) => _page.File.Resolve(shading) switch
    {
        StreamToken => true,
        DictionaryToken dictionary => _page.File.Number(dictionary, "ShadingType", 0) is not (2 or 3),
        _ => false,
    };

    /// <summary>What such a pattern paints under a mark goes whole, with the pattern.</summary>
    private void DropPattern(string pattern)
    {
        _touched = true;
        _page.Tally.Add(RemovedKind.Shadings);

        if (_page.Copier is { } copier && _resources.Find("Pattern", pattern) is { } token)
        {
            copier.Drop(token);
        }
    }

    private void EmitNumbers(double[] numbers)
    {
        foreach (var number in numbers)
        {
            PdfSyntax.WriteNumber(_output, number);
            _output.Write(" "u8);
        }
    }

    private void EmitColourSpace(string name, string space)
    {
        if (space is "DeviceGray" or "DeviceRGB" or "DeviceCMYK" or "Pattern")
        {
            EmitNamed(name, space);
        }
        else if (_page.Copier is { } copier && _resources.Find("ColorSpace", space) is { } token)
        {
            EmitNamed(name, _resources.Use("ColorSpace", space, () => copier.ColourSpace(token)));
        }
    }

    private void SetGraphicsState(string name)
    {
        if (_resources.Find("ExtGState", name) is not { } token || _page.File.Resolve(token) is not DictionaryToken dictionary)
        {
            return;
        }

        _state.LineWidth = _page.File.Number(dictionary, "LW", _state.LineWidth);
        _state.PendingDashes = dictionary.Data.ContainsKey("D") ? null : _state.PendingDashes;
        NoteTransparency(dictionary);

        // Written by Tf: the dictionary would bring the whole font, and one that only hidden text used.
        if (_page.File.TryGet<ArrayToken>(dictionary, "Font", out var font) && font.Length == 2 && _page.File.Resolve(font[1]) is NumericToken size)
        {
            SetFont(name + "\u0002", font[0], size.Double);
        }

        if (_page.Copier is not { } copier)
        {
            return;
        }

        if (_page.File.TryGet<DictionaryToken>(dictionary, "SMask", out var mask)
            && mask.Data.TryGetValue("G", out var group) && _page.File.Resolve(group) is StreamToken form)
        {
            // The mask is drawn in the space of this moment (11.6.5.2), so a mark may reach into it.
            var order = _page.Order;
            var (drawn, touched) = RewriteForm(form, group);
            _page.Order = order;
            var written = copier.GraphicsState(dictionary, copier.SoftMask(mask, drawn));
            _touched |= touched;
            EmitNamed("gs", _resources.Add("ExtGState", written));
            return;
        }

        EmitNamed("gs", _resources.Use("ExtGState", name, () => copier.GraphicsState(dictionary, null)));
    }

    private void PaintShading(string name)
    {
        if (IsHidden || _page.Copier is not { } copier || _resources.Find("Shading", name) is not { } token)
        {
            return;
        }

        // The clip that bounds it is not followed.
        if (Marks.HasBoxes && MayBePicture(token))
        {
            _page.Tally.Add(RemovedKind.Shadings);
            _touched = true;
            return;
        }

        EmitNamed("sh", _resources.Use("Shading", name, () => copier.Shading(token)));
    }

    private void Draw(string name)
    {
        if (_resources.Find("XObject", name) is not { } token || _page.File.Resolve(token) is not StreamToken stream)
        {
            return;
        }

        if (IsHidden || (stream.StreamDictionary.Data.TryGetValue("OC", out var layer) && !_page.File.Layers.IsVisible(layer)))
        {
            _page.Tally.Add(RemovedKind.HiddenLayers);

            if (_page.LooksIntoHiddenLayers && _page.File.Name(stream.StreamDictionary, "Subtype") == "Form")
            {
                _page.HiddenForms++;
                RewriteForm(stream, token);
                _page.HiddenForms--;
            }

            return;
        }

        switch (_page.File.Name(stream.StreamDictionary, "Subtype"))
        {
            case "Form":
                DrawForm(name, stream, token);
                break;
            case "Image":
                DrawImage(stream, token);
                break;
            default:
                // PostScript objects are not drawn by readers and not copied.
                break;
        }
    }

    private void DrawForm(string name, StreamToken form, IToken token)
    {
        if (!_page.NeedsGlyphs && _page.Copier is { } copier)
        {
            // The common copy may show text in the font of where it is drawn.
            EmitSpacing();
            EmitPaint(fills: true, strokes: true);
            EmitFont();
            EmitNamed("Do", _resources.Use("XObject", name, () => copier.Form(form, token, _resources, _page, _depth)));
            return;
        }

        EmitPaint(fills: true, strokes: true);
        var (drawn, touched) = RewriteForm(form, token);
        _touched |= touched;

        if (drawn is not null)
        {
            EmitNamed("Do", touched ? _resources.Add("XObject", drawn) : _resources.Use("XObject", name, () => drawn));
        }
    }

    /// <summary>The form as drawn here: its common copy when no mark reaches it, a copy of its own otherwise.</summary>
    private (PdfReference? Form, bool Touched) RewriteForm(StreamToken form, IToken token)
    {
        var reference = (token as IndirectReferenceToken)?.Data;
        var outer = _page.Form;

        if (reference is { } own && !_page.Active.Add(own))
        {
            return (null, false);
        }

        _page.Form = reference ?? outer;

        try
        {
            var state = _state;

            if (state.PendingFont is { } inherited)
            {
                // Under a name that no resource of the form can have.
                state.PendingFont = (inherited.Name + "\u0001", inherited.Token, inherited.Size);
            }

            Inherit(ref state.PendingCharacterSpacing);
            Inherit(ref state.PendingWordSpacing);
            Inherit(ref state.PendingHorizontalScale);
            state.Ctm = ResourceCopier.FormMatrix(_page.File, form).Then(_state.Ctm);
            EnterForm(form.StreamDictionary, ref state);
            var resources = ResourceCopier.ResourcesOf(_page.File, form);
            var scope = new ResourceScope(_page.File, resources, _resources);
            var rewritten = Rewrite(_page, scope, _page.File.Decode(form), state, _depth + 1);

            // A form without resources shows what those of its page make of it.
            return _page.Copier is { } copier
                ? (copier.WriteForm(form, rewritten.Touched || resources is null ? null : token, scope, rewritten), rewritten.Touched)
                : (null, false);
        }
        finally
        {
            _page.Form = outer;

            if (reference is { } done)
            {
                _page.Active.Remove(done);
            }
        }
    }

    private static void Inherit(ref (double Value, bool IsInherited)? pending) => pending = pending is { } set ? (set.Value, true) : null;

    /// <summary>The verifier knows by this tag what PdfPig does not read as part of an original's page.</summary>
    private void DrawAppearance(Appearance appearance, in GraphicsState initial)
    {
        _state = initial;
        Emit("/Annotation BMC");
        Save();
        _state.Ctm = appearance.ToPage.Then(_state.Ctm);
        EmitMatrix("cm", appearance.ToPage);
        var form = !_page.NeedsGlyphs && _page.Copier is { } copier
            ? copier.Form(appearance.Form, appearance.Token, _resources, _page, _depth)
            : Drawn();

        if (form is not null)
        {
            EmitNamed("Do", _resources.Add("XObject", form));
        }

        Restore();
        Emit("EMC");

        PdfReference? Drawn()
        {
            var (drawn, touched) = RewriteForm(appearance.Form, appearance.Token);
            _touched |= touched;
            return drawn;
        }
    }

    private void DrawImage(StreamToken image, IToken token)
    {
        var area = Quad.Of(new PdfBox(0, 0, 1, 1), _state.Ctm);
        _page.Order++;
        _page.Looking?.Picture(_page.Order, area, _state, IsOpaque(image.StreamDictionary));

        if (_page.Copier is not { } copier)
        {
            return;
        }

        // A stencil is painted in the colour at hand.
        EmitPaint(fills: true, strokes: false);
        var isMarked = Marks.HasBoxes && (!area.IsFinite || Marks.Touch(area));
        var cut = Cut(area);

        if (cut.IsWhole)
        {
            _touched = true;
            _page.Tally.Add(RemovedKind.UnseenContent);
        }
        else if (!isMarked && cut.IsNothing)
        {
            EmitNamed("Do", _resources.Add("XObject", copier.Image(image, token, _resources)));
        }
        else
        {
            _touched = true;
            EmitCut(copier.RedactImage(image, _state.Ctm, Marks, cut, _resources), isMarked);
        }
    }

    private void EmitCut(PdfReference? image, bool isMarked)
    {
        if (image is not null)
        {
            _page.Tally.Add(isMarked ? RemovedKind.ImagesRedacted : RemovedKind.UnseenContent);
            EmitNamed("Do", _resources.Add("XObject", image));
        }
        else if (isMarked)
        {
            _page.Tally.Add(RemovedKind.ImagesDropped);
        }
        else
        {
            throw new UncertainContentException("a picture holds more than the page shows of it and cannot be cut");
        }
    }

    private void DrawInlineImage(ContentLexer lexer)
    {
        if (lexer.InlineImage is not { } dictionary)
        {
            return;
        }

        var image = InlineImage.Read(dictionary, lexer.Rest, out var length);
        lexer.SkipInlineImage(length);

        if (image is not null && !IsHidden)
        {
            DrawImage(image, image);
        }
    }
}
