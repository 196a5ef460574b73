using AccessRequests.Browser.Tests.People;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccessRequests.Browser.Tests.Journeys;

/// <summary>Letters beside the decision, and the officer's own words in both.</summary>
public sealed class LettersTests(AccessRequestsApp app)
{
    private const string Number = "2026-L1";

    [Fact]
    public async Task A_new_request_is_acknowledged_in_the_officers_own_words_and_the_letter_is_frozen()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("agente");
        await LogAsync(page);
        await page.GotoAsync($"/demandes/{Number}?onglet=lettres");
        await Expect(page.GetByText("Aucune lettre n’est commencée.")).ToBeVisibleAsync();
        await page.LookAsync("20-lettres");
        await page.PressAsync("Accusé de réception");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Accusé de réception" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Rien ne manque à la lettre.")).ToBeVisibleAsync();

        var closing = page.Locator(".block").Filter(new() { HasText = "Veuillez recevoir nos salutations" });
        await closing.GetByRole(AriaRole.Button, new() { Name = "Modifier" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Texte du paragraphe").FillAsync("Recevez nos meilleures salutations.");
        await page.PressAsync("Garder ce texte");
        await Expect(page.Locator(".block.changed")).ToContainTextAsync("Recevez nos meilleures salutations.");

        var review = page.Locator(".block").Filter(new() { HasText = "Commission d’accès à l’information" }).First;
        await review.GetByRole(AriaRole.Button, new() { Name = "Retirer" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Il reste à corriger :")).ToBeVisibleAsync();
        await page.LookAsync("21-lettre-incomplete");
        await page.GetByRole(AriaRole.Group, new() { Name = "Paragraphes retirés" }).GetByRole(AriaRole.Button, new() { Name = "Rétablir" }).ClickAsync();
        await Expect(page.GetByText("Rien ne manque à la lettre.")).ToBeVisibleAsync();

        await page.PressAsync("Consigner l’envoi");
        await Expect(page.GetByText("La lettre est envoyée et ne change plus")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Modifier" })).ToHaveCountAsync(0);
        await page.LookAsync("22-lettre-envoyee");
    }

    [Fact]
    public async Task An_estimate_of_fees_is_priced_by_the_table_that_an_administrator_entered()
    {
        const string Fees = "2026-L2";
        var administrator = await app.OpenAsync();
        await administrator.SignInAsync("admin");
        await administrator.GotoAsync("/administration/calendrier");
        await administrator.TypeDateAsync("Frais à compter du", "2026-04-01");
        await administrator.GetByLabel("Prix par page ($)").FillAsync("0,47");
        await administrator.GetByLabel("Franchise ($)").FillAsync("9,60");
        await administrator.GetByLabel("Avis de la Gazette officielle").FillAsync("avis aux fins de l’essai");
        await administrator.PressAsync("Ajouter les frais");
        await Expect(administrator.GetByText("avis aux fins de l’essai")).ToBeVisibleAsync();

        var page = await app.OpenAsync();
        await page.SignInAsync("agente");
        await LogAsync(page, Fees);
        await page.GotoAsync($"/demandes/{Fees}?onglet=lettres");
        await page.PressAsync("Estimation des frais");
        await Expect(page.GetByText("Tarif en vigueur depuis le 1er avril 2026")).ToBeVisibleAsync();
        await page.ChooseAsync("Nature", "Pages copiées ou imprimées, au tarif");
        await page.GetByLabel("Quantité", new() { Exact = true }).FillAsync("240");
        await page.GetByLabel("Quantité", new() { Exact = true }).PressAsync("Tab");
        await page.PressAsync("Ajouter un élément");
        await page.LookAsync("23-estimation-a-remplir");
        await page.PressAsync("Enregistrer");
        await Expect(page.GetByText("Choisissez la nature de ce qui est facturé.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Supprimer l’élément 2" }).ClickAsync();
        await page.PressAsync("Enregistrer");

        await Expect(page.GetByText("Lettre enregistrée.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Rien ne manque à la lettre.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Photocopies ou impressions, par page" })).ToContainTextAsync("112,80");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Total" })).ToContainTextAsync("103,20");
        await page.LookAsync("24-estimation");
    }

    private static async Task LogAsync(IPage page, string number = Number)
    {
        await page.GotoAsync("/demandes/nouvelle");
        await page.GetByLabel("N/Réf.").FillAsync(number);
        await page.GetByLabel("Nom", new() { Exact = true }).FillAsync("Camille Fictif-Larose");
        await page.GetByLabel("Texte de la demande, tel que reçu").FillAsync("Je demande :\n\n1. Le guide;\n2. Le sondage.");
        await page.PressAsync("Repérer les points");
        await page.GetByLabel("Objet, tel que la lettre le rappelle").FillAsync("une copie des documents suivants");
        await page.PressAsync("Consigner la demande");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Demande {number}" })).ToBeVisibleAsync();
    }
}
