using System.Buffers;
using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Fonts;
using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Reading;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Redaction;

/// <summary>Text (9.4). Kept glyphs keep their place; a removed run becomes one displacement.</summary>
internal sealed partial class ContentRewriter
{
    /// <summary>How high a glyph of an unknown font may reach, in ems: more would reach into the line above.</summary>
    private const double UnknownHeight = 0.75;

    /// <summary>What is left of an exact width after the fifth decimal is an error of arithmetic.</summary>
    private const int Places = 4;

    /// <summary>In points: how far beyond its mark a box may begin.</summary>
    private const double About = 24;

    private const int Invisible = 3;
    private const int InvisibleClip = 7;

    private Matrix _textMatrix = Matrix.Identity;
    private Matrix _lineMatrix = Matrix.Identity;
    private readonly WidthChannel _widths;
    private bool _inText;

    /// <summary>A removed run was not written because its font is not: the next kept glyph must say where it stands.</summary>
    private bool _lostPlace;

    /// <summary>Letters that were cut off went: where each of them stood is not written either, only where the next kept glyph stands.</summary>
    private bool _leftOut;

    /// <summary>The written line matrix is no longer ours: the next line must say where it starts.</summary>
    private bool _lostLine;

    /// <summary>Text was shown that could not be measured: until the next line nobody knows where the pen is.</summary>
    private bool _placeIsUnknown;

    private bool IsInvisible => _state.RenderingMode is Invisible or InvisibleClip;

    private bool IsUnmeasured => !Marks.Any && !IsHidden && _page.Observer is null
        && (_state.Font is null ? _state.FontToken is not null : _state.Font.Uncertainty is not null);

    private void BeginText()
    {
        if (_inText)
        {
            EndText();
        }

        _inText = true;
        _lineMatrix = Matrix.Identity;
        StartLine();
        _lostLine = false;
        Emit("BT");
    }

    private void EndText()
    {
        if (_inText)
        {
            _inText = false;
            Emit("ET");
        }
    }

    private void SetTextState(string name, double value)
    {
        switch (name)
        {
            case "Tc":
                _state.CharacterSpacing = value;
                _state.PendingCharacterSpacing = (value, false);
                return;
            case "Tw":
                _state.WordSpacing = value;
                _state.PendingWordSpacing = (value, false);
                return;
            case "Tz":
                _state.HorizontalScale = value / 100;
                _state.PendingHorizontalScale = (value, false);
                return;
            case "TL":
                _state.Leading = value;
                break;
            case "Ts":
                _state.Rise = value;
                break;
            default:
                _state.RenderingMode = Math.Clamp((int)value, 0, InvisibleClip);
                value = _state.RenderingMode;
                NoteMode();
                break;
        }

        Emit(name, value);
    }

    private void SetFont(string name, double size)
    {
        if (_resources.Find("Font", name) is { } token)
        {
            SetFont(name, token, size);
            return;
        }

        _state.FontSize = size;
        _state.Font = null;
        _state.FontToken = null;
    }

    private void SetFont(string name, IToken token, double size)
    {
        _state.FontSize = size;

        if (_page.NeedsGlyphs)
        {
            _state.Font = Load(token);
        }

        _state.FontToken = token;
        _state.PendingFont = (name, token, size);
    }

    /// <summary>Null when it cannot be read and no mark depends on it.</summary>
    private SourceFont? Load(IToken token)
    {
        try
        {
            return _page.File.Font(token);
        }
        catch (UncertainContentException) when (!Marks.Any && _page.Observer is null)
        {
            return null;
        }
    }

    /// <summary>
    /// A font is named and copied only where a glyph of it stays: a map to Unicode can hold whole words, and a font
    /// that only hidden text used would bring them along.
    /// </summary>
    private void EmitFont()
    {
        if (_state.PendingFont is not { } font || _page.Copier is not { } copier)
        {
            return;
        }

        _state.PendingFont = null;
        _touched |= font.Name.EndsWith('\u0001');
        PdfSyntax.WriteName(_output, _resources.Use("Font", font.Name, () => copier.Font(font.Token)));
        _output.Write(" "u8);
        Emit("Tf", font.Size);
    }

    /// <summary>Spacing and stretch that served only letters that are gone would tell of them: they are written where something is shown.</summary>
    private void EmitSpacing()
    {
        EmitStretch();
        EmitPending("Tc", ref _state.PendingCharacterSpacing);
        EmitPending("Tw", ref _state.PendingWordSpacing);
    }

    private void EmitStretch() => EmitPending("Tz", ref _state.PendingHorizontalScale);

    /// <summary>A form that writes what was set outside of it is not the same wherever it is drawn.</summary>
    private void EmitPending(string name, ref (double Value, bool IsInherited)? pending)
    {
        if (pending is { } set)
        {
            pending = null;
            _touched |= set.IsInherited;
            Emit(name, set.Value);
        }
    }

    private void MoveLine(string name, double x, double y)
    {
        if (name == "TD")
        {
            SetTextState("TL", -y);
        }

        _lineMatrix = Matrix.Translation(x, y).Then(_lineMatrix);
        StartLine();

        EmitLine("Td", x, y);
    }

    private void NextLine()
    {
        _lineMatrix = Matrix.Translation(0, -_state.Leading).Then(_lineMatrix);
        StartLine();

        EmitLine("T*");
    }

    private void SetTextMatrix(in Matrix matrix)
    {
        _lineMatrix = matrix;
        StartLine();

        if (_inText)
        {
            if (!_lostPlace)
            {
                EmitMatrix("Tm", matrix);
            }

            _lostLine = _lostPlace;
        }
    }

    private void StartLine()
    {
        _textMatrix = _lineMatrix;
        _placeIsUnknown = false;
        _widths.Reposition();

        // On a line that something was removed from, the numbers of the source would tell the removed width.
        _lostPlace = _leftOut || _widths.IsTouched(_textMatrix.Then(_state.Ctm).Apply(0, _state.Rise));
    }

    private void EmitLine(string name, params ReadOnlySpan<double> numbers)
    {
        if (!_inText)
        {
            return;
        }

        if (_lostPlace)
        {
            _lostLine = true;
            return;
        }

        if (_lostLine)
        {
            EmitMatrix("Tm", _lineMatrix);
        }
        else
        {
            Emit(name, numbers);
        }

        _lostLine = false;
    }

    private void Show(PdfArray elements, string operatorName)
    {
        if (_inText)
        {
            ShowInside(elements, operatorName);
            return;
        }

        // Text outside a text object: readers differ, so it is given one, where the matrices left it.
        _inText = true;
        _lostPlace = false;
        Emit("BT");
        EmitMatrix("Tm", _textMatrix);
        ShowInside(elements, operatorName);
        EndText();
    }

    private void ShowInside(PdfArray elements, string operatorName)
    {
        if (!_page.NeedsGlyphs && !IsHidden)
        {
            EmitShow(elements, operatorName);
            return;
        }

        if (MovesWithinView(elements))
        {
            EmitShow(elements, operatorName);
            return;
        }

        if (IsUnmeasured)
        {
            // Nobody marked the page: what cannot be measured stays as it is, and the verifier looks at where it stands.
            _placeIsUnknown = true;
            EmitShow(elements, operatorName);
            return;
        }

        if (_state.Font is not { } font)
        {
            // No font: readers show nothing, or what they like, and its bytes may still be words.
            _page.Tally.Add(RemovedKind.TextWithoutFont, IsHidden ? 0 : elements.OfType<PdfString>().Sum(text => text.Bytes.Length));
            _touched = true;
            return;
        }

        if (font.Uncertainty is { } why && Marks.Any)
        {
            throw new UncertainContentException(why);
        }

        var kept = new KeptText(this, font);
        var start = _textMatrix;
        var removed = 0;
        var startShift = Marks.Any ? _widths.Enter(Pen(font)) : 0;

        foreach (var element in elements)
        {
            if (element.AsNumber is { } adjustment)
            {
                kept.Move(adjustment);
                Advance(font, -adjustment / 1000 * _state.FontSize);
            }
            else if (element is PdfString text)
            {
                removed += ShowString(font, text.Bytes, kept);
            }
        }

        var rest = kept.Finish();

        if (Marks.Any)
        {
            _widths.Leave(Pen(font), rest.Any(element => element is PdfString), kept.EndsOpen, Seen);
        }

        if (removed == 0 && elements.Any(element => element is PdfString { Bytes.Length: > 0 }))
        {
            FindPlace(font, start, startShift);
            EmitShow(elements, operatorName);
            return;
        }

        _touched |= removed > 0;

        var keeps = rest.Any(element => element is PdfString);
        var leavesOut = Marks.CutOff.Any && removed > 0;

        if (keeps || removed == 0)
        {
            FindPlace(font, start, startShift);
            EmitShow(rest, "TJ");
        }
        else
        {
            // The next kept glyph says where it stands: a number for each operator would tell the widths one by one.
            _gone++;
            _lostPlace = true;
        }

        _lostPlace |= leavesOut;
        _leftOut |= leavesOut;
    }

    private void FindPlace(SourceFont font, in Matrix start, double shift)
    {
        if (!_lostPlace)
        {
            return;
        }

        // Points along the writing, back in text space.
        var toPage = start.Then(_state.Ctm);
        var place = (shift == 0 ? Matrix.Identity
            : font.IsVertical ? Matrix.Translation(0, -shift / toPage.ScaleY)
            : Matrix.Translation(shift / toPage.ScaleX * Math.Sign(_state.FontSize * _state.HorizontalScale), 0)).Then(start);
        EmitMatrix("Tm", place with { E = Math.Round(place.E, Places), F = Math.Round(place.F, Places) });
        _lostPlace = _leftOut = false;
        _lostLine = true;
    }

    private int ShowString(SourceFont font, ReadOnlyMemory<byte> text, KeptText kept)
    {
        var (removed, marked, runStart) = (0, 0, 0);

        for (var at = 0; at < text.Length;)
        {
            var code = font.ReadCode(text[at..], out var length);
            var glyph = font.Measure(code);
            var isSpace = length == 1 && code == ' ';
            var displacement = (glyph.Advance * _state.FontSize) + _state.CharacterSpacing + (isSpace ? _state.WordSpacing : 0);
            var unseen = Unseen(font, glyph);
            var isUnderMark = unseen is null && IsUnderMark(font, glyph);

            // Recognised text behind a scan is placed by guesswork: where a page has marks, none of it stays.
            unseen ??= !isUnderMark && Marks.HasBoxes && IsInvisible ? RemovedKind.InvisibleText : null;
            var hidden = unseen is not null || isUnderMark;
            Observe(font, glyph, displacement);

            if (hidden)
            {
                kept.Add(text[runStart..at]);
            }
            else if (Marks.HasBoxes)
            {
                NoteBeside(font, glyph);
            }

            if (unseen is { } kind && _state.FontSize != 0)
            {
                // What the page shows of this line stays exactly where it is.
                kept.Move(-displacement / _state.FontSize * 1000);
                _page.Tally.Add(kind);
            }
            else if (hidden)
            {
                kept.Remove(displacement);
                marked++;
            }

            Advance(font, displacement);

            if (hidden)
            {
                removed++;
                runStart = at + length;
            }

            at += length;
        }

        kept.Add(text[runStart..]);
        _page.Tally.Add(RemovedKind.Glyphs, marked);
        return removed;
    }

    /// <summary>A letter that stays, when a box could reach over it.</summary>
    private void NoteBeside(SourceFont font, in GlyphMetrics glyph)
    {
        var toPage = GlyphToPage(glyph.OriginX, glyph.OriginY);

        if (_page.Copier is not null && !font.IsVertical && glyph.Text != " " && !Marks.AreFar(toPage, 1 + (About / Math.Max(1e-6, Math.Min(toPage.ScaleX, toPage.ScaleY)))))
        {
            _page.Beside.Add((Pen(font), Quad.Of(new PdfBox(0, 0, Math.Max(0.1, glyph.Advance), UnknownHeight), toPage).Bounds));
        }
    }

    private TextPen Pen(SourceFont font) => new(_textMatrix.Then(_state.Ctm), _state.FontSize, _state.HorizontalScale, font.IsVertical);

    /// <summary>What is left of one show operator, while it is gathered.</summary>
    private sealed class KeptText(ContentRewriter rewriter, SourceFont font)
    {
        private readonly PdfArray _elements = [];
        private double _gap;
        private double _gapStart;
        private bool _gapHoldsGlyphs;

        /// <summary>Whether nothing kept follows the last gap.</summary>
        public bool EndsOpen { get; private set; }

        /// <param name="thousandths">Against the writing direction, as TJ counts.</param>
        public void Move(double thousandths) => _gap += thousandths;

        /// <summary>The pen stands at the glyph's origin.</summary>
        public void Remove(double displacement)
        {
            var pen = rewriter.Pen(font);

            if (!_gapHoldsGlyphs)
            {
                _gapStart = pen.Along - pen.ToPoints(_gap);
            }

            var size = rewriter._state.FontSize;
            _gap -= size == 0 ? 0 : displacement / size * 1000;
            _gapHoldsGlyphs = true;
        }

        public void Add(ReadOnlyMemory<byte> glyphs)
        {
            if (glyphs.Length > 0)
            {
                Flush(beforeInk: font.ReadCode(glyphs, out var length) != ' ' || length > 1);
                _elements.Add(new PdfString(glyphs));
            }
        }

        public PdfArray Finish()
        {
            EndsOpen = _gapHoldsGlyphs;
            Flush(beforeInk: false);
            return _elements;
        }

        private void Flush(bool beforeInk)
        {
            if (_gap != 0)
            {
                _elements.Add(_gapHoldsGlyphs ? Quantised(beforeInk) : _gap);
            }

            _gap = 0;
            _gapHoldsGlyphs = false;
        }

        private double Quantised(bool beforeInk)
        {
            var pen = rewriter.Pen(font);

            if (!pen.IsUsable)
            {
                return _gap;
            }

            var (gap, room) = rewriter._widths.Quantise(pen, _gapStart, pen.ToPoints(_gap), beforeInk);

            if (room is { } open)
            {
                rewriter._page.Gaps.Add(open);
            }

            return Math.Round(pen.ToThousandths(gap), Places);
        }
    }

    private void Advance(SourceFont font, double displacement)
    {
        _textMatrix = font.IsVertical
            ? Matrix.Translation(0, displacement).Then(_textMatrix)
            : Matrix.Translation(displacement * _state.HorizontalScale, 0).Then(_textMatrix);
    }

    private Matrix GlyphToPage(double originX, double originY)
    {
        var size = _state.FontSize;
        return new Matrix(size * _state.HorizontalScale, 0, 0, size, 0, _state.Rise)
            .Then(_textMatrix)
            .Then(_state.Ctm) is var matrix && originX == 0 && originY == 0
            ? matrix
            : Matrix.Translation(-originX, -originY).Then(matrix);
    }

    private bool IsUnderMark(SourceFont font, in GlyphMetrics glyph) =>
        IsHidden || (Marks.HasBoxes && IsUnderBox(font, glyph)) || (Marks.Covered.Any && IsOneOf(Marks.Covered, font, glyph));

    private bool IsUnderBox(SourceFont font, in GlyphMetrics glyph)
    {
        var toPage = GlyphToPage(glyph.OriginX, glyph.OriginY);

        if (!font.IsType3 && !font.IsVertical && Marks.AreFar(toPage, glyph.Reach))
        {
            return false;
        }

        if (font.IsVertical)
        {
            var column = new PdfBox(0, glyph.OriginY + Math.Min(glyph.Advance, -0.5), Math.Max(0.5, glyph.OriginX * 2), glyph.OriginY);

            // Some readers draw such glyphs as in horizontal writing; where they stand then counts too.
            var across = new PdfBox(0, -0.15, Math.Max(0.5, glyph.OriginX * 2), 0.85);
            return Marks.TouchGlyph(column, toPage) || Marks.TouchGlyph(across, GlyphToPage(0, 0)) || (glyph.Ink is { } painted && Marks.TouchGlyph(painted, toPage));
        }

        var left = Math.Min(0, glyph.Advance);
        var right = Math.Max(Math.Max(0, glyph.Advance), left + 0.1);

        // The body of the line, low enough not to reach into the line above.
        if (Marks.TouchGlyph(new PdfBox(left, -0.05, right, 0.5), toPage))
        {
            return true;
        }

        // Readers disagree on which side of the line a mirrored Type 3 glyph stands.
        if (font.IsType3 && (font.IsUpsideDown || toPage.Determinant < 0))
        {
            var height = glyph.Ink is { } drawn ? Math.Max(Math.Abs(drawn.Top), Math.Abs(drawn.Bottom)) : font.Ascent;

            if (Marks.TouchGlyph(new PdfBox(left, -height, right, height), toPage))
            {
                return true;
            }
        }

        return glyph.Ink is { } ink && Marks.TouchGlyph(ink, toPage)
            || (!glyph.Certain && glyph.Text != " " && Marks.TouchGlyph(new PdfBox(left, Math.Max(font.Descent, -0.25), right, Math.Min(font.Ascent, UnknownHeight)), toPage));
    }

    private void Observe(SourceFont font, in GlyphMetrics glyph, double displacement)
    {
        if (_page.Observer is not { } observer || (IsHidden && !_page.LooksIntoHiddenLayers))
        {
            return;
        }

        var toPage = GlyphToPage(glyph.OriginX, glyph.OriginY);
        var cell = font.IsVertical
            ? new PdfBox(0, glyph.OriginY + Math.Min(glyph.Advance, -0.1), Math.Max(0.1, glyph.OriginX * 2), glyph.OriginY)
            : new PdfBox(Math.Min(0, glyph.Advance), font.Descent, Math.Max(0, glyph.Advance), font.Ascent);
        var pen = _textMatrix.Then(_state.Ctm);
        var origin = pen.Apply(0, _state.Rise);
        var end = font.IsVertical ? pen.Apply(0, displacement + _state.Rise) : pen.Apply(displacement * _state.HorizontalScale, _state.Rise);
        var quad = Quad.Of(cell, toPage);

        if (quad.IsFinite)
        {
            observer(new PlacedGlyph(
                glyph.Text,
                quad,
                glyph.Ink is { } ink ? Quad.Of(ink, toPage) : null,
                origin,
                end,
                Math.Abs(_state.FontSize) * pen.ScaleY,
                IsInvisible,
                IsHidden));
        }
    }

    private void EmitShow(PdfArray elements, string operatorName)
    {
        if (_page.Copier is null)
        {
            return;
        }

        if (elements.Any(element => element is PdfString { Bytes.Length: > 0 }))
        {
            EmitSpacing();
            EmitPaint(fills: true, strokes: true);
            EmitFont();
            _page.Copier.Show(_state.FontToken, elements);
        }
        else if (!elements.Any(element => element.AsNumber is not (null or 0)))
        {
            // Nothing shown, nothing moved: without its font PdfPig would stumble over it.
            return;
        }
        else
        {
            EmitStretch();
        }

        if (operatorName == "Tj")
        {
            PdfSyntax.Write(_output, elements[0]);
        }
        else
        {
            var clean = new PdfArray();

            foreach (var element in elements)
            {
                if (element is PdfString or PdfInteger or PdfReal)
                {
                    clean.Add(element);
                }
            }

            PdfSyntax.Write(_output, clean);
        }

        _output.Write(" "u8);
        Emit(operatorName);
    }
}
