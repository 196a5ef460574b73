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
        await Expect(page.GetByText("La lettre est envoyée et ne change plus.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Modifier" })).ToHaveCountAsync(0);
        await page.LookAsync("22-lettre-envoyee");
    }

    private static async Task LogAsync(IPage page)
    {
        await page.GotoAsync("/demandes/nouvelle");
        await page.GetByLabel("N/Réf.").FillAsync(Number);
        await page.GetByLabel("Nom", new() { Exact = true }).FillAsync("Camille Fictif-Larose");
        await page.GetByLabel("Texte de la demande, tel que reçu").FillAsync("Je demande :\n\n1. Le guide;\n2. Le sondage.");
        await page.PressAsync("Repérer les points");
        await page.GetByLabel("Objet, tel que la lettre le rappelle").FillAsync("une copie des documents suivants");
        await page.PressAsync("Consigner la demande");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Demande {Number}" })).ToBeVisibleAsync();
    }
}
