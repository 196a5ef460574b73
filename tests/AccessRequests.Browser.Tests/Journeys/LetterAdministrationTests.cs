using AccessRequests.Browser.Tests.People;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccessRequests.Browser.Tests.Journeys;

/// <summary>What letters are made of: the office's sentences, the articles of the Act, its letterhead; and the table of grounds.</summary>
public sealed class LetterAdministrationTests(AccessRequestsApp app)
{
    [Fact]
    public async Task An_administrator_rewords_a_sentence_sees_it_and_cannot_lose_what_it_must_have()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("admin");
        await page.GotoAsync("/administration/gabarits");
        await page.GetByLabel("Chercher une phrase").FillAsync("Gratuité de l’accès");
        await page.LookAsync("30-gabarits");
        await page.GetByRole(AriaRole.Link, new() { Name = "Gratuité de l’accès" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Gratuité de l’accès");

        await page.GetByLabel("Phrase", new() { Exact = true }).FillAsync("L’accès est gratuit.");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Aperçu de la phrase" })).ToContainTextAsync("L’accès est gratuit.");
        await page.PressAsync("Enregistrer la phrase");
        await Expect(page.GetByText("Version 1")).ToBeVisibleAsync();
        await page.LookAsync("31-gabarit");

        await page.GotoAsync("/administration/gabarits/acknowledgement.limit?langue=fr");
        await page.GetByLabel("Phrase", new() { Exact = true }).FillAsync("Nous répondrons bientôt.");
        await page.PressAsync("Enregistrer la phrase");
        await Expect(page.GetByText("{échéance}").First).ToBeVisibleAsync();
        await Expect(page.GetByText("La phrase est celle du produit.")).ToBeVisibleAsync();
        await page.LookAsync("32-gabarit-refuse");
    }

    [Fact]
    public async Task A_text_of_the_Act_is_pasted_then_waits_for_someone_else_to_verify_it()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("admin");
        await page.GotoAsync("/dispositions");
        await Expect(page).ToHaveTitleAsync("Dispositions — Accès aux documents");
        await page.LookAsync("33-dispositions");
        await page.GotoAsync("/dispositions/13");
        await page.PressAsync("Ajouter une version");
        await page.GetByLabel("Texte, un alinéa par ligne, sans le numéro de l’article").FillAsync("(Texte collé aux fins de l’essai.)");
        await page.GetByLabel("Historique").FillAsync("1982, c. 30, a. 13.");
        await page.GetByLabel("Source").FillAsync("Essai");
        await page.LookAsync("34-disposition-a-coller");
        await page.PressAsync("Enregistrer");
        await Expect(page.GetByText("Vous avez saisi ce texte")).ToBeVisibleAsync();
        await page.LookAsync("35-disposition-a-verifier");

        var manager = await app.OpenAsync();
        await manager.SignInAsync("gestionnaire");
        await manager.GotoAsync("/dispositions/13");
        await manager.PressAsync("Vérifier ce texte");
        await manager.PressAsync("Je l’ai comparé à sa source");
        await Expect(manager.GetByText("Texte vérifié.")).ToBeVisibleAsync();

        await page.ReloadAsync();
        await page.PressAsync("Corriger");
        await page.GetByLabel("Texte, un alinéa par ligne, sans le numéro de l’article").FillAsync("(Correction aux fins de l’essai.)");
        await page.PressAsync("Enregistrer");
        await Expect(page.GetByText("Il reste ici parce que des lettres ont pu l’imprimer.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Version remplacée" })).ToBeVisibleAsync();
        await page.LookAsync("36-disposition-remplacee");
    }

    [Fact]
    public async Task A_new_letterhead_holds_from_its_day_and_the_former_one_stays_known()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("admin");
        await page.GotoAsync("/administration/organisation");
        var fax = await page.GetByLabel("Télécopieur").InputValueAsync();
        await page.GetByLabel("Télécopieur").FillAsync("514 555-0199");
        await page.PressAsync("Enregistrer");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "En-têtes remplacés" })).ToBeVisibleAsync();
        await page.LookAsync("37-organisme");

        // The same day again corrects it, for the letters of other tests.
        await page.GetByLabel("Télécopieur").FillAsync(fax);
        await page.PressAsync("Enregistrer");
        await Expect(page.GetByText("corrigé, remplacé par")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_page_of_the_grounds_can_be_used_by_everyone()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("agente");
        await page.GotoAsync("/demandes/30198/motifs");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Tableau des motifs de la demande 30198" })).ToBeVisibleAsync();
        await page.LookAsync("38-motifs");
    }
}
