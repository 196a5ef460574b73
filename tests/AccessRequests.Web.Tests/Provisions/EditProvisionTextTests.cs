using AccessRequests.Domain;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Provisions;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Provisions;

public sealed class EditProvisionTextTests : PageTest
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public EditProvisionTextTests()
    {
        Services.AddSingleton<StaleApprovals>();
        Services.AddScoped<EditProvisionText>();
        Database.Given([.. ProvisionCatalogue.Shipped()]);
        SignInAs(Roles.Administrator);
    }

    private EditProvisionText Edit => Services.GetRequiredService<EditProvisionText>();

    [Fact]
    public async Task A_pasted_text_is_to_be_verified_until_someone_compares_it()
    {
        var form = new ProvisionTextForm { Text = "  Premier alinéa.\r\n\r\n Second alinéa. ", History = "1982, c. 30, a. 13.", Source = "LégisQuébec, lu le 1er décembre 2025" };

        await Edit.ExecuteAsync("13", null, form, User, Cancellation);
        var pasted = await TextAsync("13");
        await Edit.VerifyAsync("13", pasted.Id, EditProvisionText.Compared(pasted), TestUsers.With(Guid.CreateVersion7(), "Omar Diallo", Roles.Manager), Cancellation);
        var verified = await TextAsync("13");

        Assert.Equal("Premier alinéa.\nSecond alinéa.", pasted.Text);
        Assert.False(pasted.IsVerified);
        Assert.Equal(("Ève Nadeau", new DateOnly(2025, 12, 1)), (verified.EnteredBy, verified.EnteredOn));
        Assert.Equal(("Omar Diallo", new DateOnly(2025, 12, 1)), (verified.VerifiedBy, verified.VerifiedOn));
    }

    [Fact]
    public async Task Whoever_pasted_a_text_does_not_verify_it()
    {
        var form = new ProvisionTextForm { Text = "Premier alinéa.", History = "1982, c. 30, a. 13.", Source = "LégisQuébec" };
        await Edit.ExecuteAsync("13", null, form, User, Cancellation);
        var pasted = await TextAsync("13");

        var refusal = await Assert.ThrowsAsync<RuleViolationException>(
            () => Edit.VerifyAsync("13", pasted.Id, EditProvisionText.Compared(pasted), User, Cancellation));

        Assert.Equal(ObstacleKind.TextEnteredByTheSamePerson, Assert.Single(refusal.Obstacles).Kind);
        Assert.False((await TextAsync("13")).IsVerified);
    }

    [Fact]
    public async Task An_English_text_stands_beside_the_French_one()
    {
        await Edit.ExecuteAsync(
            "37", null, new ProvisionTextForm { Text = "English text.", Language = ProvisionText.English, History = "1982, c. 30, s. 37.", Source = "LégisQuébec" }, User, Cancellation);

        await using var db = Database.CreateDbContext();
        var provision = await db.Provisions.AsNoTracking().SingleAsync(known => known.Number == "37", Cancellation);
        Assert.Equal("English text.", provision.TextOn(new DateOnly(2026, 1, 5), ProvisionText.English)!.Text);
        Assert.NotEqual("English text.", provision.TextOn(new DateOnly(2026, 1, 5))!.Text);
    }

    [Fact]
    public async Task A_corrected_text_must_be_verified_anew()
    {
        var text = await TextAsync("37");
        Assert.True(text.IsVerified);
        var form = await FormAsync("37", text);
        form.History = "1982, c. 30, a. 37; 2025, c. 1, a. 1.";

        await Edit.ExecuteAsync("37", text.Id, form, User, Cancellation);

        Assert.False((await TextAsync("37")).IsVerified);
    }

    [Fact]
    public async Task A_verified_text_that_letters_may_have_printed_is_kept_when_it_is_corrected()
    {
        var text = await TextAsync("37");
        var form = await FormAsync("37", text);
        form.Text = "Corrigé.";

        await Edit.ExecuteAsync("37", text.Id, form, User, Cancellation);

        await using var db = Database.CreateDbContext();
        var provision = await db.Provisions.AsNoTracking().SingleAsync(known => known.Number == "37", Cancellation);
        var kept = Assert.Single(provision.Texts, known => known.IsReplaced);
        Assert.Equal((text.Text, "Ève Nadeau", new DateOnly(2025, 12, 1)), (kept.Text, kept.ReplacedBy, kept.ReplacedOn!.Value));
        Assert.Equal(text.VerifiedBy, kept.VerifiedBy);
        Assert.Equal("Corrigé.", provision.TextOn(new DateOnly(2026, 1, 5))!.Text);
    }

    [Fact]
    public async Task A_text_that_changed_since_it_was_read_is_not_verified()
    {
        await Edit.ExecuteAsync("13", null, new ProvisionTextForm { Text = "Lu", History = "1982", Source = "Recueil" }, TestUsers.With(Guid.CreateVersion7(), "Omar Diallo", Roles.Administrator), Cancellation);
        var read = await TextAsync("13");
        var form = await FormAsync("13", read);
        form.Text += " De trop.";
        await Edit.ExecuteAsync("13", read.Id, form, TestUsers.With(Guid.CreateVersion7(), "Omar Diallo", Roles.Administrator), Cancellation);

        var refusal = await Assert.ThrowsAsync<ValidationException>(
            () => Edit.VerifyAsync("13", read.Id, EditProvisionText.Compared(read), User, Cancellation));

        Assert.Contains("Relisez-le", Assert.Single(refusal.Errors).ErrorMessage, StringComparison.Ordinal);
        Assert.False((await TextAsync("13")).IsVerified);
    }

    [Fact]
    public async Task Force_does_not_end_before_it_begins()
    {
        var form = new ProvisionTextForm { Text = "Texte", History = "1982", Source = "Recueil", InForceFrom = new DateTime(2025, 6, 1), InForceTo = new DateTime(2025, 5, 31) };

        var refusal = await Assert.ThrowsAsync<ValidationException>(() => Edit.ExecuteAsync("13", null, form, User, Cancellation));

        Assert.Equal("La fin ne peut précéder l’entrée en vigueur.", Assert.Single(refusal.Errors).ErrorMessage);
    }

    [Fact]
    public async Task An_officer_or_a_reviewer_touches_no_text()
    {
        var text = await TextAsync("37");
        var form = await FormAsync("37", text);
        SignInAs(Roles.AccessOfficer, Roles.Reviewer);

        await Assert.ThrowsAsync<AccessDeniedException>(() => Edit.ExecuteAsync("37", text.Id, form, User, Cancellation));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Edit.VerifyAsync("37", text.Id, EditProvisionText.Compared(text), User, Cancellation));
    }

    [Fact]
    public async Task Of_two_who_correct_a_text_at_once_the_second_is_told_and_overwrites_nothing()
    {
        await Edit.ExecuteAsync("13", null, new ProvisionTextForm { Text = "Collé", History = "1982", Source = "Recueil" }, User, Cancellation);
        var text = await TextAsync("13");
        var (first, second) = (await FormAsync("13", text), await FormAsync("13", text));
        (first.Text, second.Text) = ("De la première", "De la seconde");
        await Edit.ExecuteAsync("13", text.Id, first, User, Cancellation);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Edit.ExecuteAsync("13", text.Id, second, User, Cancellation));

        Assert.Equal("De la première", (await TextAsync("13")).Text);
    }

    [Fact]
    public async Task The_history_keeps_what_was_pasted_corrected_and_vouched_for()
    {
        await Edit.ExecuteAsync("13", null, new ProvisionTextForm { Text = "Avant", History = "1982", Source = "Recueil" }, User, Cancellation);
        var text = await TextAsync("13");
        var form = await FormAsync("13", text);
        form.Text = "Après";
        await Edit.ExecuteAsync("13", text.Id, form, User, Cancellation);
        await Edit.VerifyAsync("13", text.Id, EditProvisionText.Compared(await TextAsync("13")), TestUsers.With(Guid.CreateVersion7(), "Omar Diallo", Roles.Manager), Cancellation);

        await using var db = Database.CreateDbContext();
        var rows = await db.History.AsNoTracking().Where(entry => entry.ObjectId == text.Id).OrderBy(entry => entry.Sequence).ToListAsync(Cancellation);
        Assert.Equal([HistoryAct.ProvisionTextAdded, HistoryAct.ProvisionTextCorrected, HistoryAct.ProvisionTextVerified], rows.Select(row => row.Act));
        Assert.Equal(("Article 13\nTexte : Avant", "Article 13\nTexte : Après"), (rows[1].Before, rows[1].After));
        Assert.Equal("Omar Diallo", rows[2].ActorName);
        Assert.Contains("Après", rows[2].After, StringComparison.Ordinal);
    }

    private async Task<ProvisionTextForm> FormAsync(string number, ProvisionText text)
    {
        await using var db = Database.CreateDbContext();
        return ProvisionTextForm.Of(await db.Provisions.AsNoTracking().SingleAsync(provision => provision.Number == number, Cancellation), text);
    }

    private async Task<ProvisionText> TextAsync(string number)
    {
        await using var db = Database.CreateDbContext();
        return (await db.Provisions.AsNoTracking().SingleAsync(provision => provision.Number == number, Cancellation)).Texts.Single(text => !text.IsReplaced);
    }
}
