using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AccessRequests.Domain.Decisions;
using AccessRequests.Letters.Cases;

namespace AccessRequests.Letters.Tests;

/// <summary>The recorded decisions of case 30198, and what tests change in them.</summary>
internal static class TestCases
{
    public static LetterCase Seed => Read("30198.json");

    public static DecisionRecord Record => Seed.Record;

    /// <summary>As the model of the office is laid out: the points of one outcome together, whatever their grounds.</summary>
    public static LetterContent Compose(DecisionRecord record) =>
        LetterComposer.Compose(LetterRecord.Of(record) with { Form = new LetterForm { GroupsPoints = PointGrouping.Outcome } });

    public static LetterCase Read(string name)
    {
        using var file = File.OpenRead(PathOf($"Cases/{name}"));
        return LetterCase.Read(file);
    }

    /// <summary>An example with other values at places such as «documents[0].points»; null takes one away.</summary>
    public static LetterCase With(string example, params (string Place, string Value)[] changes)
    {
        var root = JsonNode.Parse(File.ReadAllText(PathOf($"Cases/{example}.json")))!;

        foreach (var (place, value) in changes)
        {
            var node = root;
            var names = place.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');

            foreach (var name in names.SkipLast(1))
            {
                node = node is JsonArray array ? array[int.Parse(name, CultureInfo.InvariantCulture)]! : node[name]!;
            }

            if (value == "null")
            {
                ((JsonObject)node).Remove(names[^1]);
            }
            else
            {
                node[names[^1]] = JsonNode.Parse(value);
            }
        }

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(root.ToJsonString()));
        return LetterCase.Read(stream);
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
