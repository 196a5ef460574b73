using System.Security.Claims;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Outbox;

public sealed partial class HeldMailPage
{
    private const int MaxShown = 100;

    private IReadOnlyList<HeldMessage>? _held;
    private int _count;
    private bool _busy;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required DecideHeldMail DecideHeldMail { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        _count = await db.Held().CountAsync();
        _held = await db.Held()
            .OrderBy(message => message.CreatedAt)
            .Take(MaxShown)
            .Select(message => new HeldMessage(
                message.Id,
                message.To,
                message.RequestId == null || db.Requests.Any(request => request.Id == message.RequestId) ? message.Subject : "Un dossier restreint",
                message.CreatedAt,
                message.Hold!.Value))
            .ToListAsync();
    }

    private Task SendAsync(HeldMessage message) => ActAsync(user => DecideHeldMail.SendAsync(message.Id, user), $"Le courriel à {message.To} part dans la minute.");

    private Task DropAsync(HeldMessage message) => ActAsync(user => DecideHeldMail.DropAsync(message.Id, user), $"Le courriel à {message.To} ne partira pas.");

    private async Task ActAsync(Func<ClaimsPrincipal, Task> act, string done)
    {
        _busy = true;
        var user = (await Authentication).User;
        await Snackbar.DoAsync(() => act(user), done, LoadAsync);
        _busy = false;
    }

    private sealed record HeldMessage(Guid Id, string To, string Subject, DateTimeOffset CreatedAt, MailHold Why);
}
