using AccessRequests.Domain;
using AccessRequests.Domain.Sendings;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Deliveries;

public sealed partial class DownloadLinksPanel
{
    /// <summary>More than an office opens for one request.</summary>
    private const int PageSize = 20;

    private DownloadLinkForm _form = new();
    private IReadOnlyList<DownloadLink> _links = [];
    private OfferedDownload? _offered;
    private int _shown = PageSize;
    private int _total;

    /// <summary>Why the newest package may not leave with its documents; null when it may.</summary>
    [Parameter, EditorRequired]
    public Obstacle? Obstacle { get; set; }

    [Inject]
    public required OfferDownload OfferDownload { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override async Task LoadAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        _links = await db.DownloadLinks.AsNoTracking().Where(link => link.RequestId == Request.Id).OrderByDescending(link => link.CreatedAt).Take(_shown).ToListAsync();
        _total = await db.DownloadLinks.CountAsync(link => link.RequestId == Request.Id);
    }

    private Task ShowMoreAsync()
    {
        _shown += PageSize;
        return LoadAsync();
    }

    private Task OfferAsync() => ActAsync(
        async user =>
        {
            _offered = await OfferDownload.ExecuteAsync(Request.Id, _form, user);
            _form = new DownloadLinkForm();
        },
        "Le lien est ouvert.");

    private Task RevokeAsync(DownloadLink link) => ActAsync(
        async user =>
        {
            await OfferDownload.RevokeAsync(link.Id, user);
            _offered = null;
        },
        "Le lien est fermé.");
}
