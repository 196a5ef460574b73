using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Web.Data;

/// <summary>
/// Columns that the database computes from the events of a request, so that files can be found and sorted by them with an index.
/// Nobody can write them; what is due is told by the domain's clocks alone.
/// </summary>
internal static class RequestColumns
{
    /// <summary>The twentieth day, or the extended one, before it is put off.</summary>
    public const string NominalDue = nameof(NominalDue);

    /// <summary>No run of closed days is longer: past it, a last day as counted is a last day passed.</summary>
    public const int LongestRoll = 15;

    /// <summary>The last day of a row: the computed one, put off as the calendar has it.</summary>
    public static DateOnly Due(LegalCalendar calendar, DateOnly receivedOn, DateOnly nominalDue) =>
        RequestClocks.Later(
            calendar.Count(receivedOn, AccessRequest.AnswerDays, "47"),
            nominalDue.DayNumber - receivedOn.DayNumber is > AccessRequest.AnswerDays and var days ? calendar.Count(receivedOn, days, "47") : null).Due;

    /// <summary>Answered or withdrawn: no answer is due.</summary>
    public const string IsClosed = nameof(IsClosed);
}
