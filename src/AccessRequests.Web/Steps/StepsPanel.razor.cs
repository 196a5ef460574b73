using System.Globalization;
using AccessRequests.Domain;
using AccessRequests.Domain.Consultations;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Fees;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Reviews;
using AccessRequests.Domain.Steps;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Outbox;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Steps;

/// <summary>What happened to a file beside its documents and its decision, what can be recorded next and why the rest cannot.</summary>
public sealed partial class StepsPanel
{
    private const int MaxShown = 500;
    private const int MailPage = 20;

    private StepForm _form = new();
    private ConsultationForm _question = new();
    private ConsultationAnswerForm _answer = new();
    private ReviewForm _review = new();
    private ReviewEndForm _end = new();
    private string _reason = "";
    private Guid? _answered;
    private IReadOnlyList<FileStep> _steps = [];
    private IReadOnlyList<Consultation> _consultations = [];
    private IReadOnlyList<CommissionReview> _reviews = [];
    private IReadOnlyList<(LetterKind Kind, DateOnly SentOn)> _sent = [];
    private IReadOnlyList<OutboxMessage> _mail = [];
    private AskedByLetter? _asked;
    private FeePrice? _price;
    private int _acknowledgementDays;
    private int _unitCount;
    private int _shownUnits = MaxShown;
    private int _mailCount;
    private int _shownMail = MailPage;

    /// <summary>Those of the request, which the page has read.</summary>
    [Parameter, EditorRequired]
    public required AnswerLimits Limits { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<RequestedDocument> Documents { get; set; }

    [Inject]
    public required RecordStep RecordStep { get; init; }

    [Inject]
    public required ConsultUnit ConsultUnit { get; init; }

    [Inject]
    public required FollowReview FollowReview { get; init; }

    private int ReleasedPages => Request.Deciding(Documents).Where(document => document.IsReleased).Sum(document => document.Original.PageCount);

    private Obstacle? Obstacle => FileStep.ObstacleTo(_form.Kind, Request, _steps, Calendar, Day(_form.On) ?? Today, _asked);

    /// <summary>«, soit 2 h 05», from an hour on.</summary>
    private string Hours => _consultations.Sum(consultation => consultation.MinutesSpent ?? 0) is >= 60 and var minutes ? $", soit {minutes / 60}\u00A0h\u00A0{minutes % 60:00}" : "";

    private DateOnly AcknowledgeBy => Request.ReceivedOn.AddDays(_acknowledgementDays);

    protected override async Task LoadAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        _steps = await db.FileSteps.AsNoTracking().Where(step => step.RequestId == Request.Id).OrderBy(step => step.On).Take(MaxShown).ToListAsync();
        _consultations = await db.Consultations.AsNoTracking().Where(known => known.RequestId == Request.Id).OrderBy(known => known.AskedOn).Take(_shownUnits).ToListAsync();
        _unitCount = await db.Consultations.CountAsync(known => known.RequestId == Request.Id);
        _reviews = await db.CommissionReviews.AsNoTracking().Where(known => known.RequestId == Request.Id).OrderBy(known => known.NoticeOn).Take(MaxShown).ToListAsync();
        _mail = await db.Outbox.AsNoTracking().Where(message => message.RequestId == Request.Id).OrderByDescending(message => message.CreatedAt).Take(_shownMail).ToListAsync();
        _mailCount = await db.Outbox.CountAsync(message => message.RequestId == Request.Id);
        _asked = await db.AskedByLetterAsync(Request.Id, CancellationToken.None);
        _price = await db.FeePriceAsync(Request, CancellationToken.None);
        _acknowledgementDays = await db.AcknowledgementDaysAsync(CancellationToken.None);
        _sent = [.. (await db.Letters.AsNoTracking()
            .Where(letter => letter.RequestId == Request.Id && letter.Status == LetterDraftStatus.Sent)
            .OrderBy(letter => letter.SentOn)
            .Take(MaxShown)
            .Select(letter => new { letter.Kind, letter.SentOn })
            .ToListAsync()).Select(letter => (letter.Kind, letter.SentOn!.Value))];

        _form.On ??= Today.ToDateTime(TimeOnly.MinValue);
    }

    private Task ShowMoreMailAsync()
    {
        _shownMail += MailPage;
        return LoadAsync();
    }

    private Task ShowMoreUnitsAsync()
    {
        _shownUnits += MaxShown;
        return LoadAsync();
    }

    private Task RecordAsync() => ActAsync(
        async user =>
        {
            await RecordStep.ExecuteAsync(Request.Id, _form, user);
            _form = new StepForm { Kind = _form.Kind };
        },
        "L’étape est consignée.");

    private Task AskAsync() => ActAsync(
        async user =>
        {
            await ConsultUnit.AskAsync(Request.Id, _question, user);
            _question = new();
        },
        "L’unité est consultée.");

    private Task AnswerAsync() => ActAsync(
        async user =>
        {
            await ConsultUnit.AnswerAsync(_answered!.Value, _answer, user);
            (_answered, _answer) = (null, new());
        },
        "La réponse est consignée.");

    private Task OpenReviewAsync() => ActAsync(
        async user =>
        {
            await FollowReview.OpenAsync(Request.Id, _review, user);
            _review = new();
        },
        "La révision est consignée ; le dossier est conservé.");

    private Task MoveAsync(CommissionReview review, ReviewStage stage) => ActAsync(user => FollowReview.MoveAsync(review.Id, review.Stage, stage, user), $"Étape : {stage.InFrench()}.");

    private Task EndAsync(Guid review) => ActAsync(
        async user =>
        {
            await FollowReview.EndAsync(review, _end, user);
            _end = new();
        },
        "La révision est terminée.");

    private Task HoldAsync() => ActAsync(user => FollowReview.HoldAsync(Request.Id, Request.HoldReason, _reason, user), "La conservation est imposée.");

    private Task LiftAsync() => ActAsync(user => FollowReview.LiftHoldAsync(Request.Id, Request.HoldReason, _reason, user), "La conservation est levée.");

    private static string Dollars(decimal amount) => amount.ToString("0.00 $", CultureInfo.GetCultureInfo("fr-CA"));
}
