using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Fees;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Letters.Facts;
using AccessRequests.Web.Letters;
using AccessRequests.Web.Security;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace AccessRequests.Web.Tests.Letters;

/// <summary>An estimate of fees of a request received on 1 December 2025: its lines have a nature, its prices are those of the dated table (art. 11; A-2.1, r. 3).</summary>
public sealed class FeeEstimateTests : PageTest
{
    private static readonly Actor Administrator = new(Guid.NewGuid(), "Administration");

    private readonly AccessRequest _request;
    private readonly FeePrice _price;

    public FeeEstimateTests()
    {
        Services.AddSingleton<BeginLetter>();
        Services.AddSingleton<EditOfficeLetter>();
        Services.AddSingleton<KnownAttempts>();
        Services.AddSingleton<IdentityConfirmation>();
        Services.AddSingleton<ApproveLetter>();
        Services.AddSingleton<SendLetter>();
        var now = Clock.GetUtcNow();
        _request = AccessRequest.Log(
            "2025-9",
            new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, now, "Texte", "un guide"),
            new DateOnly(2025, 12, 1),
            ["Le guide"],
            Administrator,
            now);
        _price = Price(new DateOnly(2025, 4, 1), 0.45m, 9.30m);
        Database.Given(
            [
                .. ProvisionCatalogue.Shipped(),
                Organisation.Found(new Letterhead("Ministère", "Accès", "1, rue", null, null, null, null, "le Ministère", "https://review.example"), "#####", CalendarPolicy.InterpretationAct),
                Signatory.Appoint(new SignatoryDetails("Luc Roy", "Responsable de l’accès", "1, rue A")),
                _request,
                Applicant.Of(_request.Id, new ApplicantDetails("Anonyme", null, null, null, null, ApplicantCategory.Individual)),
                Price(new DateOnly(2026, 4, 1), 0.47m, 9.60m),
            ]);
        SignInAs(Roles.AccessOfficer);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Natures_and_quantities_are_entered_and_the_table_of_the_reception_prices_them()
    {
        Database.Given(_price);
        var letter = await BeginAsync();

        var page = Open<LetterPage>(parameters => parameters.Add(p => p.Number, "2025-9").Add(p => p.Id, letter.Id));
        Assert.Contains("Tarif en vigueur depuis le 1er avril 2025 : 0,45 $ la page, franchise de 9,30 $ (Gazette)", Plain(page.Find("form").TextContent), StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindComponents<MudNumericField<decimal>>(), field => field.Instance.Label == "Prix unitaire ($)");

        await ChooseAsync(page, 0, FeeKind.Page);
        Set(page, "Quantité", "240");
        page.FindAll("button").Single(button => button.TextContent.Trim() == "Ajouter un élément").Click();
        await ChooseAsync(page, 1, FeeKind.Transmission);
        Set(page, "Montant déboursé ($)", "22,40");

        Assert.Equal(["108,00 $", "22,40 $"], page.FindAll(".line > span").Select(amount => Plain(amount.TextContent)));
        Assert.Contains("Franchise : 9,30 $. Montant approximatif : 121,10 $.", Plain(page.Find("form").TextContent), StringComparison.Ordinal);

        page.Find("form").Submit();

        page.WaitForAssertion(() =>
        {
            var saved = Assert.IsType<FeeFacts>(Saved().Facts);
            Assert.Equal(
                [new FeeLine("", 240, 0.45m) { Kind = FeeKind.Page }, new FeeLine("", 1, 22.40m) { Kind = FeeKind.Transmission }],
                saved.Lines);
            Assert.Equal((new FeeTariff(new DateOnly(2025, 4, 1), "Gazette", 0.45m), 9.30m, 121.10m), (saved.Tariff, saved.Exemption, saved.Total));
        });
        page.WaitForAssertion(() => Assert.Contains("Photocopies ou impressions, par page", page.Find("table").TextContent, StringComparison.Ordinal));
    }

    /// <summary>MudBlazor reads a number without a format as English does: «0,47» would be 47.</summary>
    [Fact]
    public async Task Numbers_are_typed_with_a_comma()
    {
        Database.Given(_price);
        var letter = await BeginAsync(new FeeLineForm { Kind = FeeKind.Transcription, Price = 1 });
        var page = Open<LetterPage>(parameters => parameters.Add(p => p.Number, "2025-9").Add(p => p.Id, letter.Id));

        Set(page, "Quantité", "2,5");
        Set(page, "Prix unitaire ($)", "40,20");

        Assert.Equal("100,50 $", Plain(page.Find(".line > span").TextContent));
    }

    [Fact]
    public async Task Without_a_tariff_for_the_day_of_reception_the_letter_charges_nothing_and_says_why()
    {
        var letter = await BeginAsync();

        var page = Open<LetterPage>(parameters => parameters.Add(p => p.Number, "2025-9").Add(p => p.Id, letter.Id));

        Assert.Contains("Aucun tarif n’est en vigueur à la réception de la demande", page.Find("form").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll(".obstacles li"), obstacle => obstacle.TextContent.StartsWith("Aucun tarif n’est en vigueur à la réception de la demande : rien ne peut être exigé", StringComparison.Ordinal));
        var refusal = await Assert.ThrowsAsync<RuleViolationException>(() => SendAsync(letter));
        Assert.All(refusal.Obstacles, obstacle => Assert.Equal(ObstacleKind.LetterIncomplete, obstacle.Kind));
    }

    [Fact]
    public async Task An_estimate_priced_before_the_table_changed_is_read_again_before_it_leaves()
    {
        Database.Given(_price);
        var letter = await BeginAsync(new FeeLineForm { Kind = FeeKind.Page, Quantity = 240 });
        await using (var db = Database.CreateDbContext())
        {
            (await db.FeePrices.SingleAsync(price => price.Id == _price.Id, Cancellation)).Revoke(Administrator, Clock.GetUtcNow());
            db.Add(Price(new DateOnly(2025, 4, 1), 0.46m, 9.30m));
            await db.SaveChangesAsync(Cancellation);
        }

        var refusal = await Assert.ThrowsAsync<RuleViolationException>(() => SendAsync(letter));
        Assert.Equal([ObstacleKind.LetterPricesChanged], refusal.Obstacles.Select(obstacle => obstacle.Kind));
        Assert.Contains("Enregistrez-la de nouveau", Open<LetterPage>(parameters => parameters.Add(p => p.Number, "2025-9").Add(p => p.Id, letter.Id)).Markup, StringComparison.Ordinal);

        await EditAsync(letter, OfficeLetterForm.Of(letter));
        await SendAsync(Saved());

        var sent = Saved();
        Assert.Equal((LetterDraftStatus.Sent, 101.10m), (sent.Status, Assert.IsType<FeeFacts>(sent.Facts).Total));
    }

    [Theory]
    [InlineData(null, "", 1, 5, "Choisissez la nature de ce qui est facturé.")]
    [InlineData(FeeKind.Medium, "", 1, 5, "Décrivez le support.")]
    [InlineData(FeeKind.Medium, "Plan A0", 1, 0, "Indiquez le prix unitaire, plus grand que zéro.")]
    [InlineData(FeeKind.Transcription, "", 0, 5, "La quantité est plus grande que zéro.")]
    [InlineData(FeeKind.Page, "", 2.5, 0, "Le nombre de pages ou de fichiers est entier.")]
    [InlineData(FeeKind.Transmission, "", 1, 0, "Indiquez le montant déboursé, plus grand que zéro.")]
    [InlineData(FeeKind.ThirdParty, "", 1, 5.555, "Le montant a au plus deux décimales.")]
    [InlineData(FeeKind.Page, "", 240, 0, null)]
    [InlineData(FeeKind.Electronic, "", 12, 0, null)]
    [InlineData(FeeKind.ThirdParty, "", 0, 5, null)]
    public void What_no_amount_could_be_computed_from_is_asked_in_French(FeeKind? kind, string description, double quantity, double price, string? problem)
    {
        var line = new FeeLineForm { Kind = kind, Description = description, Quantity = (decimal)quantity, Price = (decimal)price };

        var errors = new LetterFactsFormValidator().Validate(new LetterFactsForm { Kind = LetterKind.FeeEstimate, Fees = [line] }).Errors;

        Assert.Equal(problem is null ? [] : [problem], errors.Select(error => error.ErrorMessage));
    }

    [Fact]
    public async Task Work_that_is_never_charged_is_refused_by_the_letter_with_its_article()
    {
        Database.Given(_price);
        var letter = await BeginAsync(new FeeLineForm { Kind = FeeKind.Transcription, Description = "Recherche et analyse", Price = 40 });

        var refusal = await Assert.ThrowsAsync<RuleViolationException>(() => SendAsync(letter));

        Assert.Equal(
            "« Recherche et analyse » ne se facture pas : seules la transcription, la reproduction et la transmission le peuvent (art. 11). Retirez cet élément.",
            Assert.Single(refusal.Obstacles).InFrench());
    }

    private static FeePrice Price(DateOnly from, decimal page, decimal exemption) =>
        FeePrice.Enter(from, page, exemption, "Gazette", Administrator, new DateTimeOffset(2025, 4, 1, 15, 0, 0, TimeSpan.Zero));

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Task ChooseAsync(IRenderedComponent<LetterPage> page, int line, FeeKind kind) =>
        page.InvokeAsync(() => page.FindComponents<MudSelect<FeeKind?>>()[line].Instance.ValueChanged.InvokeAsync(kind));

    private static void Set(IRenderedComponent<LetterPage> page, string label, string value) =>
        page.FindComponents<MudNumericField<decimal>>().First(field => field.Instance.Label == label).Find("input").Change(value);

    private async Task<LetterDraft> BeginAsync(FeeLineForm? line = null)
    {
        var id = await Services.GetRequiredService<BeginLetter>().ExecuteAsync(_request.Id, LetterKind.FeeEstimate, User, Cancellation);
        var letter = Saved();
        Assert.Equal(id, letter.Id);

        if (line is not null)
        {
            var form = OfficeLetterForm.Of(letter);
            form.Facts.Fees = [line];
            await EditAsync(letter, form);
        }

        return Saved();
    }

    private Task EditAsync(LetterDraft letter, OfficeLetterForm form) =>
        Services.GetRequiredService<EditOfficeLetter>().ExecuteAsync(letter.Id, letter.Version, form, User, Cancellation);

    private Task SendAsync(LetterDraft letter) =>
        Services.GetRequiredService<SendLetter>().ExecuteAsync(letter.Id, letter.Version, new SendLetterForm { SentOn = new DateTime(2025, 12, 1) }, User, Cancellation);

    private LetterDraft Saved()
    {
        using var db = Database.CreateDbContext();
        return db.Letters.AsNoTracking().Single();
    }
}
