using AccessRequests.Domain.Sendings;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Components;

namespace AccessRequests.Web.Sendings;

/// <summary>The last act of a file: what was sent is published, read again by someone who did not prepare it.</summary>
public sealed partial class PublicationPanel
{
    private readonly ReasonForm _withdrawal = new();
    private PublicationForm _form = new();
    private Guid _actor;

    [Parameter, EditorRequired]
    public required Sending Sending { get; set; }

    [Inject]
    public required PublishDecision PublishDecision { get; init; }

    protected override async Task LoadAsync()
    {
        _actor = (await Authentication).User.ToActor().Id;
        _form.On ??= Today.ToDateTime(TimeOnly.MinValue);
    }

    private int Late(DateOnly published) => Request.PublicationLimit(Sending, Calendar)?.DaysLate(published) ?? 0;

    private string TitleId => $"publish-{Sending.Id:N}";

    private Task PublishAsync() => ActAsync(
        async user =>
        {
            _form.SendingId = Sending.Id;
            await PublishDecision.ExecuteAsync(Request.Id, _form, user);
            _form = new();
        },
        "La diffusion est consignée.");

    private Task WithdrawAsync() => ActAsync(user => PublishDecision.WithdrawAsync(Request.Id, _withdrawal, user, Sending.Id), "Le retrait est consigné.");
}
