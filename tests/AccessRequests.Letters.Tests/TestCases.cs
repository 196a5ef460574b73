using AccessRequests.Domain.Decisions;
using AccessRequests.Letters.Cases;

namespace AccessRequests.Letters.Tests;

/// <summary>The recorded decisions of case 30198, and what tests change in them.</summary>
internal static class TestCases
{
    public static LetterCase Seed => Read("30198.json");

    public static DecisionRecord Record => Seed.Record;

    public static LetterCase Read(string name)
    {
        using var file = File.OpenRead(PathOf($"Cases/{name}"));
        return LetterCase.Read(file);
    }

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, name);

    /// <summary>All points decided alike, with the documents of the case for those that have some.</summary>
    public static DecisionRecord WithPoints(this DecisionRecord record, params DecidedPoint[] points) => record with
    {
        Points = points,
        Documents = [.. record.Documents
            .Where(document => document.Points.Any(number => points.Any(point => point.Number == number && HasDocuments(point))))],
        Referrals = [.. record.Referrals.Where(_ => points.Any(point => point.Outcome == PointOutcome.Referred))],
    };

    /// <summary>Texts that stand in for those the catalogue does not have yet: a test must not invent the Act.</summary>
    public static DecisionRecord WithStandInTexts(this DecisionRecord record, params string[] numbers) => record with
    {
        Catalogue = [.. record.Catalogue.Select(provision => numbers.Contains(provision.Number)
            ? provision with { Text = $"(Texte de l’article {provision.Number} aux fins de l’essai.)", History = "1982, c. 30.", IsVerified = true }
            : provision)],
    };

    public static string Text(this LetterContent letter, LetterPart part) =>
        Plain(string.Join('\n', letter.Of(part).Select(block => block.ToText())));

    /// <summary>Every kind of space as one space, lines kept.</summary>
    public static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');

    private static bool HasDocuments(DecidedPoint point) =>
        point.Outcome is PointOutcome.Released or PointOutcome.PartlyReleased or PointOutcome.Withheld;
}
