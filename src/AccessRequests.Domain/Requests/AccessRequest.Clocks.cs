using AccessRequests.Domain.Deadlines;

namespace AccessRequests.Domain.Requests;

/// <content>The clocks, computed anew from what is recorded each time they are asked for.</content>
public sealed partial class AccessRequest
{
    /// <summary>The day on which the first decision left, or null while none did.</summary>
    public DateOnly? AnsweredOn => _sendings.Count == 0 ? null : _sendings.Min(sending => sending.SentOn);

    public RequestClocks Clocks(LegalCalendar calendar)
    {
        var review = calendar.Under(CalendarPolicy.CommissionRules);
        var answer = calendar.Count(ReceivedOn, AnswerDays, Article("47, al. 1", "98, al. 1"));
        var extended = Extension is { } extension ? IfExtended(extension.Days, calendar) : null;

        return new RequestClocks(
            answer,
            extended,
            calendar.Count(ReceivedOn, AnswerDays, "48"),
            review.Count((extended ?? answer).Due, RequestClocks.ReviewDays, Article("52 et 135", "102 et 135")))
        {
            Review = Sent is { } sent ? review.Count(sent.DecidedOn, RequestClocks.ReviewDays, "135") : null,
            ReviewFromReceipt = Sent?.ReceivedOn is { } received ? review.Count(received, RequestClocks.ReviewDays, "135") : null,
            Publication = Sent?.CompleteOn is { } left && Kind == RequestKind.AdministrativeDocuments ? calendar.Count(left, RequestClocks.PublicationDays, "A-2.1, r. 2") : null,
        };
    }

    /// <summary>The limit that an extension of that many days gives: reception + 20 + days, then put off (art. 47, al. 2).</summary>
    public Deadline IfExtended(int days, LegalCalendar calendar) => calendar.Count(ReceivedOn, AnswerDays + days, Article("47, al. 2", "98, al. 2"));

    /// <summary>
    /// Art. 52: the last day passed without an answer, so the request is deemed denied and may be reviewed. The duty to answer
    /// remains, and nothing of the file is closed by it.
    /// </summary>
    public bool IsDeemedDenied(LegalCalendar calendar, DateOnly today) =>
        Status != RequestStatus.Withdrawn && (AnsweredOn ?? today) > Clocks(calendar).Due;

    private string Article(string ofDocuments, string ofPersonalInformation) =>
        Kind == RequestKind.AdministrativeDocuments ? ofDocuments : ofPersonalInformation;
}
