using System.Globalization;
using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Referrals;
using AccessRequests.Letters;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Referrals;

public sealed partial class ReferralsPanel
{
    private readonly ReferralForm _form = new();
    private IReadOnlyList<PublicBody> _bodies = [];
    private DecisionRecord? _record;
    private bool _mayRefer;

    [Inject]
    public required IAuthorizationService Authorization { get; init; }

    [Inject]
    public required ReferPoints ReferPoints { get; init; }

    /// <summary>It is the letter that refers, not the record.</summary>
    private string Told(Referral referral) =>
        Request.ToldOn(referral) is { } told ? $"indiqué au demandeur le {FrenchDate.Of(told)}{Late(told)}."
        : Request.IsUnanswered ? $"pas encore indiqué au demandeur{Late(Today)}."
        : "aucune lettre ne l’a indiqué au demandeur.";

    private string Late(DateOnly day) => Clock.DaysLate(day) is > 0 and var late ? $", {FrenchCount.Of(late, "jour", "jours")} après le délai de l’article 48" : "";

    private Deadline Clock => Request.Clocks(Calendar).Referral;

    private PublicBody? Chosen => _bodies.FirstOrDefault(body => body.Id == _form.BodyId);

    /// <summary>Shown once a body and a point are chosen; the guard asks the same.</summary>
    private Obstacle? Obstacle => Chosen is { } body && _form.Points.Count > 0 ? Request.ObstacleToReferral(body, _form.Points) : null;

    /// <summary>The letter's own paragraph, as if these points alone were referred.</summary>
    private string? Preview => _record is { } record && Chosen is { } body && _form.Points.Count > 0
        ? LetterComposer.Compose(record with { Referrals = [new DecidedReferral([.. _form.Points.Order()], body.Details, _form.Documents)] })
            .Of(LetterPart.Referral).FirstOrDefault()?.ToText()
        : null;

    protected override async Task LoadAsync()
    {
        _mayRefer = (await Authorization.AuthorizeAsync((await Authentication).User, Policies.ReferPoints)).Succeeded;
        await using var db = await Databases.CreateDbContextAsync();
        _bodies = await db.PublicBodies.AsNoTracking().Where(body => body.IsActive).OrderBy(body => body.Name).ToListAsync();
        _record = _mayRefer ? await db.DecisionRecordAsync(Request, Today, CancellationToken.None) : null;
    }

    private void Toggle(EditContext form, int point, bool chosen)
    {
        _form.Points = chosen ? [.. _form.Points.Append(point).Distinct().Order()] : [.. _form.Points.Where(known => known != point)];
        form.NotifyFieldChanged(FieldIdentifier.Create(() => _form.Points));
    }

    private Task<IEnumerable<Guid?>> SearchAsync(string? text, CancellationToken cancellation) => Task.FromResult(_bodies
        .Where(body => string.IsNullOrWhiteSpace(text) || text == NameOf(body.Id) || Holds(body.Name, text.Trim()) || Holds(body.Acronym ?? "", text.Trim()))
        .Select(body => (Guid?)body.Id));

    /// <summary>«tresor» finds «trésor».</summary>
    private static bool Holds(string name, string text) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(name, text, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    private string NameOf(Guid? id) => _bodies.FirstOrDefault(body => body.Id == id) is { } body
        ? body.Name + (body.Acronym is { } acronym ? $" ({acronym})" : "")
        : "";

    private Task ReferAsync() => ActAsync(user => ReferPoints.ExecuteAsync(Request.Id, _form, user), "Les points sont renvoyés.");

    private Task RemoveAsync(Referral referral) => ActAsync(user => ReferPoints.RemoveAsync(Request.Id, referral.Id, user), "Le renvoi est retiré.");
}
