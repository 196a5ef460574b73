namespace AccessRequests.Domain.Deadlines;

/// <summary>Which days put off a time limit that would end on them.</summary>
public enum CalendarPolicy
{
    /// <summary>Loi d'interprétation (I-16, arts. 52 and 61, 23°): Sundays and its holidays. The clock of arts. 46 to 49 and 98.</summary>
    InterpretationAct,

    /// <summary>The Commission's rules (A-2.1, r. 6, art. 2): the above, Saturdays, 26 December and 2 January. The clock of a review.</summary>
    CommissionRules,

    /// <summary>The public service's closed days: the above, 24 and 31 December. A ministry's own choice.</summary>
    ClosedOffices,
}
