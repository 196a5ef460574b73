using System.Text.Json;
using System.Text.Json.Serialization;

namespace AccessRequests.Domain.Provisions;

/// <summary>The articles that the office knows, and the rules on citing them together.</summary>
public sealed class ProvisionCatalogue(IEnumerable<Provision> provisions)
{
    public const string Severance = "14";

    /// <summary>Personal notes, drafts and the like (art. 9, al. 2).</summary>
    public const string OutsideTheRight = "9";

    /// <summary>Grounds against a person's access to what concerns that person (arts. 86.1 to 88.1), and to nothing else.</summary>
    public static IReadOnlyList<string> OfOwnInformation { get; } = ["86.1", "87", "87.1", "88", "88.1"];

    /// <summary>What keeps a person's information from others (arts. 53, 54 and 59), and never from that person.</summary>
    public static IReadOnlyList<string> OfOthersInformation { get; } = ["53", "54", "59"];

    /// <summary>Names and functions of the staff of a public body are public.</summary>
    public const string PublicInformation = "57";

    private readonly SortedDictionary<string, Provision> _provisions =
        new(provisions.ToDictionary(provision => provision.Number), ProvisionNumberComparer.Instance);

    /// <summary>In numeric order.</summary>
    public IReadOnlyCollection<Provision> All => _provisions.Values;

    public Provision? Find(string number) => _provisions.GetValueOrDefault(number);

    /// <summary>Adds the companions (53 brings 54, and 54 brings 53) and sorts; 14 is left to the letter, which adds it by itself.</summary>
    public IReadOnlyList<string> Complete(IEnumerable<string> numbers)
    {
        var complete = new SortedSet<string>(numbers, ProvisionNumberComparer.Instance);

        foreach (var number in complete.ToList())
        {
            complete.UnionWith(Find(number)?.Companions ?? []);
        }

        return [.. complete];
    }

    /// <summary>Why these provisions cannot carry a mark, or null when they can.</summary>
    public Obstacle? ObstacleToCiting(IReadOnlyCollection<string> numbers)
    {
        if (numbers.Count == 0)
        {
            return new Obstacle(ObstacleKind.PassageWithoutProvision);
        }

        if (numbers.FirstOrDefault(number => Find(number) is null) is { } unknown)
        {
            return new Obstacle(ObstacleKind.ProvisionUnknown, unknown);
        }

        if (numbers.FirstOrDefault(number => Find(number)!.Kind is ProvisionKind.Exception or ProvisionKind.Procedure) is { } notGround)
        {
            return new Obstacle(ObstacleKind.ProvisionIsNoGround, notGround);
        }

        return Complete(numbers).Any(number => Find(number)?.Kind == ProvisionKind.Ground)
            ? null
            : new Obstacle(ObstacleKind.SeveranceCitedAlone, numbers.First());
    }

    /// <summary>
    /// Why these provisions cannot be the reason for leaving a passage in sight, or null when they can: exceptions (art. 57, art. 41.1),
    /// or none where the passage is simply not protected.
    /// </summary>
    public Obstacle? ObstacleToLeavingVisible(IReadOnlyCollection<string> numbers) =>
        numbers.FirstOrDefault(number => Find(number) is null) is { } unknown ? new Obstacle(ObstacleKind.ProvisionUnknown, unknown)
        : numbers.FirstOrDefault(number => Find(number)!.Kind != ProvisionKind.Exception) is { } ground ? new Obstacle(ObstacleKind.ProvisionIsNoException, ground)
        : null;

    /// <summary>Why one of these provisions no longer protects a passage of a document on that day, or null.</summary>
    /// <param name="decidedOn">See <see cref="Documents.RequestedDocument.RecommendationDecidedOn"/>.</param>
    public Obstacle? ObstacleSpent(IEnumerable<string> numbers, DateOnly? documentDate, DateOnly? decidedOn, IReadOnlyCollection<GroundFact> facts, DateOnly on) =>
        numbers
            .Select(number => (Number: number, SpentOn: SpentOn(number, documentDate, decidedOn, facts)))
            .Where(bound => bound.SpentOn <= on)
            .Select(bound => Find(bound.Number)!.ObstacleSpent(bound.SpentOn!.Value, documentDate, facts.FirstOrDefault(fact => fact.Provision == bound.Number)))
            .FirstOrDefault();

    /// <summary>Why what is to be hidden for good cannot rely on these provisions yet, or null: the years of one run from a day that nobody gave.</summary>
    public Obstacle? ObstacleUndated(IEnumerable<string> numbers, DateOnly? documentDate, IReadOnlyCollection<GroundFact> facts) =>
        numbers.FirstOrDefault(number => Find(number)?.IsUndated(documentDate, facts.FirstOrDefault(fact => fact.Provision == number)) == true) is { } undated
            ? new Obstacle(ObstacleKind.ProvisionUndated, undated, Find(undated)!.BoundYears!.Value)
            : null;

    private DateOnly? SpentOn(string number, DateOnly? documentDate, DateOnly? decidedOn, IReadOnlyCollection<GroundFact> facts)
    {
        var provision = Find(number);
        var spentOn = provision?.SpentOn(documentDate, facts.FirstOrDefault(fact => fact.Provision == number));
        var ended = provision?.EndsWithDecision == true ? decidedOn : null;

        return spentOn is null || ended < spentOn ? ended ?? spentOn : spentOn;
    }

    /// <summary>What the product ships: every article's rules, and the texts that were really read.</summary>
    public static IReadOnlyList<Provision> Shipped()
    {
        using var stream = typeof(ProvisionCatalogue).Assembly.GetManifestResourceStream(
            "AccessRequests.Domain.Provisions.provisions.json")!;

        return JsonSerializer.Deserialize<List<ShippedProvision>>(stream, Json)!.ConvertAll(shipped => shipped.ToProvision());
    }

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    private sealed record ShippedProvision(
        string Number,
        string Label,
        ProvisionKind Kind,
        bool Mandatory,
        bool MayHideExistence,
        int? BoundYears,
        TimeBoundStart BoundFrom,
        bool EndsWithDecision,
        List<string>? Companions,
        List<string>? Nature,
        GroundQuestions? Questions,
        ShippedText? Text)
    {
        public Provision ToProvision()
        {
            var provision = new Provision(Number, Label, Kind)
            {
                IsMandatory = Mandatory,
                MayHideExistence = MayHideExistence,
                BoundYears = BoundYears,
                BoundFrom = BoundFrom,
                EndsWithDecision = EndsWithDecision,
                Companions = Companions ?? [],
                Nature = Nature ?? [],
                Questions = Questions,
            };

            if (Text is not null)
            {
                var text = provision.AddText(Text.Text, Text.History, null, null, Text.Source);

                if (Text.VerifiedOn is { } on)
                {
                    text.Verify(Text.VerifiedBy!, on);
                }
            }

            return provision;
        }
    }

    private sealed record ShippedText(string Text, string History, string Source, string? VerifiedBy, DateOnly? VerifiedOn);
}
