using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;

namespace AccessRequests.Domain.Requests;

/// <content>The clocks, computed anew from what is recorded each time they are asked for.</content>
public sealed partial class AccessRequest
{
    /// <summary>The day on which the first decision left, or null while none did. A file that is reopened was answered all the same.</summary>
    public DateOnly? AnsweredOn => _sendings.Count == 0 ? null : _sendings.Min(sending => sending.SentOn);

    public RequestClocks Clocks(LegalCalendar calendar)
    {
        var review = calendar.OfReviews();
        var answer = calendar.Count(ReceivedOn, AnswerDays, Article("47, al. 1", "98, al. 1"));
        var extended = Extension is { } extension ? IfExtended(extension.Days, calendar) : null;
        var last = _sendings.MaxBy(sending => sending.RecordedAt);

        return new RequestClocks(
            answer,
            extended,
            calendar.Count(ReceivedOn, AnswerDays, "48"),
            review.Count(RequestClocks.Later(answer, extended).Due, RequestClocks.ReviewDays, Article("52 et 135", "102 et 135")))
        {
            Review = last is { } sent ? review.Count(sent.DecidedOn, RequestClocks.ReviewDays, "135") : null,
            ReviewFromReceipt = last?.ReceivedOn is { } received ? review.Count(received, RequestClocks.ReviewDays, "135") : null,
            Publication = last is { CompleteOn: { } left } && (last.PackageId is not null || last.PublishedOn is not null) && Kind == RequestKind.AdministrativeDocuments ? calendar.Count(left, RequestClocks.PublicationDays, "A-2.1, r. 2") : null,
        };
    }

    /// <summary>The limit that an extension of that many days gives: reception + 20 + days, then put off (art. 47, al. 2).</summary>
    public Deadline IfExtended(int days, LegalCalendar calendar) => calendar.Count(ReceivedOn, AnswerDays + days, Article("47, al. 2", "98, al. 2"));

    /// <summary>
    /// Art. 52: the last day passed without an answer, so the request is deemed denied and may be reviewed. The duty to answer
    /// remains, and nothing of the file is closed by it. A letter that left points for later answers the others alone: those are denied by the same day.
    /// </summary>
    public bool IsDeemedDenied(LegalCalendar calendar, DateOnly today) =>
        !Status.EndedWithoutAnswer()
        && Clocks(calendar).Due is var due
        && ((AnsweredOn ?? today) > due || (today > due && PendingPoints.Any(point => point.Outcome == PointOutcome.ToFollow)));

    /// <summary>
    /// Art. 47, al. 2: the notice leaves before the first limit ends. Where the day of reception was corrected and the notice now came after it, the extension is of no
    /// effect; the history keeps it.
    /// </summary>
    public void LapseExtension(LegalCalendar calendar, Actor actor, DateTimeOffset now)
    {
        if (Extension is { } given && given.NoticeSentOn > Clocks(calendar).Answer.Due)
        {
            Extension = null;
            Touch();
            Record(
                HistoryAct.ExtensionLapsed, actor, now, FrenchCount.Of(given.Days, "jour", "jours"),
                $"Avis du {FrenchDate.Of(given.NoticeSentOn)}, après le dernier jour ({FrenchDate.Of(Clocks(calendar).Answer.Due)}) depuis la nouvelle date de réception");
        }
    }

    private string Article(string ofDocuments, string ofPersonalInformation) =>
        Kind == RequestKind.AdministrativeDocuments ? ofDocuments : ofPersonalInformation;
}
