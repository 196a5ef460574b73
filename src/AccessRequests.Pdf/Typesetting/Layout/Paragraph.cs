using System.Text;
using AccessRequests.Pdf.Typesetting.Fonts;

namespace AccessRequests.Pdf.Typesetting.Layout;

/// <summary>Breaks runs into lines of a width. A line keeps the space it ends with: it tells words apart when text is copied.</summary>
internal sealed class Paragraph
{
    private readonly ShapedWords _words;
    private readonly double _width;
    private readonly List<Line> _lines = [];
    private Line _line = new();

    private Paragraph(ShapedWords words, double width)
    {
        _words = words;
        _width = width;
    }

    public static IReadOnlyList<Line> Lines(
        IReadOnlyList<TextRun> runs, double size, bool bold, double width, ShapedWords words)
    {
        var paragraph = new Paragraph(words, width);
        var text = new StringBuilder();
        List<TextStyle> styles = [];

        foreach (var run in runs)
        {
            var cleaned = Clean(run.Text);
            text.Append(cleaned);
            styles.AddRange(Enumerable.Repeat(TextStyle.Of(run, size, bold), cleaned.Length));
        }

        paragraph.Fill(text.ToString(), styles);
        return paragraph._lines;
    }

    private static string Clean(string text)
    {
        var cleaned = new StringBuilder(text.Length);

        foreach (var rune in text.EnumerateRunes())
        {
            // What is not text (a lone surrogate becomes U+FFFD on the way) must not reach the page.
            if (rune.Value == '\n' || !Rune.IsControl(rune))
            {
                cleaned.Append(rune.ToString());
            }
            else if (rune.Value == '\t')
            {
                cleaned.Append(' ');
            }
        }

        return cleaned.ToString().Normalize(NormalizationForm.FormC);
    }

    private void Fill(string text, List<TextStyle> styles)
    {
        var start = 0;

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                Place(text, styles, start, i);
                EndLine();
                start = i + 1;
            }
            else if (LineBreaks.IsAllowedAfter(text, i, styles[i].Run.Link is not null))
            {
                Place(text, styles, start, i + 1);
                start = i + 1;
            }
        }

        Place(text, styles, start, text.Length);
        EndLine();
    }

    private void Place(string text, List<TextStyle> styles, int start, int end)
    {
        if (start == end)
        {
            return;
        }

        var visible = end;

        while (visible > start && text[visible - 1] == ' ')
        {
            visible--;
        }

        var pieces = Pieces(text, styles, start, visible);
        var width = pieces.Sum(piece => piece.Width);

        if (_line.Width + _line.PendingSpace + width > _width && _line.Pieces.Count > 0)
        {
            EndLine();
        }

        if (width > _width)
        {
            PlaceInParts(text, styles, start, visible);
        }
        else
        {
            _line.Add(pieces, width);
        }

        var spaces = Pieces(text, styles, visible, end);
        _line.Add(spaces, 0);
        _line.PendingSpace = spaces.Sum(piece => piece.Width);
    }

    /// <summary>A word wider than the line: cut where an address may be cut, or anywhere between two characters.</summary>
    private void PlaceInParts(string text, List<TextStyle> styles, int start, int end)
    {
        while (start < end)
        {
            var fits = start;
            var best = start;

            for (var stop = NextCharacter(text, start, end); ; stop = NextCharacter(text, stop, end))
            {
                if (Pieces(text, styles, start, stop).Sum(piece => piece.Width) > _width)
                {
                    break;
                }

                fits = stop;
                best = LineBreaks.IsEmergencyAfter(text[stop - 1]) ? stop : best;

                if (stop == end)
                {
                    best = end;
                    break;
                }
            }

            var cut = best > start ? best : fits > start ? fits : NextCharacter(text, start, end);
            var pieces = Pieces(text, styles, start, cut);
            _line.Add(pieces, pieces.Sum(piece => piece.Width));
            start = cut;

            if (start < end)
            {
                EndLine();
            }
        }
    }

    private static int NextCharacter(string text, int index, int end) =>
        Math.Min(end, index + System.Globalization.StringInfo.GetNextTextElementLength(text, index));

    private List<Piece> Pieces(string text, List<TextStyle> styles, int start, int end)
    {
        List<Piece> pieces = [];

        for (var from = start; from < end;)
        {
            var to = from + 1;

            while (to < end && ReferenceEquals(styles[to], styles[from]))
            {
                to++;
            }

            pieces.Add(new Piece(styles[from], _words.Shape(styles[from].Typeface, text[from..to])));
            from = to;
        }

        return pieces;
    }

    private void EndLine()
    {
        _lines.Add(_line);
        _line = new Line();
    }
}

internal sealed class Line
{
    /// <summary>Without the space it ends with.</summary>
    public double Width { get; private set; }

    public double PendingSpace { get; set; }

    public List<Piece> Pieces { get; } = [];

    public void Add(List<Piece> pieces, double width)
    {
        if (width > 0)
        {
            Width += PendingSpace + width;
            PendingSpace = 0;
        }

        Pieces.AddRange(pieces);
    }
}

internal readonly record struct Piece(TextStyle Style, ShapedText Text)
{
    public double Width => Text.Width * Style.Size;
}

/// <summary>Words shaped for one document; nothing outlives it, since words are people's names too.</summary>
internal sealed class ShapedWords
{
    private readonly Dictionary<(Typeface, string), ShapedText> _shaped = [];

    public ShapedText Shape(Typeface typeface, string text)
    {
        if (!_shaped.TryGetValue((typeface, text), out var shaped))
        {
            shaped = typeface.Shape(text);
            _shaped.Add((typeface, text), shaped);
        }

        return shaped;
    }
}
