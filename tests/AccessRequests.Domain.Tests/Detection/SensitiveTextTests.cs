using AccessRequests.Domain.Detection;

namespace AccessRequests.Domain.Tests.Detection;

public sealed class SensitiveTextTests
{
    private static readonly SensitiveKind[] All = Enum.GetValues<SensitiveKind>();

    [Theory]
    [InlineData("Écrire à jean-françois.côté@exemple.gouv.qc.ca.", SensitiveKind.EmailAddress, "jean-françois.côté@exemple.gouv.qc.ca")]
    [InlineData("au 418 555-0100, poste 2345 le jour", SensitiveKind.Telephone, "418 555-0100, poste 2345")]
    [InlineData("tél. (514) 555-0100", SensitiveKind.Telephone, "(514) 555-0100")]
    [InlineData("NAS 046 454 286", SensitiveKind.SocialInsuranceNumber, "046 454 286")]
    [InlineData("NAM TREM 8562 1234", SensitiveKind.HealthInsuranceNumber, "TREM 8562 1234")]
    [InlineData("née le 3 mars 1985 à Québec", SensitiveKind.DateOfBirth, "née le 3 mars 1985")]
    [InlineData("Date de naissance : 1985-03-12", SensitiveKind.DateOfBirth, "Date de naissance : 1985-03-12")]
    [InlineData("Québec G1R 5R5", SensitiveKind.PostalCode, "G1R 5R5")]
    [InlineData("carte 4111 1111 1111 1111 échue", SensitiveKind.PaymentCard, "4111 1111 1111 1111")]
    [InlineData("serveur 10.20.30.40 en panne", SensitiveKind.IpAddress, "10.20.30.40")]
    [InlineData(@"voir \\srv-01\partage\dossier.docx", SensitiveKind.NetworkPath, @"\\srv-01\partage\dossier.docx")]
    [InlineData("voir http://sp-dossiers.ministere.local/depot, puis", SensitiveKind.InternalHost, "sp-dossiers.ministere.local")]
    [InlineData("le serveur SRV02.prod.corp répond", SensitiveKind.InternalHost, "SRV02.prod.corp")]
    [InlineData("https://intranet.exemple.quebec/avis", SensitiveKind.InternalHost, "intranet.exemple.quebec")]
    [InlineData("https://exemple.ca/f?id=3&token=abc et la suite", SensitiveKind.TokenUrl, "https://exemple.ca/f?id=3&token=abc")]
    [InlineData("https://exemple.ca/f?s=Zm9vYmFyYmF6cXV4MTIzNDU2", SensitiveKind.TokenUrl, "https://exemple.ca/f?s=Zm9vYmFyYmF6cXV4MTIzNDU2")]
    public void What_has_the_form_is_found_whole(string text, SensitiveKind kind, string found) =>
        Assert.Contains(found, Found(text, kind));

    [Theory]
    [InlineData("NAS 046 454 287", SensitiveKind.SocialInsuranceNumber)]
    [InlineData("dossier 000 000 000", SensitiveKind.SocialInsuranceNumber)]
    [InlineData("TREM 8599 1234", SensitiveKind.HealthInsuranceNumber)]
    [InlineData("carte 4111 1111 1111 1112", SensitiveKind.PaymentCard)]
    [InlineData("version 10.20.300.40", SensitiveKind.IpAddress)]
    [InlineData("https://www.quebec.ca/immigration?lang=fr", SensitiveKind.TokenUrl)]
    [InlineData("https://www.quebec.ca/local", SensitiveKind.InternalHost)]
    [InlineData("le comité local. Intranet : aucun", SensitiveKind.InternalHost)]
    [InlineData("julie@exemple.local", SensitiveKind.InternalHost)]
    [InlineData("le 3 mars 1985, le comité", SensitiveKind.DateOfBirth)]
    [InlineData("RLRQ, chapitre A-2.1, 1982, c. 30", SensitiveKind.Telephone)]
    public void What_only_resembles_it_is_not(string text, SensitiveKind kind) => Assert.Empty(Found(text, kind));

    [Theory]
    [InlineData("Mme Gagné, M. GAGNE et l’équipe Gagné-Roy", 3)]
    [InlineData("Ils ont gagnés; Gagner", 0)]
    public void A_name_is_found_whole_whatever_its_case_and_accents(string text, int count) =>
        Assert.Equal(count, new SensitiveText([], ["gagné"], null).Find(text).Count());

    [Fact]
    public void A_name_with_an_apostrophe_is_found_whichever_apostrophe_it_has() =>
        Assert.Single(new SensitiveText([], ["D'Amours"], null).Find("avec Mme D’Amours demain"));

    [Theory]
    [InlineData("DSI-\\d{4}", true)]
    [InlineData("(", false)]
    [InlineData("(a)\\1", false)]
    [InlineData("(?=a)b", false)]
    public void An_expression_that_could_run_wild_is_refused(string expression, bool accepted) =>
        Assert.Equal(accepted, SensitiveText.IsExpression(expression));

    [Fact]
    public void An_expression_made_to_run_wild_elsewhere_ends_here() =>
        Assert.Empty(new SensitiveText([], [], "(a+)+$").Find(new string('a', 50_000) + "b"));

    private static IEnumerable<string> Found(string text, SensitiveKind kind) =>
        new SensitiveText(All, [], null).Find(text).Where(found => found.Kind == kind).Select(found => text.Substring(found.Start, found.Length));
}
