using System.Globalization;
using System.Security.Claims;
using AccessRequests.Domain.Referrals;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Referrals;

public sealed partial class DirectoryPage
{
    private List<PublicBody>? _bodies;
    private PublicBodyForm? _form;
    private PublicBody? _edited;
    private IReadOnlyList<FieldLine>? _changes;
    private FluentValidation<PublicBodyForm>? _validation;
    private string _search = "";
    private bool _withRetired;
    private bool _canManage;
    private bool _busy;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required IAuthorizationService Authorization { get; init; }

    [Inject]
    public required EditPublicBody EditPublicBody { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    private List<PublicBody> Found => _bodies!
        .Where(body => (_withRetired || body.IsActive) && (Matches(body.Name) || Matches(body.Acronym) || Matches(body.PersonInCharge)))
        .ToList();

    protected override async Task OnInitializedAsync()
    {
        _canManage = (await Authorization.AuthorizeAsync((await Authentication).User, Policies.ManageDirectory)).Succeeded;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        _bodies = (await db.PublicBodies.AsNoTracking().ToListAsync()).OrderBy(body => body.Name, StringComparer.CurrentCulture).ToList();
        ShowChanges();
    }

    /// <summary>Without regard to case or accents: «sante» finds «Santé».</summary>
    private bool Matches(string? text) =>
        string.IsNullOrWhiteSpace(_search)
        || (text is not null && CultureInfo.CurrentCulture.CompareInfo.IndexOf(text, _search.Trim(), CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0);

    private void Edit(PublicBody? body)
    {
        _edited = body;
        _changes = null;
        _form = body is null ? new PublicBodyForm() : PublicBodyForm.Of(body);
    }

    private void Close() => _form = null;

    private Task SaveAsync() => ActAsync(
        async user =>
        {
            await EditPublicBody.ExecuteAsync(_edited?.Id, _form!, user);
            Close();
        },
        "Organisme enregistré.");

    private Task RetireAsync(PublicBody body) => ActAsync(user => EditPublicBody.RetireAsync(body.Id, user), $"« {body.Name} » est retiré du répertoire.");

    private Task RestoreAsync(PublicBody body) => ActAsync(user => EditPublicBody.RestoreAsync(body.Id, user), $"« {body.Name} » est rétabli.");

    private async Task ActAsync(Func<ClaimsPrincipal, Task> act, string done)
    {
        _busy = true;

        try
        {
            await act((await Authentication).User);
            Snackbar.Add(done, MudBlazor.Severity.Success);
            await LoadAsync();
        }
        catch (ValidationException refusal)
        {
            _validation?.Show(refusal);
        }
        catch (DbUpdateConcurrencyException)
        {
            await LoadAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    /// <summary>What a colleague saved, beside what was typed, which the next saving puts in its place.</summary>
    private void ShowChanges()
    {
        if (_form is not null && _bodies!.SingleOrDefault(body => body.Id == _edited?.Id) is { } current && current.Version != _form.Version)
        {
            _changes = [.. PublicBodyForm.Of(current).Lines.Except(PublicBodyForm.Of(_edited!).Lines)];
            (_edited, _form.Version) = (current, current.Version);
        }
    }
}
