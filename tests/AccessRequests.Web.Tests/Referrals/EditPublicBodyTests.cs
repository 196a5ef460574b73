using AccessRequests.Domain.Referrals;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Referrals;
using AccessRequests.Web.Security;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Referrals;

/// <summary>Two who keep the directory at once, and what the history keeps of it.</summary>
public sealed class EditPublicBodyTests : PageTest
{
    private readonly PublicBody _body = PublicBody.Add(new PublicBodyDetails("Office québécois", "OQ", NounArticle.Elided, "Ève Nadeau", "ancien@exemple.test", null, null, null, null));

    public EditPublicBodyTests()
    {
        Services.AddScoped<EditPublicBody>();
        Database.Given(_body);
        SignInAs(Roles.Administrator);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private EditPublicBody UseCase => Services.GetRequiredService<EditPublicBody>();

    [Fact]
    public async Task Of_two_who_change_a_body_at_once_the_second_overwrites_nothing()
    {
        var (first, second) = (PublicBodyForm.Of(await BodyAsync()), PublicBodyForm.Of(await BodyAsync()));
        (first.Email, second.Phone) = ("nouveau@exemple.test", "418 555-0100");
        await UseCase.ExecuteAsync(_body.Id, first, User, Cancellation);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => UseCase.ExecuteAsync(_body.Id, second, User, Cancellation));

        var body = await BodyAsync();
        Assert.Equal(("nouveau@exemple.test", null), (body.Email, body.Phone));
    }

    /// <summary>Both read it before either saved: what is compared in memory is the same, and the database refuses.</summary>
    [Fact]
    public async Task The_database_refuses_the_second_of_two_who_read_at_once()
    {
        await using var first = Database.CreateDbContext();
        await using var second = Database.CreateDbContext();
        (await first.PublicBodies.SingleAsync(Cancellation)).Retire();
        (await second.PublicBodies.SingleAsync(Cancellation)).Change(_body.Details with { Acronym = "OQX" });
        await first.SaveChangesAsync(Cancellation);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(Cancellation));
    }

    [Fact]
    public async Task Whoever_comes_second_keeps_what_they_typed_sees_what_the_other_saved_and_may_still_save()
    {
        var page = Open<DirectoryPage>();
        page.WaitForElement("button[aria-label='Modifier Office québécois']").Click();
        var other = PublicBodyForm.Of(await BodyAsync());
        other.Email = "nouveau@exemple.test";
        await UseCase.ExecuteAsync(_body.Id, other, User, Cancellation);

        page.FindAll("input").Single(input => input.GetAttribute("value") == "OQ").Change("OQF");
        await page.Find("form").SubmitAsync();

        Assert.Contains("Courriel : nouveau@exemple.test", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("input"), input => input.GetAttribute("value") == "OQF");
        Assert.Equal("OQ", (await BodyAsync()).Acronym);

        await page.Find("form").SubmitAsync();

        var body = await BodyAsync();
        Assert.Equal(("OQF", "ancien@exemple.test"), (body.Acronym, body.Email));
    }

    [Fact]
    public async Task The_history_says_who_changed_what_to_what_and_nothing_of_the_rest()
    {
        var form = PublicBodyForm.Of(await BodyAsync());
        form.PersonInCharge = "Luc Roy";
        await UseCase.ExecuteAsync(_body.Id, form, User, Cancellation);
        await UseCase.ExecuteAsync(_body.Id, PublicBodyForm.Of(await BodyAsync()), User, Cancellation);
        await UseCase.RetireAsync(_body.Id, User, Cancellation);

        await using var db = Database.CreateDbContext();
        var rows = await db.History.AsNoTracking().OrderBy(entry => entry.Sequence).ToListAsync(Cancellation);
        Assert.Equal([HistoryAct.PublicBodyChanged, HistoryAct.PublicBodyRetired], rows.Select(row => row.Act));
        Assert.Equal(
            ("Office québécois\nResponsable de l’accès : Ève Nadeau", "Office québécois\nResponsable de l’accès : Luc Roy"),
            (rows[0].Before, rows[0].After));
        Assert.All(rows, row => Assert.Equal((_body.Id, "Ève Nadeau"), (row.ObjectId, row.ActorName)));
    }

    private async Task<PublicBody> BodyAsync()
    {
        await using var db = Database.CreateDbContext();
        return await db.PublicBodies.AsNoTracking().SingleAsync(Cancellation);
    }
}
