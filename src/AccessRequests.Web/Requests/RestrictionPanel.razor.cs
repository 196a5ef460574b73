using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Requests;

/// <summary>Who sees the file, told to those who do; a manager changes it.</summary>
public sealed partial class RestrictionPanel
{
    private RestrictionForm _form = new() { Seen = Guid.Empty };
    private IReadOnlyList<Actor> _people = [];
    private ILookup<string, string> _units = Array.Empty<string>().ToLookup(unit => unit);
    private Guid _ownId;
    private bool _busy;

    [Parameter, EditorRequired]
    public required AccessRequest Request { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required RestrictAccess RestrictAccess { get; init; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var user = (await Authentication).User;
        _ownId = user.ToActor().Id;
        _form = new RestrictionForm { Named = [.. Request.Readers.Select(reader => reader.AccountId), _ownId], Unit = Request.ReadersUnit, Reason = Request.RestrictionReason ?? "", Seen = Request.ActStamp };

        if (Policies.IsHeldBy(Policies.RestrictRequests, user))
        {
            await using var db = await Databases.CreateDbContextAsync();
            _people = await RestrictAccess.ReadersAsync(db);
            _units = await RestrictAccess.UnitsAsync(db);
            _form.Named.IntersectWith([.. _people.Select(person => person.Id)]);
        }
    }

    private void Name(Guid person, bool isNamed)
    {
        if (isNamed)
        {
            _form.Named.Add(person);
        }
        else
        {
            _form.Named.Remove(person);
        }
    }

    private async Task RestrictAsync()
    {
        _busy = true;
        var user = (await Authentication).User;
        await Snackbar.DoAsync(() => RestrictAccess.ExecuteAsync(Request.Id, _form, user), "Accès restreint.", OnChanged.InvokeAsync);
        _busy = false;
    }

    private async Task LiftAsync()
    {
        _busy = true;
        var user = (await Authentication).User;
        await Snackbar.DoAsync(() => RestrictAccess.LiftAsync(Request.Id, _form, user), "Restriction levée : tout le bureau voit le dossier.", OnChanged.InvokeAsync);
        _busy = false;
    }
}
