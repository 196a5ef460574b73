namespace AccessRequests.Domain.Requests;

/// <content>Need to know: who sees the file at all (Act, s. 62).</content>
public sealed partial class AccessRequest
{
    public const int RestrictionReasonMaxLength = 500;
    public const int UnitMaxLength = 200;

    private readonly List<NamedReader> _readers = [];

    /// <summary>Why only the officer who has the file and those who are named see it; null while the whole office does.</summary>
    public string? RestrictionReason { get; private set; }

    public bool IsRestricted { get; private set; }

    /// <summary>Those named, by name; nobody while the file is not restricted.</summary>
    public IReadOnlyList<NamedReader> Readers => _readers;

    /// <summary>The unit of the public body whose people see the restricted file beside those named; null when none does.</summary>
    public string? ReadersUnit { get; private set; }

    /// <summary>Of those who may read requests, who sees this one.</summary>
    /// <param name="unit">The unit of the account; null when it has none.</param>
    public bool IsSeenBy(Guid accountId, string? unit) =>
        !IsRestricted || AssigneeId == accountId || (ReadersUnit is not null && ReadersUnit == unit) || _readers.Exists(reader => reader.AccountId == accountId);

    public Obstacle? ObstacleToLiftingRestriction => IsRestricted ? null : new Obstacle(ObstacleKind.FileNotRestricted);

    /// <summary>
    /// Why the file cannot be restricted to these people, or null when it can. The manager who restricts stays among them, so that
    /// someone who may lift the restriction always sees the file.
    /// </summary>
    public static Obstacle? ObstacleToRestricting(IReadOnlyCollection<Guid> named, Guid manager) =>
        named.Contains(manager) ? null : new Obstacle(ObstacleKind.RestrictionWithoutItsManager);

    /// <summary>Restricts the file, or changes who is named.</summary>
    /// <param name="named">All of those who are to see it, beside the officer who has it.</param>
    /// <param name="unit">See <see cref="ReadersUnit"/>.</param>
    public void Restrict(IReadOnlyList<Actor> named, string? unit, string reason, Actor manager, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToRestricting([.. named.Select(person => person.Id)], manager.Id));
        RuleViolationException.ThrowIf(ObstacleToWords(reason));

        var before = IsRestricted ? DescribeRestriction() : null;
        RestrictionReason = reason;
        IsRestricted = true;
        ReadersUnit = unit;
        Name(named);
        RecordOnFile(HistoryAct.AccessRestricted, manager, now, DescribeRestriction(), before);
    }

    /// <summary>
    /// Someone asks for, or corrects, their own information: who that is concerns those who handle it alone. The file begins restricted to the officer
    /// and the managers, who name others as the work needs them, or give it back to the office.
    /// </summary>
    /// <param name="managers">Those of the office.</param>
    public void RestrictToHandlers(IReadOnlyList<Actor> managers, Actor officer, DateTimeOffset now)
    {
        if (Kind == RequestKind.AdministrativeDocuments || IsRestricted)
        {
            return;
        }

        RestrictionReason = "La personne demande ses propres renseignements : son identité est réservée à ceux qui traitent le dossier.";
        IsRestricted = true;
        Name([officer, .. managers]);
        RecordOnFile(HistoryAct.AccessRestricted, officer, now, DescribeRestriction());
    }

    public void LiftRestriction(string why, Actor manager, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToLiftingRestriction);
        RuleViolationException.ThrowIf(ObstacleToWords(why));

        var before = DescribeRestriction();
        RestrictionReason = null;
        IsRestricted = false;
        ReadersUnit = null;
        _readers.Clear();
        RecordOnFile(HistoryAct.RestrictionLifted, manager, now, why, before);
    }

    /// <summary>The last manager who sees the file leaves: the others of the office are named in their place, or nobody could lift the restriction.</summary>
    public void PassRestrictionOn(IReadOnlyList<Actor> managers, Actor actor, DateTimeOffset now)
    {
        var before = DescribeRestriction();
        Name([.. _readers.Select(reader => new Actor(reader.AccountId, reader.Name)), .. managers]);
        RecordOnFile(HistoryAct.AccessRestricted, actor, now, DescribeRestriction(), before);
    }

    private void Name(IEnumerable<Actor> named)
    {
        var wanted = named.DistinctBy(person => person.Id).ToDictionary(person => person.Id);
        _readers.RemoveAll(reader => !wanted.ContainsKey(reader.AccountId));
        _readers.AddRange(wanted.Values.Where(person => !_readers.Exists(reader => reader.AccountId == person.Id)).Select(person => new NamedReader(person.Id, person.Name)));
    }

    private string DescribeRestriction() =>
        $"{string.Join(", ", _readers.Select(reader => reader.Name).Order(StringComparer.Ordinal))}{(ReadersUnit is null ? "" : $", unité « {ReadersUnit} »")} — {RestrictionReason}";
}
