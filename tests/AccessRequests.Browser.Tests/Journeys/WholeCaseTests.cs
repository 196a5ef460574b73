using System.IO.Compression;
using System.Text.Json;
using AccessRequests.Browser.Tests.People;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccessRequests.Browser.Tests.Journeys;

/// <summary>From the applicant's e-mail to the sending of the decision, with an extension, a referral and a third party, by the people who do it.</summary>
public sealed class WholeCaseTests(AccessRequestsApp app) : IDisposable
{
    private const string Secret = "581 555-0176";

    private const string Text = """
        Bonjour,

        Je souhaite obtenir une copie des documents suivants du Ministère :

        1. Le guide remis aux personnes qui quittent le Ministère;
        2. Les résultats du sondage sur l’expérience employé.

        Merci.
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("journey-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_request_travels_from_the_email_to_a_verified_package()
    {
        const string number = "2026-J1";

        var officer = await app.OpenAsync();
        await officer.SignInAsync("agente");
        await officer.LookAsync("01-tableau-de-bord");
        await LogAsync(officer, number);
        await ImportAsync(officer, number);
        await ExtendAsync(officer, number);
        await HearThirdPartyAsync(officer, number);
        await ReferAsync(officer, number);

        var reviewer = await app.OpenAsync();
        await reviewer.SignInAsync("reviseur");
        await ReviewAsync(reviewer, number);

        await DecideAsync(officer, number);

        var manager = await app.OpenAsync();
        await manager.SignInAsync("gestionnaire");
        await ApproveAsync(manager, number);
        await PackageAsync(officer, number);
        await SendAsync(officer, number);

        await officer.GotoAsync($"/demandes/{number}?onglet=historique");
        await Expect(officer.GetByText("Trousse téléchargée").First).ToBeVisibleAsync();
        await Expect(officer.GetByText("Décision approuvée").First).ToBeVisibleAsync();
        await Expect(officer.GetByText("Consentement d’un tiers").First).ToBeVisibleAsync();
        await officer.LookAsync("12-historique");
    }

    private static async Task LogAsync(IPage page, string number)
    {
        await page.GotoAsync("/demandes/nouvelle");
        await page.PressAsync("Consigner la demande");
        await Expect(page.GetByText("Indiquez le nom, ou « Anonyme »")).ToBeVisibleAsync();

        await page.GetByLabel("N/Réf.").FillAsync(number);
        await page.GetByLabel("Nom", new() { Exact = true }).FillAsync("Camille Fictif-Larose");
        await page.GetByLabel("Texte de la demande, tel que reçu").FillAsync(Text);
        await page.PressAsync("Repérer les points");
        await Expect(page.GetByLabel("Point 2", new() { Exact = true })).ToHaveValueAsync("Les résultats du sondage sur l’expérience employé.");
        await page.GetByLabel("Objet, tel que la lettre le rappelle").FillAsync("une copie des documents suivants du Ministère");
        await page.LookAsync("02-consigner");
        await page.PressAsync("Consigner la demande");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Demande {number}" })).ToBeVisibleAsync();
        await page.LookAsync("03-demande");
        await page.GotoAsync($"/demandes/{number}?onglet=delais");
        await Expect(page.GetByText("Dernier jour").First).ToBeVisibleAsync();
        await page.LookAsync("04-delais");
    }

    private async Task ImportAsync(IPage page, string number)
    {
        await page.GotoAsync($"/demandes/{number}?onglet=documents");
        var disguised = Path.Combine(_folder, "facture.pdf");
        await File.WriteAllTextAsync(disguised, "Ceci n’est pas un PDF.", TestContext.Current.CancellationToken);
        await page.GetByLabel("Fichiers PDF").SetInputFilesAsync(disguised);
        await Expect(page.GetByLabel("Titre")).ToHaveValueAsync("facture");
        await page.GetByLabel("Point 1", new() { Exact = true }).CheckAsync();
        await page.PressAsync("Importer");
        await Expect(page.GetByText("n'est pas un PDF").Or(page.GetByText("n’est pas un PDF"))).ToBeVisibleAsync();

        await page.GetByLabel("Fichiers PDF").SetInputFilesAsync(await Gestures.GuideAsync(_folder));
        await page.GetByLabel("Titre").FillAsync("Guide de départ");
        await page.ChooseAsync("Type de document", "Guide");
        await page.PressAsync("Importer");
        await Expect(page.GetByText("Le document est importé.")).ToBeVisibleAsync();
        await page.LookAsync("05-documents");
    }

    private static async Task ExtendAsync(IPage page, string number)
    {
        await page.GotoAsync($"/demandes/{number}?onglet=delais");
        await Expect(page.GetByText("au lieu du")).ToBeVisibleAsync();
        await page.GetByLabel("Motif", new() { Exact = true }).FillAsync("Le volume des documents nuit au déroulement normal des activités");
        await page.PressAsync("Prolonger le délai");
        await Expect(page.GetByText("Après prolongation de 10 jours")).ToBeVisibleAsync();
        await page.LookAsync("20-prolongation");
    }

    private static async Task HearThirdPartyAsync(IPage page, string number)
    {
        await page.AddThirdPartyAsync(number, "Acme Fictif inc.", "Guide de départ");
        await Expect(page.GetByText("Tiers 1 n’est pas avisé")).ToBeVisibleAsync();
        await page.LookAsync("21-tiers");

        await page.ChooseAsync("Acte", "Consentement écrit");
        await page.PressAsync("Consigner l’acte");
        await Expect(page.GetByText("Ses documents peuvent être communiqués.")).ToBeVisibleAsync();
        await page.GotoAsync($"/demandes/{number}?onglet=etapes");
        await Expect(page.GetByText("L’accusé de réception (art. 46) n’est pas parti")).ToBeVisibleAsync();
        await page.LookAsync("22-etapes");
    }

    private static async Task SendAsync(IPage page, string number)
    {
        await page.GotoAsync($"/demandes/{number}/trousse");
        await page.GetByLabel("Preuve d’envoi").FillAsync("accusé du serveur");
        await page.PressAsync("Consigner l’envoi");
        await Expect(page.GetByText("L’envoi est consigné.")).ToBeVisibleAsync();
        await page.LookAsync("23-envoi");
        await page.GotoAsync($"/demandes/{number}");
        await Expect(page.GetByText("Décision envoyée le").First).ToBeVisibleAsync();
        await page.GotoAsync($"/demandes/{number}?onglet=delais");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Révision par la Commission" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Diffusion" })).ToBeVisibleAsync();
        await page.LookAsync("24-recours");
        await page.GotoAsync("/recherche?q=GUIDE%20depart");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = number })).ToBeVisibleAsync();
        await page.LookAsync("25-recherche");
        await page.GotoAsync("/demandes?tri=-Received");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = number }).First).ToBeVisibleAsync();
        await page.LookAsync("26-liste");
        await page.GotoAsync("/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Risquent de manquer leur jour" })).ToBeVisibleAsync();
        await page.LookAsync("27-tableau-de-bord");
    }

    private static async Task ReferAsync(IPage page, string number)
    {
        await page.ReferAsync(number, "Point 2", "relatifs aux résultats du sondage sur l’expérience employé");
        await page.LookAsync("06-renvoi");
    }

    private static async Task ReviewAsync(IPage page, string number)
    {
        await page.OpenReviewAsync(number, "Guide de départ");
        await page.PressAsync("53");
        await page.GetByLabel("Motif").FillAsync("Numéro personnel");
        var hit = page.Locator(".textLayer span[role=presentation]").Filter(new() { HasText = Secret });

        for (var sheet = 1; await hit.CountAsync() == 0; sheet++)
        {
            await page.GoToPageAsync(sheet);
        }

        var at = int.Parse((await hit.First.Locator("xpath=ancestor::div[@data-page-number]").GetAttributeAsync("data-page-number"))!, System.Globalization.CultureInfo.InvariantCulture);
        await page.SelectLineAsync(at, Secret);
        await page.PressAsync("Caviarder");
        await Expect(page.Locator(".mark-retained .mark-label").First).ToHaveTextAsync("art. 53, 54");
        await page.LookAsync("07-revision");
        await page.PressAsync("Aperçu caviardé");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Document caviardé, tel qu’il sera transmis" })).ToBeVisibleAsync();
        await Expect(page.Locator(".textLayer span[role=presentation]").First).ToBeVisibleAsync();
        await page.PressAsync("Voir l’original");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Révision terminée" })).ToBeDisabledAsync();
        await page.ReadEveryPageAsync();
        await page.PressAsync("Révision terminée");
        await Expect(page.GetByText("Terminée par")).ToBeVisibleAsync();

        var refused = await page.APIRequest.PostAsync($"{new Uri(page.Url).GetLeftPart(UriPartial.Authority)}/demandes/{number}/documents");
        Assert.Equal(403, refused.Status);
    }

    private static async Task DecideAsync(IPage page, string number)
    {
        await page.GotoAsync($"/demandes/{number}/decision");
        await Expect(page.GetByText("Le point 1 n’a pas d’issue").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Soumettre à l’approbation" })).ToBeDisabledAsync();
        await page.PressAsync("Appliquer les issues proposées");
        await Expect(page.GetByText("Le point 1 n’a pas d’issue")).ToHaveCountAsync(0);

        await page.TypeDateAsync("Date de la décision", Today());
        await page.ChooseAsync("Signataire", "Tabita Nicolaica");
        await page.PressAsync("Enregistrer la lettre");
        await Expect(page.GetByText("Rien ne s’oppose à la décision.")).ToBeVisibleAsync();
        await page.LookAsync("08-decision");
        await page.PressAsync("Soumettre à l’approbation");
        await Expect(page.GetByText("Le projet de décision est chez le gestionnaire").First).ToBeVisibleAsync();
    }

    private static async Task ApproveAsync(IPage page, string number)
    {
        await page.GotoAsync($"/demandes/{number}/approbation");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Approuver la décision" })).ToBeEnabledAsync(new() { Timeout = 60_000 });
        await Expect(page.Locator(".textLayer span[role=presentation]").First).ToBeVisibleAsync();
        await page.LookAsync("09-approbation");
        await page.ApproveAsync();
    }

    private async Task PackageAsync(IPage page, string number)
    {
        await page.GotoAsync($"/demandes/{number}/trousse");
        var archive = page.GetByRole(AriaRole.Link).Filter(new() { HasText = $"{number}-trousse.zip" });
        await Expect(archive).ToBeVisibleAsync();
        await page.LookAsync("11-trousse");

        var download = await page.RunAndWaitForDownloadAsync(() => archive.ClickAsync());
        var zip = Path.Combine(_folder, "trousse.zip");
        await download.SaveAsAsync(zip);
        await ZipFile.ExtractToDirectoryAsync(zip, _folder, TestContext.Current.CancellationToken);

        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, $"{number}-manifeste.json"), TestContext.Current.CancellationToken));
        Assert.Equal(["14", "48", "53", "54"], manifest.RootElement.GetProperty("provisions").EnumerateArray().Select(article => article.GetString()!));

        var letter = await Gestures.ReadPdfAsync(Path.Combine(_folder, $"{number}-lettre.pdf"));
        Assert.Contains(Gestures.Squeeze("articles 14, 53 et 54"), letter, StringComparison.Ordinal);
        Assert.Contains(Gestures.Squeeze("Mélanie Drainville, responsable de l’accès aux documents"), letter, StringComparison.Ordinal);
        Assert.Contains(Gestures.Squeeze("dans les trente (30) jours"), letter, StringComparison.Ordinal);

        foreach (var file in Directory.EnumerateFiles(_folder, $"{number}-*.pdf"))
        {
            Assert.DoesNotContain(Gestures.Squeeze(Secret), await Gestures.ReadPdfAsync(file), StringComparison.Ordinal);
        }
    }

    private static string Today() =>
        TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("America/Toronto")).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
