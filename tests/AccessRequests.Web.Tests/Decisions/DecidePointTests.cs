using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Decisions;

public sealed class DecidePointTests : PageTest
{
    private readonly AccessRequest _request;

    public DecidePointTests()
    {
        Services.AddSingleton<DecidePoint>();
        var (officer, now) = (new Actor(Guid.NewGuid(), "Julie Bouchard"), Clock.GetUtcNow());
        _request = AccessRequest.Log(
            "2025-9", new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, now, "Texte", "un guide"), new DateOnly(2025, 12, 1), ["Le guide"], officer, now);
        Database.Given(_request);
        SignInAs(Roles.AccessOfficer);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Provisions_that_a_colleague_chose_since_the_form_was_filled_are_not_overwritten()
    {
        var first = await FormAsync("28");
        await DecideAsync(first);
        var (stale, colleague) = (await FormAsync("29"), await FormAsync("37"));
        await DecideAsync(colleague);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => DecideAsync(stale));

        Assert.Equal(["37"], (await FormAsync("1")).Seen.Provisions.Split(", "));
    }

    private async Task<PointDecisionForm> FormAsync(params string[] provisions)
    {
        await using var db = Database.CreateDbContext();
        var form = PointDecisionForm.Of((await db.Requests.AsNoTracking().SingleAsync(Cancellation)).Points[0]);
        (form.Outcome, form.Provisions) = (PointOutcome.NotConfirmed, provisions);
        return form;
    }

    private Task DecideAsync(PointDecisionForm form) => Services.GetRequiredService<DecidePoint>().ExecuteAsync(_request.Id, form, User, Cancellation);
}
