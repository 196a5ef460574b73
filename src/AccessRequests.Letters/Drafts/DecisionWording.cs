using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters.Editing;

namespace AccessRequests.Letters.Drafts;

/// <summary>How the decision of a file is worded: its language, its apologies and what officers changed in the composed words.</summary>
public sealed class DecisionWording
{
    private DecisionWording(AccessRequestId requestId)
    {
        RequestId = requestId;
    }

    public AccessRequestId RequestId { get; private init; }

    public LetterLanguage Language { get; private set; }

    /// <summary>A letter that leaves after the time limit says so and apologises.</summary>
    public bool Apologises { get; private set; }

    public DecisionWords Words { get; private set; } = new(PointGrouping.OutcomeAndGrounds, []);

    public IReadOnlyList<LetterEdit> Edits => Words.Edits;

    /// <summary>The officer's choice.</summary>
    public PointGrouping GroupsPoints => Words.GroupsPoints;

    public Guid Version { get; private set; } = Guid.NewGuid();

    public static DecisionWording Of(AccessRequest request) => new(request.Id);

    public void Choose(AccessRequest request, LetterLanguage language, bool apologises, PointGrouping groupsPoints, Actor actor, DateTimeOffset now) =>
        Change(request, () => (Language, Apologises, Words) = (language, apologises, Words with { GroupsPoints = groupsPoints }), actor, now);

    public void Edit(AccessRequest request, IReadOnlyList<LetterEdit> edits, Actor actor, DateTimeOffset now) =>
        Change(request, () => Words = Words with { Edits = edits }, actor, now);

    /// <summary>The file was opened again for what a letter left: what officers made of the words of that one stays with it.</summary>
    public void BeginAnew()
    {
        (Words, Apologises) = (Words with { Edits = [] }, false);
        Version = Guid.NewGuid();
    }

    private void Change(AccessRequest request, Action change, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(request.ObstacleToEditing);

        var before = Describe();
        change();
        Version = Guid.NewGuid();
        request.RecordDraft(HistoryAct.LetterEdited, actor, now, before, Describe());
    }

    private string Describe() =>
        $"{(Language == LetterLanguage.French ? "en français" : "en anglais")}{(Apologises ? ", avec excuses" : "")}{Grouping} — {LetterEdits.Describe(Edits)}";

    private string Grouping => GroupsPoints switch
    {
        PointGrouping.OutcomeAndGrounds => "",
        PointGrouping.Outcome => ", points de même issue regroupés",
        PointGrouping.EachPoint => ", point par point",
    };
}
