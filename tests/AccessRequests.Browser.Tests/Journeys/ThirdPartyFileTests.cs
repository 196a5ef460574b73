using AccessRequests.Browser.Tests.People;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccessRequests.Browser.Tests.Journeys;

/// <summary>
/// A file from its reception to its documents, over forty-six days: a third party is notified and stays silent, the time is extended, a point is referred, access is decided, and
/// the documents wait until that decision is executory (arts. 47, 48 and 49). Received on Monday 2 March 2026.
/// </summary>
public sealed class ThirdPartyFileTests : IAsyncLifetime
{
    private const string Number = "2026-T1";

    private const string Text = """
        Bonjour,

        Je souhaite obtenir une copie des documents suivants du Ministère :

        1. Le guide remis aux personnes qui quittent le Ministère;
        2. Les résultats du sondage sur l’expérience employé.
        """;

    private readonly AccessRequestsApp _app = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("journey-").FullName;

    public async ValueTask InitializeAsync()
    {
        _app.Clock.MoveTo(Day(3, 2));
        await _app.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_third_party_s_silence_an_extension_and_a_referral_lead_to_documents_that_leave_once_the_decision_is_executory()
    {
        var officer = await AtAsync(Day(3, 2), "agente");
        await LogAsync(officer);
        await NotifyAsync(officer);

        await InformAsync(await AtAsync(Day(3, 3), "agente"));
        await ExtendAsync(await AtAsync(Day(3, 20), "agente"));
        await WaitAsync(await AtAsync(Day(3, 23), "agente"));
        await ReadSilenceAsync(await AtAsync(Day(3, 24), "agente"));
        await ReviewAsync(await AtAsync(Day(3, 24), "reviseur"));

        var decided = Day(4, 1);
        await DecideOnThirdPartyAsync(await AtAsync(decided, "agente"));
        await DecideAsync(await AtAsync(decided, "agente"));
        await ApproveAsync(await AtAsync(decided, "gestionnaire"));
        await SendLetterAloneAsync(await AtAsync(decided, "agente"));

        await WaitForExecutoryAsync(await AtAsync(Day(4, 16), "agente"));
        await SendDocumentsAsync(await AtAsync(Day(4, 17), "agente"));
    }

    private static DateOnly Day(int month, int day) => new(2026, month, day);

    /// <summary>The desk of someone that day. Days go by between two desks, and with them every session.</summary>
    private async Task<IPage> AtAsync(DateOnly day, string person)
    {
        _app.Clock.MoveTo(day);
        var page = await _app.OpenAsync();
        await page.SignInAsync(person);
        return page;
    }

    private async Task LogAsync(IPage page)
    {
        await page.GotoAsync("/demandes/nouvelle");
        await page.GetByLabel("N/Réf.").FillAsync(Number);
        await page.GetByLabel("Nom", new() { Exact = true }).FillAsync("Camille Fictif-Larose");
        await page.GetByLabel("Texte de la demande, tel que reçu").FillAsync(Text);
        await page.PressAsync("Repérer les points");
        await Expect(page.GetByLabel("Point 2", new() { Exact = true })).ToHaveValueAsync("Les résultats du sondage sur l’expérience employé.");
        await page.GetByLabel("Objet, tel que la lettre le rappelle").FillAsync("une copie des documents suivants du Ministère");
        await page.PressAsync("Consigner la demande");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Demande {Number}" })).ToBeVisibleAsync();
        await Expect(page.Locator(".facts")).ToContainTextAsync("dans 21 jours (23 mars 2026)");

        await page.GotoAsync($"/demandes/{Number}?onglet=documents");
        await page.GetByLabel("Fichiers PDF").SetInputFilesAsync(await Gestures.GuideAsync(_folder));
        await page.GetByLabel("Titre").FillAsync("Guide de départ");
        await page.GetByLabel("Point 1", new() { Exact = true }).CheckAsync();
        await page.PressAsync("Importer");
        await Expect(page.GetByText("Le document est importé.")).ToBeVisibleAsync();

        await page.ReferAsync(Number, "Point 2", "relatifs aux résultats du sondage sur l’expérience employé");
    }

    private static async Task NotifyAsync(IPage page)
    {
        await page.AddThirdPartyAsync(Number, "Acme Fictif inc.", "Guide de départ");
        await Expect(page.GetByText("Tiers 1 n’est pas avisé")).ToBeVisibleAsync();

        await page.ChooseAsync("Acte", "Avis envoyé");
        await page.PressAsync("Consigner l’acte");
        await Expect(page.GetByText("On ne sait pas quand Tiers 1 a été informé")).ToBeVisibleAsync();

        await page.GotoAsync($"/demandes/{Number}?onglet=delais");
        await Expect(Consulted(page)).ToContainTextAsync("Rien ne dit encore quand ce tiers a été informé");
        await Expect(Consulted(page)).ToContainTextAsync("point 1 : mardi 7 avril 2026 (art. 49, al. 4, tiers 1)");
        await page.LookAsync("50-tiers-avise");
    }

    private static async Task InformAsync(IPage page)
    {
        await page.GotoAsync($"/demandes/{Number}?onglet=tiers");
        await page.ChooseAsync("Acte", "Tiers informé");
        await page.PressAsync("Consigner l’acte");
        await Expect(page.GetByText("Tiers 1 peut présenter ses observations jusqu’au 23 mars 2026 (art. 49, al. 3)").First).ToBeVisibleAsync();
    }

    private static async Task ExtendAsync(IPage page)
    {
        await page.GotoAsync($"/demandes/{Number}?onglet=delais");
        await Expect(page.GetByText("la réponse sera due le mercredi 1er avril 2026, au lieu du lundi 23 mars 2026")).ToBeVisibleAsync();
        await page.GetByLabel("Motif", new() { Exact = true }).FillAsync("Le volume des documents nuit au déroulement normal des activités");
        await page.PressAsync("Prolonger le délai");
        await Expect(page.GetByText("Après prolongation de 10 jours")).ToBeVisibleAsync();

        await Expect(Consulted(page)).ToContainTextAsync("Dernier jour du dossier : mercredi 1er avril 2026");
        await Expect(Consulted(page)).ToContainTextAsync("point 1 : mardi 7 avril 2026 (art. 49, al. 4, tiers 1)");
        await Expect(Consulted(page)).ToContainTextAsync("point 2 : mercredi 1er avril 2026 (art. 47, al. 2)");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Renvoi à un autre organisme" })).ToContainTextAsync("lundi 23 mars 2026");
        await page.LookAsync("51-prolongation-et-tiers");
    }

    private static async Task WaitAsync(IPage page)
    {
        await Expect(Others(page)).ToContainTextAsync($"{Number} : le tiers 1 peut présenter ses observations (art. 49, al. 3)");
        await Expect(Mine(page)).ToContainTextAsync($"Demande {Number} : faire partir le renvoi, point 2 (art. 48)");
        await page.GotoAsync($"/demandes/{Number}?onglet=tiers");
        await page.ChooseAsync("Acte", "Décision : accès");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Consigner l’acte" })).ToBeDisabledAsync();
        await Expect(page.GetByText("Réputé avoir consenti")).ToHaveCountAsync(0);
    }

    private static async Task ReadSilenceAsync(IPage page)
    {
        await Expect(Mine(page)).ToContainTextAsync($"Demande {Number} : décider des documents du tiers 1, réputé consentir (art. 49, al. 4) dans 14 jours (7 avril 2026)");
        await page.LookAsync("52-silence-tableau-de-bord");
        await page.GotoAsync($"/demandes/{Number}?onglet=tiers");
        await Expect(page.GetByText("Réputé avoir consenti : son délai est passé sans observations (art. 49, al. 3).")).ToBeVisibleAsync();
        await Expect(page.GetByText("Rien n’est décidé sur les documents de Tiers 1.")).ToBeVisibleAsync();
        await Expect(page.Locator(".facts")).ToContainTextAsync("dans 8 jours (1er avril 2026)");
        await Expect(page.Locator(".facts")).Not.ToContainTextAsync("refus réputé");
        await page.LookAsync("53-silence");
        await page.GotoAsync($"/demandes/{Number}?onglet=renvois");
        await Expect(page.GetByText("Le délai du renvoi est passé depuis le 23 mars 2026").First).ToBeVisibleAsync();
    }

    private static async Task ReviewAsync(IPage page)
    {
        await page.OpenReviewAsync(Number, "Guide de départ");
        await page.ReadEveryPageAsync();
        await page.PressAsync("Révision terminée");
        await Expect(page.GetByText("Terminée par")).ToBeVisibleAsync();
    }

    private static async Task DecideOnThirdPartyAsync(IPage page)
    {
        await page.GotoAsync($"/demandes/{Number}?onglet=tiers");
        await page.ChooseAsync("Acte", "Décision : refus");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Consigner l’acte" })).ToBeDisabledAsync(); // silence is consent
        await page.ChooseAsync("Acte", "Décision : accès");
        await page.PressAsync("Consigner l’acte");
        await Expect(page.GetByText("n’est pas encore exécutoire (art. 49, al. 4 ; après une révision, art. 144 et 147). Aucun document ne part avant le 17 avril 2026.")).ToBeVisibleAsync();
        await page.LookAsync("54-decision-sur-le-tiers");
    }

    private static async Task DecideAsync(IPage page)
    {
        await page.GotoAsync($"/demandes/{Number}/decision");
        await page.PressAsync("Appliquer les issues proposées");
        await Expect(page.GetByText("Le point 1 n’a pas d’issue")).ToHaveCountAsync(0);
        await page.TypeDateAsync("Date de la décision", "2026-04-01");
        await page.ChooseAsync("Signataire", "Tabita Nicolaica");
        await page.PressAsync("Enregistrer la lettre");
        await Expect(page.GetByText("Rien ne s’oppose à la décision.")).ToBeVisibleAsync();
        await page.PressAsync("Soumettre à l’approbation");
        await Expect(page.GetByText("Le projet de décision est chez le gestionnaire").First).ToBeVisibleAsync();
    }

    private static async Task ApproveAsync(IPage page)
    {
        await page.GotoAsync($"/demandes/{Number}/approbation");
        await Expect(page.GetByText("mercredi 1er avril 2026").First).ToBeVisibleAsync();
        await Expect(page.Locator(".textLayer span[role=presentation]").First).ToBeVisibleAsync();
        await page.LookAsync("59-approbation");
        await page.ApproveAsync();
    }

    private static async Task SendLetterAloneAsync(IPage page)
    {
        await page.GotoAsync($"/demandes/{Number}/trousse");
        await Expect(page.GetByText("Aucun document ne part avant le 17 avril 2026. La lettre seule part maintenant.")).ToBeVisibleAsync();
        await Expect(page.GetByText("En retard de")).ToHaveCountAsync(0);
        await page.PressAsync("Consigner l’envoi");
        await Expect(page.GetByText("L’envoi est consigné.")).ToBeVisibleAsync();
        await Expect(page.GetByText("La lettre est partie ; les documents suivent, pas avant le 17 avril 2026 (art. 49, al. 4).")).ToBeVisibleAsync();
        await page.LookAsync("55-lettre-seule");
    }

    private static async Task WaitForExecutoryAsync(IPage page)
    {
        await page.GotoAsync($"/demandes/{Number}/trousse");
        await page.TypeDateAsync("Documents envoyés le", "2026-04-16");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Consigner l’envoi des documents" })).ToBeDisabledAsync();
        await Expect(page.GetByText("Aucun document ne part avant le 17 avril 2026.").First).ToBeVisibleAsync();
        await page.LookAsync("56-attente-executoire");
    }

    private static async Task SendDocumentsAsync(IPage page)
    {
        await Expect(Mine(page)).ToContainTextAsync($"Demande {Number} : documents à envoyer, la décision est exécutoire le 17 avril 2026 (art. 49, al. 4)");
        await page.LookAsync("57-executoire-tableau-de-bord");
        await page.GotoAsync($"/demandes/{Number}?onglet=tiers");
        await Expect(page.GetByText("Ses documents peuvent être communiqués.")).ToBeVisibleAsync();

        await page.GotoAsync($"/demandes/{Number}/trousse");
        await page.TypeDateAsync("Documents envoyés le", "2026-04-17");
        await page.PressAsync("Consigner l’envoi des documents");
        await Expect(page.GetByText("L’envoi des documents est consigné.")).ToBeVisibleAsync();
        await Expect(page.GetByText("les documents suivent")).ToHaveCountAsync(0);
        await page.LookAsync("58-documents-partis");

        await page.GotoAsync($"/demandes/{Number}?onglet=historique");

        foreach (var line in new[]
        {
            "avis envoyé le 2 mars 2026", "informé le 3 mars 2026", "accès, avis mis à la poste le 1er avril 2026, exécutoire à l’expiration du 16 avril 2026",
            "à temps (dernier jour : 1er avril 2026", "Points 2 — Secrétariat du Conseil du trésor", "mercredi 1er avril 2026 (10 jours, avis du 20 mars 2026)",
        })
        {
            await Expect(page.GetByText(line).First).ToBeVisibleAsync();
        }
    }

    private static ILocator Consulted(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Réponse à ce que des tiers ont fourni" });

    private static ILocator Mine(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "En attente de vous" });

    private static ILocator Others(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "En attente d’autres personnes" });
}
