using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace AccessRequests.Web.Notices;

public sealed partial class NoticePage
{
    private IReadOnlyList<Notice>? _shown;
    private int _total;
    private int _unread;
    private DateTimeOffset _looked;
    private bool _busy;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    [Inject]
    public required NoticeBox Box { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private int CurrentPage => Page is > 0 and var page ? page : 1;

    private int FirstShown => ((CurrentPage - 1) * NoticeBox.PageSize) + 1;

    protected override async Task OnParametersSetAsync() => await LoadAsync((await Authentication).User.ToActor().Id);

    private async Task LoadAsync(Guid person)
    {
        _looked = Time.GetUtcNow();
        _unread = await Box.UnreadAsync(person);
        (_shown, _total) = await Box.PageAsync(person, CurrentPage);
    }

    private Task MarkAsync(Notice notice) => MarkAsync(person => Box.MarkReadAsync(person, notice.Id));

    private Task MarkAllAsync() => MarkAsync(person => Box.MarkAllReadAsync(person, _looked));

    private async Task MarkAsync(Func<Guid, Task> mark)
    {
        _busy = true;
        var person = (await Authentication).User.ToActor().Id;
        await mark(person);
        await LoadAsync(person);
        _busy = false;
    }
}
