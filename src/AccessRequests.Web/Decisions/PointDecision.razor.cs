using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Referrals;
using AccessRequests.Domain.Requests;
using Microsoft.AspNetCore.Components;

namespace AccessRequests.Web.Decisions;

public sealed partial class PointDecision
{
    private PointDecisionForm _form = new();
    private RequestPoint? _shown;

    [Parameter, EditorRequired]
    public required string Number { get; set; }

    [Parameter, EditorRequired]
    public required RequestPoint Point { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<RequestedDocument> Documents { get; set; }

    /// <summary>The articles under which existence may be hidden.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<CitedProvision> Hiding { get; set; }

    [Parameter]
    public PointOutcome? Suggestion { get; set; }

    [Parameter]
    public Referral? Referral { get; set; }

    [Parameter]
    public bool CanEdit { get; set; }

    [Parameter]
    public bool Busy { get; set; }

    [Parameter]
    public EventCallback<PointDecisionForm> OnSave { get; set; }

    /// <summary>The point that a letter decided is to be decided again.</summary>
    [Parameter]
    public EventCallback<int> OnAnew { get; set; }

    private bool IsChanged => _form.Outcome != Point.Outcome || (_form.Outcome is { } outcome && outcome.TakesNote() && _form.Note != (Point.OutcomeNote ?? ""))
        || (_form.Outcome == PointOutcome.NotConfirmed && !_form.Provisions.Order().SequenceEqual(Point.Provisions.Order()));

    private string NoteLabel => _form.Outcome switch
    {
        PointOutcome.AlreadyPublic => "Où le document est publié",
        PointOutcome.AlreadyAnswered => "Date et référence de la réponse",
        PointOutcome.OnSite => "Où et quand consulter",
        PointOutcome.ThirdPartyConsulted => "Date de l’avis au tiers (facultatif)",
        PointOutcome.ToFollow => "Pourquoi elle vient plus tard (facultatif)",
        PointOutcome.Withdrawn => "Date du désistement (facultatif)",
        _ => "Recherches faites (facultatif)",
    };

    /// <summary>A referral is consigned elsewhere; a point that has one may still be answered in part by documents that are held.</summary>
    private bool CanBe(PointOutcome outcome) => outcome != PointOutcome.Referred && (Referral is null || outcome.HasDocuments());

    private string? SuggestionText => Suggestion is { } suggestion ? $"Proposée d’après les documents : {suggestion.InFrench()}" : null;

    /// <summary>The form follows what is recorded; what was chosen and not saved is kept until the point itself changes.</summary>
    protected override void OnParametersSet()
    {
        if (_shown is null || _shown.Outcome != Point.Outcome || _shown.OutcomeNote != Point.OutcomeNote || !_shown.Provisions.SequenceEqual(Point.Provisions))
        {
            _form = PointDecisionForm.Of(Point);
        }

        _shown = Point;
    }
}
