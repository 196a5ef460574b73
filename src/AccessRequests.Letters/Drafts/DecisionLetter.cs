using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters.Facts;

namespace AccessRequests.Letters.Drafts;

/// <summary>
/// The decision of a file and its words, as one value: preview, obstacles, fingerprint and package all come from it, so that what
/// was approved is what goes out.
/// </summary>
public sealed record DecisionLetter(DecisionRecord Record, DecisionWording Wording, Extension? Extension, LegalCalendar Calendar)
{
    /// <summary>The last day that a third party's clock sets in place of the time of art. 47 (art. 49); null where it sets none.</summary>
    public DateOnly? ConsultedUntil { get; init; }

    /// <summary>See <see cref="DecisionFacts.DocumentsFrom"/>.</summary>
    public DateOnly? DocumentsFrom { get; init; }

    /// <summary>What is still owed to the third parties whose documents it releases (art. 49).</summary>
    public IReadOnlyList<Obstacle> ThirdParties { get; init; } = [];

    /// <summary>A unit answered what it searched: the proof of what is said not to be held.</summary>
    public bool IsSearchCertified { get; init; }

    /// <summary>People whom its words must not name: the applicant, in the copy that is published.</summary>
    public IReadOnlyList<string> Unnamed { get; init; } = [];

    /// <summary>For whoever may not know who asked (art. 62): as it will be published.</summary>
    public DecisionLetter WithoutApplicant() => this with { Record = Record with { Addressee = [] } };

    /// <summary>The sentences of the letter and of what goes with it, in its language and the office's words.</summary>
    public LetterTemplate Template => LetterTemplate.Of(Wording.Language).Reworded(Record.Wording).Template;

    public LetterContent Compose() => LetterComposer.Compose(new LetterRecord
    {
        File = Record,
        Facts = new DecisionFacts(Wording.Apologises, Extension?.Days) { ConsultedUntil = ConsultedUntil, DocumentsFrom = DocumentsFrom },
        Language = Wording.Language,
        Form = new LetterForm { GroupsPoints = Wording.GroupsPoints },
        Edits = Wording.Edits,
        Unnamed = Unnamed,
        Calendar = Calendar,
    });

    /// <summary>The last day to answer.</summary>
    public DateOnly LastDay => ConsultedUntil ?? Granted;

    /// <summary>The end of the time of art. 47, for what waits for nobody.</summary>
    private DateOnly Granted => AccessRequest.GrantedOn(Record.ReceivedOn, Extension?.Days ?? 0, Calendar);

    /// <summary>What does not stand in its way and must be seen before it is approved.</summary>
    /// <param name="composed">The letter as <see cref="Compose"/> gives it.</param>
    public IReadOnlyList<Obstacle> Warnings(LetterContent composed, DateOnly today) =>
        [
            .. Punctuality.Of(Record.DecidedOn, LastDay, today),
            .. Record.Points.Where(point => point.Outcome == PointOutcome.NotHeld && !IsSearchCertified).Select(point => new Obstacle(ObstacleKind.PointNotHeldWithoutSearch, point.Name)),
            .. composed.Warnings.Select(warning => warning.ToObstacle()),
        ];

    /// <summary>Everything that stands in the way of approving it: what is recorded, and what the final words lack.</summary>
    /// <param name="today">The day in Québec, which no decision may be dated after.</param>
    public IReadOnlyList<Obstacle> Obstacles(DateOnly today) => Obstacles(Compose(), today);

    /// <param name="composed">The letter as <see cref="Compose"/> gives it, for who has it already.</param>
    /// <param name="today">The day in Québec, which no decision may be dated after.</param>
    public IReadOnlyList<Obstacle> Obstacles(LetterContent composed, DateOnly today)
    {
        IReadOnlyList<Obstacle> recorded = [.. Record.Obstacles(today), .. ThirdParties];
        var told = recorded.Select(obstacle => obstacle.InFrench()).ToHashSet();

        return
        [
            .. recorded,
            .. composed.Obstacles
                .Where(obstacle => !told.Contains(obstacle.Sentence) && (recorded.Count == 0 || !obstacle.IsOfWords))
                .Select(obstacle => obstacle.ToObstacle()),
        ];
    }

    /// <summary>SHA-256, lower-case hexadecimal: it changes when anything recorded does, and when a word is edited.</summary>
    public string Fingerprint()
    {
        var words = JsonSerializer.Serialize(new { Wording.Language, Wording.Apologises, Wording.Edits, Extension });

        // The days that the letter reckons and nobody recorded: the end of the time to answer, and of what is left of it for a point to follow.
        IEnumerable<DateOnly> days = [.. Wording.Apologises ? [LastDay] : Array.Empty<DateOnly>(), .. Record.Points.Any(point => point.Outcome == PointOutcome.ToFollow) ? [Granted] : Array.Empty<DateOnly>()];
        var reckoned = string.Concat(days.Distinct().Select(day => $"\n{day:yyyy-MM-dd}"));

        // The other grouping is silent, so that what was approved before it could be chosen keeps its fingerprint.
        var grouped = Wording.GroupsPoints == PointGrouping.OutcomeAndGrounds ? "" : $"\n{Wording.GroupsPoints}";
        var held = DocumentsFrom is { } from ? $"\ndocuments from {from:yyyy-MM-dd}" : "";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Record.Fingerprint()}\n{words}{reckoned}{grouped}{held}")));
    }
}
