using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.ThirdParties;

namespace AccessRequests.Domain.Requests;

/// <content>The clocks, computed anew from what is recorded each time they are asked for.</content>
public sealed partial class AccessRequest
{
    /// <summary>The day on which the first decision left, or null while none did. A file that is reopened was answered all the same.</summary>
    public DateOnly? AnsweredOn => _sendings.Count == 0 ? null : _sendings.Min(sending => sending.SentOn);

    public RequestClocks Clocks(LegalCalendar calendar)
    {
        var review = calendar.OfReviews();
        var answer = AnswerLimit(Kind, ReceivedOn, calendar);
        var extended = Extension is { } extension ? IfExtended(extension.Days, calendar) : null;
        var last = LastSent;

        return new RequestClocks(
            answer,
            extended,
            calendar.Count(ReceivedOn, AnswerDays, "48"))
        {
            Review = last is { } sent ? review.Count(sent.DecidedOn, RequestClocks.ReviewDays, "135") : null,
            ReviewFromReceipt = last?.ReceivedOn is { } received ? review.Count(received, RequestClocks.ReviewDays, "135") : null,
            Publication = last is null ? null : PublicationLimit(last, calendar),
        };
    }

    /// <summary>The first limit of a request received that day: twenty days (art. 47, al. 1; art. 98).</summary>
    public static Deadline AnswerLimit(RequestKind kind, DateOnly receivedOn, LegalCalendar calendar) => calendar.Count(receivedOn, AnswerDays, $"{AnswerArticleOf(kind)}, al. 1");

    /// <summary>The limit that an extension of that many days gives: reception + 20 + days, then put off (art. 47, al. 2).</summary>
    public Deadline IfExtended(int days, LegalCalendar calendar) => calendar.Count(ReceivedOn, AnswerDays + days, $"{AnswerArticle}, al. 2");

    /// <summary>The last day that art. 47 gives to a file of which nothing but this is known; what third parties change of it, see <see cref="Limits"/>.</summary>
    /// <param name="extensionDays">Zero where no extension was given.</param>
    public static DateOnly GrantedOn(DateOnly receivedOn, int extensionDays, LegalCalendar calendar) => RequestClocks.Later(
        calendar.Count(receivedOn, AnswerDays, "47, al. 1"),
        extensionDays > 0 ? calendar.Count(receivedOn, AnswerDays + extensionDays, "47, al. 2") : null).Due;

    /// <summary>Until when each point, and so the file, is to be answered. Every screen, list and letter that tells a last day asks this.</summary>
    public AnswerLimits Limits(ConsultedParties consulted, LegalCalendar calendar)
    {
        var granted = Clocks(calendar).Granted;
        return new AnswerLimits([.. _points.OrderBy(point => point.Number).Select(point => LimitOf(point, granted, consulted, calendar))]);
    }

    /// <summary>
    /// A document waits for those who supplied it, a point for the first of its documents: what nobody is to be heard on keeps the time of art. 47, and so does a point that no
    /// document answers. Where several days could be read in the Act, this is the first of them.
    /// </summary>
    private PointLimit LimitOf(RequestPoint point, Deadline granted, ConsultedParties consulted, LegalCalendar calendar)
    {
        var mayWait = Kind == RequestKind.AdministrativeDocuments && (point.Outcome is null or PointOutcome.ThirdPartyConsulted || point.Outcome.Value.HasDocuments());
        var documents = mayWait ? consulted.OfPoint(point.Number).Select(supplied => supplied.Where(party => !(party.ConsentedOn <= granted.Due)).ToList()).ToList() : [];
        var limits = documents.SelectMany(parties => parties).Distinct().Select(party => party.LimitOfAnswer(this, calendar)).ToList();
        var first = limits.OfType<PartyLimit>().MinBy(limit => limit.Decision.Due);
        var waits = documents.Count > 0 && documents.TrueForAll(parties => parties.Count > 0) && limits.TrueForAll(limit => limit is not null);

        var party = waits || first?.Decision.Due < granted.Due ? first : null;
        var last = party?.Decision ?? granted;

        return new PointLimit(point.Number, last, party, calendar.OfReviews().Count(last.Due, RequestClocks.ReviewDays, $"{SilenceArticle} et 135"));
    }

    /// <summary>
    /// Art. 52: the points whose last day passed without an answer. They are deemed denied and may be reviewed; the duty to answer remains, and nothing of the file is
    /// closed by it. A letter that left points for later answers the others alone.
    /// </summary>
    public IReadOnlyList<RequestPoint> DeniedPoints(AnswerLimits limits, DateOnly today)
    {
        var pending = PendingPoints;

        return Status.EndedWithoutAnswer() ? [] : [.. _points.Where(IsDenied).OrderBy(point => point.Number)];

        bool IsDenied(RequestPoint point) =>
            limits.Of(point.Number) is var limit
            && (limit.Last.HasPassed(AnsweredOn ?? today)
                || (limit.Last.HasPassed(today) && (pending.Contains(point) || WasLeft(point)) && (point.Outcome != PointOutcome.ThirdPartyConsulted || limit.Party is not null)));

        // The file was opened again for it, and no letter has decided it yet.
        bool WasLeft(RequestPoint point) => IsUnanswered && point.ToldOn is null && _points.Exists(other => other.ToldOn is not null);
    }

    /// <inheritdoc cref="DeniedPoints"/>
    public bool IsDeemedDenied(AnswerLimits limits, DateOnly today) => DeniedPoints(limits, today).Count > 0;

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

    /// <summary>Of the time to answer.</summary>
    public string AnswerArticle => AnswerArticleOf(Kind);

    /// <summary>By which silence is a denial.</summary>
    public string SilenceArticle => Kind == RequestKind.AdministrativeDocuments ? "52" : "102";

    /// <summary>By which the file is kept while there are recourses.</summary>
    public string KeepingArticle => Kind == RequestKind.AdministrativeDocuments ? "52.1" : "102.1";

    private static string AnswerArticleOf(RequestKind kind) => kind == RequestKind.AdministrativeDocuments ? "47" : "98";
}
