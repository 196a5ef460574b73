using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Organisations;
using AccessRequests.Web.Security;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Organisations;

/// <summary>Two administrators at the letterhead or at a signatory at once, and what the history keeps.</summary>
public sealed class EditOrganisationTests : PageTest
{
    private readonly Signatory _signatory = Signatory.Appoint(new SignatoryDetails("Omar Diallo", "Responsable", "1, rue"));

    public EditOrganisationTests()
    {
        Services.AddSingleton<StaleApprovals>();
        Services.AddScoped<EditOrganisation>();
        Services.AddScoped<EditSignatory>();
        Database.Given(
            Organisation.Found(new Letterhead("Ministère", "Accès", "1, rue", "418 555-0100", null, null, null, "le Ministère", "https://review.example"), "#####", CalendarPolicy.InterpretationAct),
            _signatory);
        SignInAs(Roles.Administrator);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private EditOrganisation EditOrganisation => Services.GetRequiredService<EditOrganisation>();

    private EditSignatory EditSignatory => Services.GetRequiredService<EditSignatory>();

    [Fact]
    public async Task Of_two_who_change_the_letterhead_at_once_the_second_overwrites_nothing()
    {
        var (first, second) = (await FormAsync(), await FormAsync());
        (first.Telephone, second.Office) = ("418 555-0199", "Bureau");
        await EditOrganisation.ExecuteAsync(first, User, Cancellation);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => EditOrganisation.ExecuteAsync(second, User, Cancellation));

        var now = await FormAsync();
        Assert.Equal(("418 555-0199", "Accès"), (now.Telephone, now.Office));
    }

    [Fact]
    public async Task Of_two_who_change_a_signatory_at_once_the_second_overwrites_nothing()
    {
        var (first, second) = (SignatoryForm.Of(await SignatoryAsync()), SignatoryForm.Of(await SignatoryAsync()));
        (first.Title, second.Name) = ("Substitut", "Omar S. Diallo");
        await EditSignatory.ExecuteAsync(_signatory.Id, first, User, Cancellation);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => EditSignatory.ExecuteAsync(_signatory.Id, second, User, Cancellation));

        var now = await SignatoryAsync();
        Assert.Equal(("Substitut", "Omar Diallo"), (now.Title, now.Name));
    }

    [Fact]
    public async Task The_page_shows_what_a_colleague_saved_and_keeps_what_was_typed()
    {
        var page = Open<OrganisationPage>();
        page.WaitForElement("form");
        var other = await FormAsync();
        other.Telephone = "418 555-0199";
        await EditOrganisation.ExecuteAsync(other, User, Cancellation);

        page.FindAll("input").Single(input => input.GetAttribute("value") == "Accès").Change("Bureau de l’accès");
        await page.Find("form").SubmitAsync();

        Assert.Contains("Téléphone : 418 555-0199", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("input"), input => input.GetAttribute("value") == "Bureau de l’accès");
        Assert.Equal("Accès", (await FormAsync()).Office);
    }

    [Fact]
    public async Task The_history_keeps_what_the_letterhead_and_a_signatory_were()
    {
        var letterhead = await FormAsync();
        letterhead.Telephone = "418 555-0199";
        await EditOrganisation.ExecuteAsync(letterhead, User, Cancellation);
        var signer = SignatoryForm.Of(await SignatoryAsync());
        signer.SignsFor = "la responsable";
        await EditSignatory.ExecuteAsync(_signatory.Id, signer, User, Cancellation);
        await EditSignatory.RetireAsync(_signatory.Id, User, Cancellation);

        await using var db = Database.CreateDbContext();
        var rows = await db.History.AsNoTracking().OrderBy(entry => entry.Sequence).ToListAsync(Cancellation);
        Assert.Equal([HistoryAct.OrganisationChanged, HistoryAct.SignatoryChanged, HistoryAct.SignatoryRetired], rows.Select(row => row.Act));
        Assert.EndsWith("Téléphone : 418 555-0100", rows[0].Before, StringComparison.Ordinal);
        Assert.EndsWith("Téléphone : 418 555-0199", rows[0].After, StringComparison.Ordinal);
        Assert.Equal("Omar Diallo\nSigne pour : la responsable", rows[1].After);
    }

    private async Task<OrganisationForm> FormAsync()
    {
        await using var db = Database.CreateDbContext();
        return OrganisationForm.Of(await db.Organisations.AsNoTracking().SingleAsync(Cancellation), new DateOnly(2025, 12, 1));
    }

    private async Task<Signatory> SignatoryAsync()
    {
        await using var db = Database.CreateDbContext();
        return await db.Signatories.AsNoTracking().SingleAsync(Cancellation);
    }
}
