using AccessRequests.Pdf.Pdfium;

namespace AccessRequests.Pdf.Verification;

/// <summary>
/// Of letters that are not seen, those whose width what stays would tell: a figure that was drawn as long as they are, or something seen next to
/// both ends of their run. A mark would make that uncertain; to leave them out does not.
/// </summary>
/// <param name="letters">All of the page.</param>
/// <param name="unseen">Those that are asked about.</param>
/// <param name="seen">Those that surely are.</param>
/// <param name="marks">Boxes that a redaction drew, which are seen too.</param>
internal sealed class ToldWidths(List<PdfiumLetter> letters, List<PdfiumLetter> unseen, List<PdfiumLetter> seen, IReadOnlyList<PdfBox> marks)
{
    /// <summary>More are not looked at one by one: they are for an officer.</summary>
    private const int MostLetters = 1_000;

    /// <summary>In heights of a letter: text farther away is a column of its own.</summary>
    private const double AWordApart = 4;

    /// <summary>In heights of the letters: a figure that is longer than they are by less was drawn for them.</summary>
    private const double LongerThanText = 2;

    private readonly ILookup<int, PdfiumLetter> _objects = letters.ToLookup(letter => letter.Handle);

    /// <param name="figures">Boxes of what is no text; of a form that holds figures it is not known how long these are.</param>
    /// <param name="cutOff">Letters that no figure hides.</param>
    /// <returns>Those that are told, and those that something seen stands next to, be it at one end of their run.</returns>
    public (HashSet<PdfiumLetter> Told, HashSet<PdfiumLetter> Beside) Of(IEnumerable<(PdfBox Box, bool HoldsFigures)> figures, HashSet<PdfiumLetter> cutOff)
    {
        if (unseen.Count > MostLetters)
        {
            return ([.. unseen], [.. unseen]);
        }

        var hidden = unseen.FindAll(letter => !cutOff.Contains(letter));
        var ends = unseen.ToDictionary(letter => letter, Ends);
        return (
            [.. unseen.Where(letter => ends[letter].Exists(end => end.IsParted || (end.Before && end.After))), .. figures.SelectMany(figure => Within(figure.Box, figure.HoldsFigures, hidden))],
            [.. unseen.Where(letter => ends[letter].Exists(end => end.IsParted || end.Before || end.After))]);
    }

    private static List<PdfiumLetter> Within(PdfBox figure, bool holdsFigures, List<PdfiumLetter> hidden)
    {
        var within = hidden.FindAll(letter => figure.Contains(letter.X, letter.Y));

        if (within.Count == 0 || holdsFigures)
        {
            return within;
        }

        var run = within.Select(letter => letter.Box).Aggregate((one, other) => one.Union(other));
        var size = within.Max(letter => Math.Max(letter.Box.Height, letter.Box.Width));
        return (run.Width >= run.Height ? figure.Width - run.Width : figure.Height - run.Height) < LongerThanText * size ? within : [];
    }

    /// <summary>What is seen next to the letter's run, be it set across or upwards: of a letter that stands alone, both.</summary>
    private List<(bool Before, bool After, bool IsParted)> Ends(PdfiumLetter letter)
    {
        var drawn = _objects[letter.Handle].Select(one => one.Box).Aggregate((one, other) => one.Union(other));
        var isAlone = drawn.Width <= 2 * letter.Box.Width && drawn.Height <= 2 * letter.Box.Height;
        var ends = new List<(bool, bool, bool)>();

        if (isAlone || drawn.Width >= drawn.Height)
        {
            ends.Add(Ends(letter, box => (box.Left, box.Right), box => (box.Bottom, box.Top)));
        }

        if (isAlone || drawn.Height > drawn.Width)
        {
            ends.Add(Ends(letter, box => (box.Bottom, box.Top), box => (box.Left, box.Right)));
        }

        return ends;
    }

    private (bool Before, bool After, bool IsParted) Ends(PdfiumLetter letter, Func<PdfBox, (double From, double To)> along, Func<PdfBox, (double From, double To)> across)
    {
        var reach = AWordApart * Math.Max(letter.Box.Width, letter.Box.Height);
        var line = across(letter.Box);
        var hidden = unseen.Where(other => IsOnLine(other.Box)).Select(other => along(other.Box)).ToList();
        var letters = seen.Where(other => IsOnLine(other.Box)).Select(other => along(other.Box)).ToList();
        var boxes = marks.Where(IsOnLine).Select(along).ToList();
        var column = Column(along(letter.Box), hidden.Concat(letters).Concat(boxes), reach);
        var run = hidden.FindAll(IsInColumn);
        var (from, to) = (run.Min(one => one.From), run.Max(one => one.To));
        var places = letters.FindAll(IsInColumn).ConvertAll(place => (place.From + place.To) / 2)
            .Concat(boxes.FindAll(IsInColumn).SelectMany(mark => (double[])[mark.From, mark.To])).ToList();

        // What is seen within the run parts two that are hidden.
        return (places.Exists(place => place <= from && from - place <= reach), places.Exists(place => place >= to && place - to <= reach), places.Exists(place => from < place && place < to));

        bool IsOnLine(PdfBox other) => across(other) is var place && place.From <= line.To && line.From <= place.To;

        bool IsInColumn((double From, double To) place) => column.From <= place.From && place.To <= column.To;
    }

    /// <summary>What stands on a line around a letter, without a gap of more than a word on the way.</summary>
    private static (double From, double To) Column((double From, double To) letter, IEnumerable<(double From, double To)> line, double reach)
    {
        var column = letter;
        (double From, double To)? current = null;

        foreach (var (from, to) in line.OrderBy(place => place.From))
        {
            current = current is { } known && from - known.To <= reach ? (known.From, Math.Max(known.To, to)) : (from, to);

            if (current.Value.From <= letter.From && letter.To <= current.Value.To)
            {
                column = current.Value;
            }
        }

        return column;
    }
}
