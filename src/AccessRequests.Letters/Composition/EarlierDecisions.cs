using AccessRequests.Domain.Decisions;

namespace AccessRequests.Letters.Composition;

/// <summary>A letter that follows another says what that one decided and that it stands, and which of its decisions it replaces.</summary>
internal static class EarlierDecisions
{
    public const string RecalledId = "recalled";
    public const string ReplacedId = "replaced";

    public static void Write(LetterWriter writer)
    {
        Write(writer, RecalledId, [.. (writer.File.Recalled ?? []).Select(earlier => (earlier.DecidedOn, NamesOf(earlier)))]);
        Write(writer, ReplacedId, [.. ReplacedBy(writer.File)]);
    }

    /// <summary>The letters whose decisions on points this one replaces, oldest first, with these points.</summary>
    public static IEnumerable<(DateOnly DecidedOn, IReadOnlyList<string> Points)> ReplacedBy(DecisionRecord record) => record.Points
        .Where(point => point.Replaces is not null)
        .GroupBy(point => point.Replaces!.Value)
        .OrderBy(letter => letter.Key)
        .Select(letter => (letter.Key, PointGroup.NamesOf([.. letter], record)));

    /// <summary>The id of the paragraph on that letter: the first of its kind has the name of the kind.</summary>
    public static string IdOf(string kind, int position) => position == 0 ? kind : $"{kind}-{position + 1}";

    private static IReadOnlyList<string> NamesOf(RecalledDecision earlier) => [.. earlier.Points.Select(number => $"{number}")];

    private static void Write(LetterWriter writer, string kind, IReadOnlyList<(DateOnly DecidedOn, IReadOnlyList<string> Points)> letters)
    {
        for (var i = 0; i < letters.Count; i++)
        {
            writer.Add(new LetterParagraph(LetterPart.Body, writer.Say(kind, new MergeFields
            {
                ["points"] = writer.Grammar.Points(letters[i].Points, writer.Record.Form.PointNoun),
                ["antérieure"] = writer.Grammar.Date(letters[i].DecidedOn),
            }))
            { Id = IdOf(kind, i) });
        }
    }
}
