using AccessRequests.Domain.Referrals;
using AccessRequests.Web.Referrals;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Referrals;

public sealed class ImportPublicBodiesTests : PageTest
{
    private const string Header = "Nom;Sigle;Article;Responsable;Courriel;Téléphone;Adresse;Page des coordonnées;Texte du lien";

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ImportPublicBodiesTests()
    {
        Services.AddScoped<ImportPublicBodies>();
        SignInAs(Roles.Administrator);
    }

    private ImportPublicBodies Import => Services.GetRequiredService<ImportPublicBodies>();

    [Fact]
    public async Task Bodies_are_added_and_those_of_the_same_name_updated()
    {
        Database.Given(PublicBody.Add(new PublicBodyDetails("Office québécois", null, NounArticle.Le, null, null, null, null, null, null)));
        const string csv = Header + "\nOffice québécois;OQ;l’;Ève Nadeau;;;;;\n\"Commission; des exemples\";;la;Luc Roy;luc@exemple.test;;\"1, rue A\nQuébec\";https://exemple.test/;\n";

        var preview = await Import.PreviewAsync(csv, User, Cancellation);
        var count = await Import.ExecuteAsync(csv, User, Cancellation);

        Assert.Empty(preview.Errors);
        Assert.Equal((1, 1, 2), (preview.Added, preview.Updated, count));
        using var db = Database.CreateDbContext();
        var bodies = await db.PublicBodies.OrderBy(body => body.Name).ToListAsync(Cancellation);
        Assert.Equal(["Commission; des exemples", "Office québécois"], bodies.Select(body => body.Name));
        Assert.Equal("1, rue A\nQuébec", bodies[0].Address);
        Assert.Equal((NounArticle.Elided, "Ève Nadeau"), (bodies[1].Article, bodies[1].PersonInCharge));
    }

    [Fact]
    public async Task One_wrong_line_and_nothing_is_imported()
    {
        const string csv = Header + "\nBon organisme;;le;;;;;;\n;;le;;;;;;\nAutre;;du;;pas une adresse;;;javascript:alert(1);\nBon organisme;;le;;;;;;";

        var preview = await Import.PreviewAsync(csv, User, Cancellation);
        await Assert.ThrowsAsync<ValidationException>(() => Import.ExecuteAsync(csv, User, Cancellation));

        Assert.Equal(
            [
                "Ligne 3 : Indiquez le nom de l’organisme.",
                "Ligne 4 : Choisissez l’article qui précède le nom.",
                "Ligne 4 : Cette adresse de courriel n’est pas valide.",
                "Ligne 4 : La page des coordonnées doit être une adresse complète qui commence par https:// ou http://.",
                "Ligne 5 : « Bon organisme » est déjà à la ligne 2.",
            ],
            preview.Errors);
        using var db = Database.CreateDbContext();
        Assert.Empty(await db.PublicBodies.ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData("Nom;Courriel\nX;x@exemple.test", "Il manque : Sigle, Article, Responsable")]
    [InlineData("Name,Mail\nX,x@exemple.test", "Colonnes inconnues : Name, Mail.")]
    [InlineData("", "L’en-tête n’est pas celui du répertoire.")]
    public async Task A_wrong_header_is_named_with_the_one_that_is_expected(string csv, string expected)
    {
        var preview = await Import.PreviewAsync(csv, User, Cancellation);

        var error = Assert.Single(preview.Errors);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.EndsWith(Header, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Header + "\nOrganisme;;le;;;;;;;de trop")]
    [InlineData(Header + "\n\"Jamais fermé;;le;;;;;;")]
    public async Task A_malformed_line_is_refused(string csv)
    {
        var preview = await Import.PreviewAsync(csv, User, Cancellation);

        Assert.StartsWith("Ligne 2 : La ligne est mal formée", Assert.Single(preview.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_directory_is_no_import()
    {
        var preview = await Import.PreviewAsync(Header + "\n", User, Cancellation);

        Assert.Equal(["Ligne 1 : Le fichier n’a aucun organisme sous son en-tête."], preview.Errors);
    }

    [Fact]
    public async Task What_is_exported_is_imported_again_unchanged_and_holds_no_formula()
    {
        var details = new PublicBodyDetails("=Organisme; « cité »", "OC", NounArticle.Elided, "Ève \"Évelyne\" Nadeau", "eve@exemple.test", "+1 418 555-0100", "1, rue A\nQuébec", "https://exemple.test/", "la liste");
        var exported = System.Text.Encoding.UTF8.GetString(PublicBodyCsv.Write([PublicBody.Add(details)]));

        await Import.ExecuteAsync(exported.TrimStart('\uFEFF'), User, Cancellation);

        Assert.Equal('\uFEFF', exported[0]);
        Assert.DoesNotContain("\n=", exported, StringComparison.Ordinal);
        Assert.DoesNotContain(";+", exported, StringComparison.Ordinal);
        using var db = Database.CreateDbContext();
        Assert.Equal(details, (await db.PublicBodies.SingleAsync(Cancellation)).Details);
    }

    [Fact]
    public async Task Only_an_administrator_imports()
    {
        SignInAs(Roles.AccessOfficer, Roles.Manager, Roles.Reviewer);

        await Assert.ThrowsAsync<AccessDeniedException>(() => Import.ExecuteAsync(Header + "\nX;;le;;;;;;", User, Cancellation));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Import.PreviewAsync(Header, User, Cancellation));
    }
}
