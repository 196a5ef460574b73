using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Web.Retention;
using Microsoft.AspNetCore.Components;

namespace AccessRequests.Web.Requests;

public sealed partial class DeadlinePanel
{
    private readonly ExtensionForm _form = new();
    private RetainedFile? _retained;

    [Inject]
    public required ExtendDeadline ExtendDeadline { get; init; }

    [Parameter, EditorRequired]
    public required AnswerLimits Limits { get; set; }

    private RequestClocks Clocks => Request.Clocks(Calendar);

    /// <summary>The third parties whose clocks set the last day of points, with these.</summary>
    private IReadOnlyList<(PartyLimit Party, IReadOnlyList<string> Points)> Waiting =>
        [.. Limits.Points.Where(point => point.Party is not null).GroupBy(point => point.Party!.Party.Id).Select(same => (same.First().Party!, (IReadOnlyList<string>)[.. same.Select(point => $"{point.Number}")]))];

    private string InPlaceOfThisTime =>
        Limits.Points.All(point => point.Party is not null)
            ? "Ce que la demande vise a été fourni par des tiers avisés à temps : le délai de l’article 49, ci-contre, tient lieu de celui-ci."
            : "Ce délai vaut pour ce qu’aucun tiers n’a fourni ; ce que des tiers avisés à temps ont fourni suit celui de l’article 49, ci-contre.";

    private DateOnly NoticeDay => _form.NoticeSentOn is { } day ? DateOnly.FromDateTime(day) : Today;

    /// <summary>The day from which the limit in force is told as near or past while an answer is due; for any other, a day before it.</summary>
    private DateOnly RunningOf(Deadline limit) => Request is { IsUnanswered: true, AnsweredOn: null } && limit.Due == Limits.Due ? Today : Request.ReceivedOn;

    /// <summary>What the extension would change, before anything is recorded.</summary>
    private string WhatIf =>
        Request.ObstacleToExtension(Calendar, NoticeDay) is not null ? "Avec cet avis, rien ne change : voyez pourquoi ci-dessus."
        : _form.Days is < 1 or > Extension.MaxDays ? $"Avec ce nombre de jours, rien ne change : une prolongation est de 1 à {Extension.MaxDays} jours (art. {Request.AnswerArticle})."
        : Limits.Points.All(point => point.Party is not null)
            ? $"Si l’avis part le {FrenchDate.Of(NoticeDay)}, la réponse reste due le {FrenchDate.WithWeekday(Limits.Due)} : le délai de ce que des tiers ont fourni (art. 49) ne se prolonge pas."
        : Request.IfExtended(_form.Days, Calendar).Due <= Clocks.Answer.Due
            ? $"Si l’avis part le {FrenchDate.Of(NoticeDay)}, la réponse reste due le {FrenchDate.WithWeekday(Clocks.Answer.Due)} : ce nombre de jours finit avant le premier délai, remis par les jours non comptés. Choisissez-en plus."
            : $"Si l’avis part le {FrenchDate.Of(NoticeDay)} : la réponse sera due le {FrenchDate.WithWeekday(Request.IfExtended(_form.Days, Calendar).Due)}, au lieu du {FrenchDate.WithWeekday(Clocks.Answer.Due)}. Dernier jour pour l’envoyer : {FrenchDate.WithWeekday(Clocks.Answer.Due)}. Le renvoi et l’avis au tiers ne gagnent aucun jour.";

    protected override async Task LoadAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        _retained = (await RetainedFile.OfAsync(db, [Request], await RetainedFile.RuleAsync(db, CancellationToken.None), Today, CancellationToken.None)).Single();
    }

    protected override void OnInitialized() => _form.NoticeSentOn = Today.ToDateTime(TimeOnly.MinValue);

    private Task ExtendAsync() => ActAsync(user => ExtendDeadline.ExecuteAsync(Request.Id, _form, user), "Le délai est prolongé.");
}
