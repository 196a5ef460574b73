using AccessRequests.Domain.Organisations;
using AccessRequests.Letters;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Letters.Templates;
using AccessRequests.Web.Security;
using Bunit;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Letters.Templates;

/// <summary>An administrator words a sentence otherwise; letters say it, and nothing of what was said before is lost.</summary>
public sealed class RewordSentenceTests : PageTest
{
    private const string Closing = "Recevez mes salutations.";

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public RewordSentenceTests()
    {
        Services.AddSingleton<StaleApprovals>();
        Services.AddScoped<RewordSentence>();
        SignInAs(Roles.Administrator);
    }

    private RewordSentence Reword => Services.GetRequiredService<RewordSentence>();

    [Fact]
    public async Task The_next_letter_says_the_new_words_and_no_longer_after_a_reset()
    {
        await Reword.ExecuteAsync(FormOf("closing", Closing, 0), User, Cancellation);
        Assert.Equal(Closing, (await TemplateAsync())["closing"].One);

        await Reword.ResetAsync(FormOf("closing", Closing, 1), User, Cancellation);
        Assert.Equal(LetterTemplate.French["closing"].One, (await TemplateAsync())["closing"].One);

        await using var db = Database.CreateDbContext();
        var versions = await db.WordingVersions.OrderBy(version => version.Number).ToListAsync(Cancellation);
        Assert.Equal([(1, Closing, "Ève Nadeau"), (2, null, "Ève Nadeau")], versions.Select(version => (version.Number, version.One, version.By)));
    }

    [Theory]
    [InlineData("not-held", "nous n’avons rien.", "La phrase « Aucun document détenu » doit garder le champ {articles}. Ajoutez-le.")]
    [InlineData("closing", "Bonne journée {prénom}.", "ne connaît pas le champ {prénom}")]
    [InlineData("closing", "Bonne journée {organisme.", "ouvre une accolade qu’elle ne ferme pas")]
    [InlineData("closing", "  ", "est vide")]
    [InlineData("closing", "Bonne\njournée.", "Une phrase tient en un paragraphe")]
    public async Task Words_that_lose_or_invent_a_field_are_refused_in_plain_words(string key, string words, string message)
    {
        var refusal = await Assert.ThrowsAsync<ValidationException>(() => Reword.ExecuteAsync(FormOf(key, words, 0), User, Cancellation));

        Assert.Contains(refusal.Errors, error => error.ErrorMessage.Contains(message, StringComparison.Ordinal));
        await using var db = Database.CreateDbContext();
        Assert.Empty(await db.WordingVersions.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Whoever_read_an_older_version_is_told_to_read_again()
    {
        await Reword.ExecuteAsync(FormOf("closing", Closing, 0), User, Cancellation);

        var refusal = await Assert.ThrowsAsync<ValidationException>(() => Reword.ExecuteAsync(FormOf("closing", "Salutations.", 0), User, Cancellation));

        Assert.Contains("Une autre personne", Assert.Single(refusal.Errors).ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.AccessOfficer)]
    [InlineData(Roles.Reviewer)]
    [InlineData(Roles.Manager)]
    public async Task Only_an_administrator_words_the_letters(string role)
    {
        SignInAs(role);

        await Assert.ThrowsAsync<AccessDeniedException>(() => Reword.ExecuteAsync(FormOf("closing", Closing, 0), User, Cancellation));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Reword.ResetAsync(FormOf("closing", Closing, 0), User, Cancellation));
    }

    [Fact]
    public async Task English_and_French_are_worded_apart()
    {
        var form = FormOf("closing", "Sincerely,", 0);
        form.Language = LetterLanguage.English;
        await Reword.ExecuteAsync(form, User, Cancellation);

        Assert.Equal(LetterTemplate.French["closing"].One, (await TemplateAsync())["closing"].One);
        Assert.Equal("Sincerely,", LetterTemplate.English.Reworded(await WordingAsync()).Template["closing"].One);
    }

    [Fact]
    public void A_stored_sentence_that_no_longer_fits_keeps_the_products_words_and_says_so()
    {
        var (template, problems) = LetterTemplate.French.Reworded(
            new OfficeWording(1, [new Rewording("fr-CA", "not-held", "rien.", null), new Rewording("fr-CA", "gone", "x", null)]));

        Assert.Equal(LetterTemplate.French["not-held"].One, template["not-held"].One);
        Assert.Equal(2, problems.Count);
    }

    [Fact]
    public void A_substitute_signs_only_within_their_dates()
    {
        var signatory = new SignatoryDetails("Omar Diallo", "Substitut", "Québec") { From = new DateOnly(2025, 12, 20), To = new DateOnly(2026, 1, 4) };

        Assert.True(signatory.MaySignOn(new DateOnly(2026, 1, 4)));
        Assert.False(signatory.MaySignOn(new DateOnly(2026, 1, 5)));
    }

    [Fact]
    public async Task The_page_shows_the_sentence_its_preview_and_its_versions()
    {
        await Reword.ExecuteAsync(FormOf("closing", Closing, 0), User, Cancellation);

        var page = Open<SentencePage>(parameters => parameters.Add(opened => opened.Key, "closing"));

        page.WaitForAssertion(() => Assert.Contains("Version 1", page.Markup, StringComparison.Ordinal));
        Assert.Contains(Closing, page.Find(".letter").TextContent, StringComparison.Ordinal);
        Assert.Contains("Rétablir celle du produit", page.Markup, StringComparison.Ordinal);
    }

    private static SentenceForm FormOf(string key, string words, int seen)
    {
        var form = SentenceForm.Of(LetterTemplate.French[key], LetterLanguage.French, seen);
        form.One = words;
        return form;
    }

    private async Task<LetterTemplate> TemplateAsync() => LetterTemplate.French.Reworded(await WordingAsync()).Template;

    private async Task<OfficeWording?> WordingAsync()
    {
        await using var db = Database.CreateDbContext();
        return OfficeWording.InForce(await db.WordingVersions.AsNoTracking().ToListAsync(Cancellation));
    }
}
