using AccessRequests.Pdf.Pdfium;

namespace AccessRequests.Pdf.Verification;

/// <summary>
/// Of letters that are not seen, those whose width what stays would tell: a figure that was drawn as long as they are, or something seen next to
/// both ends of their run. A mark would make that uncertain; to leave them out does not.
/// </summary>
/// <param name="letters">All of the page.</param>
/// <param name="unseen">Those that are asked about.</param>
/// <param name="seen">Those that surely are.</param>
internal sealed class ToldWidths(List<PdfiumLetter> letters, List<PdfiumLetter> unseen, List<PdfiumLetter> seen)
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
    public HashSet<PdfiumLetter> Of(IEnumerable<(PdfBox Box, bool HoldsFigures)> figures, HashSet<PdfiumLetter> cutOff)
    {
        if (unseen.Count > MostLetters)
        {
            return [.. unseen];
        }

        var hidden = unseen.FindAll(letter => !cutOff.Contains(letter));
        return [.. unseen.Where(IsBetweenSeen), .. figures.SelectMany(figure => Within(figure.Box, figure.HoldsFigures, hidden))];
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

    /// <summary>Whether something is seen next to both ends of the letter's run, be it set across or upwards.</summary>
    private bool IsBetweenSeen(PdfiumLetter letter)
    {
        var drawn = _objects[letter.Handle].Select(one => one.Box).Aggregate((one, other) => one.Union(other));
        var isAlone = drawn.Width <= 2 * letter.Box.Width && drawn.Height <= 2 * letter.Box.Height;
        return ((isAlone || drawn.Width >= drawn.Height) && IsOnBothSides(letter, box => (box.Left, box.Right), box => (box.Bottom, box.Top)))
            || ((isAlone || drawn.Height > drawn.Width) && IsOnBothSides(letter, box => (box.Bottom, box.Top), box => (box.Left, box.Right)));
    }

    private bool IsOnBothSides(PdfiumLetter letter, Func<PdfBox, (double From, double To)> along, Func<PdfBox, (double From, double To)> across)
    {
        var reach = AWordApart * Math.Max(letter.Box.Width, letter.Box.Height);
        var line = across(letter.Box);
        var run = unseen.FindAll(IsOnLine).ConvertAll(other => along(other.Box));
        var (from, to) = (run.Min(one => one.From), run.Max(one => one.To));

        // What is seen within the run parts two that are hidden.
        var places = seen.FindAll(IsOnLine).ConvertAll(other => along(other.Box)).ConvertAll(place => (place.From + place.To) / 2);
        return places.Exists(place => from < place && place < to)
            || (places.Exists(place => place <= from && from - place <= reach) && places.Exists(place => place >= to && place - to <= reach));

        bool IsOnLine(PdfiumLetter other) => across(other.Box) is var place && place.From <= line.To && line.From <= place.To;
    }
}
