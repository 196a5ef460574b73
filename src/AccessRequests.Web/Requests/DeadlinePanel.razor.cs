using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using Microsoft.AspNetCore.Components;

namespace AccessRequests.Web.Requests;

public sealed partial class DeadlinePanel
{
    private readonly ExtensionForm _form = new();

    [Inject]
    public required ExtendDeadline ExtendDeadline { get; init; }

    private RequestClocks Clocks => Request.Clocks(Calendar);

    private DateOnly NoticeDay => _form.NoticeSentOn is { } day ? DateOnly.FromDateTime(day) : Today;

    /// <summary>What the extension would change, before anything is recorded.</summary>
    private string WhatIf =>
        Request.ObstacleToExtension(Calendar, NoticeDay) is null && _form.Days is >= 1 and <= Extension.MaxDays
            ? $"Si l’avis part le {FrenchDate.Of(NoticeDay)} : la réponse sera due le {FrenchDate.WithWeekday(Request.IfExtended(_form.Days, Calendar).Due)}, au lieu du {FrenchDate.WithWeekday(Clocks.Answer.Due)}. Dernier jour pour l’envoyer : {FrenchDate.WithWeekday(Clocks.Answer.Due)}. Le renvoi et l’avis au tiers ne gagnent aucun jour."
            : "Avec cet avis, rien ne change : voyez pourquoi ci-dessus.";

    protected override void OnInitialized() => _form.NoticeSentOn = Today.ToDateTime(TimeOnly.MinValue);

    private Task ExtendAsync() => ActAsync(user => ExtendDeadline.ExecuteAsync(Request.Id, _form, user), "Le délai est prolongé.");
}
