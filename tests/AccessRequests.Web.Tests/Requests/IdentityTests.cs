using AccessRequests.Domain.Requests;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Security;
using Bunit;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Requests;

public sealed class IdentityTests : PageTest
{
    private static readonly DateOnly Received = new(2025, 12, 1);
    private readonly AccessRequest _request = AccessRequest.Log(
        "2025-001",
        new RequestDetails(RequestKind.PersonalInformation, RequestForm.Written, ReceptionChannel.Email, new DateTimeOffset(2025, 12, 1, 15, 0, 0, TimeSpan.Zero), "Texte", "mon dossier"),
        Received,
        ["Mon dossier"],
        new Domain.Actor(Guid.CreateVersion7(), "Julie"),
        new DateTimeOffset(2025, 12, 1, 15, 0, 0, TimeSpan.Zero));

    public IdentityTests()
    {
        Services.AddScoped<VerifyIdentity>();
        Database.Given(_request);
        SignInAs(Roles.AccessOfficer);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_officer_records_what_was_seen_and_when()
    {
        var panel = Open<IdentityPanel>(parameters => parameters.Add(known => known.Request, _request));
        Assert.Contains("L’identité n’est pas vérifiée (art. 94).", panel.Markup, StringComparison.Ordinal);

        panel.Find("input[maxlength='300']").Change("mandat");
        await panel.Find("form").SubmitAsync();

        await using var db = Database.CreateDbContext();
        Assert.Equal(new IdentityCheck(Received, "mandat"), (await db.Requests.AsNoTracking().SingleAsync(Cancellation)).Identity);
    }

    [Fact]
    public async Task What_a_colleague_saw_meanwhile_is_not_overwritten()
    {
        var verify = Services.GetRequiredService<VerifyIdentity>();
        await verify.ExecuteAsync(_request.Id, new IdentityForm { VerifiedOn = new DateTime(2025, 12, 1), Proof = "mandat" }, User, Cancellation);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => verify.ExecuteAsync(_request.Id, new IdentityForm { VerifiedOn = new DateTime(2025, 12, 1), Proof = "permis" }, User, Cancellation));
        await verify.ExecuteAsync(_request.Id, new IdentityForm { VerifiedOn = new DateTime(2025, 12, 1), Proof = "permis", Seen = new IdentityCheck(Received, "mandat") }, User, Cancellation);

        await using var db = Database.CreateDbContext();
        Assert.Equal("permis", (await db.Requests.AsNoTracking().SingleAsync(Cancellation)).Identity?.Proof);
    }

    [Fact]
    public async Task What_was_seen_is_told_and_only_to_who_may_know_the_applicant()
    {
        var verify = Services.GetRequiredService<VerifyIdentity>();

        await Assert.ThrowsAsync<ValidationException>(() => verify.ExecuteAsync(_request.Id, new IdentityForm { VerifiedOn = new DateTime(2025, 12, 1) }, User, Cancellation));
        SignInAs(Roles.Reviewer);
        await Assert.ThrowsAsync<AccessDeniedException>(() => verify.ExecuteAsync(_request.Id, new IdentityForm { VerifiedOn = new DateTime(2025, 12, 1), Proof = "mandat" }, User, Cancellation));
    }
}
