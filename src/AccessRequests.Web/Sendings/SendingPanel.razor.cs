using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using Microsoft.AspNetCore.Components;

namespace AccessRequests.Web.Sendings;

/// <summary>The act that ends the answer: what left, when, how, and how late.</summary>
public sealed partial class SendingPanel
{
    private readonly SendDecisionForm _form = new();
    private DateTime? _receivedOn;
    private DateTime? _documentsOn;

    /// <summary>The newest package of the request.</summary>
    [Parameter, EditorRequired]
    public Package? Latest { get; set; }

    [Parameter, EditorRequired]
    public required AnswerLimits Limits { get; set; }

    /// <summary>Why what the package releases may not leave yet; null when it may.</summary>
    [Parameter, EditorRequired]
    public Obstacle? Release { get; set; }

    [Inject]
    public required SendDecision SendDecision { get; init; }

    private DateOnly SentDay => _form.SentOn is { } day ? DateOnly.FromDateTime(day) : Today;

    private Deadline Limit => Limits.Last;

    /// <summary>Of the first answer; what corrects or completes it has no limit of its own.</summary>
    private int LateDays => Request.Sendings.Count == 0 ? Limit.DaysLate(SentDay) : 0;

    /// <summary>As of today: whether they might have left on an earlier day is asked again by the act.</summary>
    private Obstacle? ObstacleToDocuments => Day(_documentsOn) is { } day ? Request.ObstacleToSendingDocuments(Release, day, Today) : null;

    protected override void OnInitialized()
    {
        _form.SentOn = Today.ToDateTime(TimeOnly.MinValue);
        _form.Delivery = Request.Decision.Delivery;
    }

    private Task SendAsync()
    {
        _form.Manifest = Request.Decision.ApprovedManifest;
        return ActAsync(user => SendDecision.ExecuteAsync(Request.Id, _form, user), "L’envoi est consigné.");
    }

    private Task SendDocumentsAsync() => ActAsync(
        user => SendDecision.RecordDocumentsAsync(Request.Id, DateOnly.FromDateTime(_documentsOn!.Value), user), "L’envoi des documents est consigné.");

    private Task ReceiveAsync() => ActAsync(
        user => SendDecision.RecordReceiptAsync(Request.Id, Request.Sent?.ReceivedOn, DateOnly.FromDateTime(_receivedOn!.Value), user), "La réception est consignée.");
}
