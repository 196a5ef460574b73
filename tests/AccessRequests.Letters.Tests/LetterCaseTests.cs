using System.Text;
using AccessRequests.Letters.Cases;

namespace AccessRequests.Letters.Tests;

public sealed class LetterCaseTests
{
    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_in_French_and_with_its_place()
    {
        var problems = Read("""
            {
              "number": 30198,
              "receivedOn": "1er décembre",
              "decidedOn": "2025-11-01",
              "suject": "faute de frappe",
              "points": [
                { "number": 1, "text": "Un", "outcome": "Refusé" },
                { "number": 1, "text": "Deux", "outcome": "Referred" },
                { "number": 2, "outcome": "PartlyReleased" }
              ],
              "documents": [ { "title": "Note", "points": [2], "outcome": "PartlyReleased", "provisions": ["14"] } ],
              "letterhead": { "ministry": "Ministère", "selfDesignation": "le Ministère", "reviewUrl": "pas une adresse" }
            }
            """);

        Assert.Contains("number : un texte entre guillemets est attendu.", problems);
        Assert.Contains("receivedOn : « 1er décembre » n’est pas une date de la forme 2026-01-05.", problems);
        Assert.Contains("suject : ce nom n’est pas connu.", problems);
        Assert.Contains("points[0].outcome : « Refusé » n’est pas permis ; choisissez parmi Released, PartlyReleased, Withheld, NotHeld, AlreadyPublic, Referred, NotConfirmed, ThirdPartyConsulted, ToFollow, Withdrawn, AlreadyAnswered, OnSite.", problems);
        Assert.Contains("points[2].text : il manque ce texte.", problems);
        Assert.Contains("points : le point 1 figure plus d’une fois.", problems);
        Assert.Contains("letterhead.reviewUrl : « pas une adresse » n’est pas une adresse http ou https.", problems);
        Assert.Contains(problems, problem => problem.StartsWith("signatory : La lettre n’a pas de signataire.", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("documents[0].provisions : L’article 14 dit comment appliquer une restriction", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("referrals : Le point 1 est renvoyé, mais aucun organisme", StringComparison.Ordinal));
    }

    [Fact]
    public void A_provision_whose_text_nobody_verified_cannot_be_printed()
    {
        var json = File.ReadAllText(TestCases.PathOf("Cases/30198.json")).Replace("\"letterhead\": {",
            "\"provisions\": [{ \"number\": \"37\", \"text\": \"Un autre texte.\" }], \"letterhead\": {", StringComparison.Ordinal);

        Assert.Equal(
            ["provisions : Le texte de l’article 37 n’est pas vérifié. Un administrateur doit le comparer à sa source avant l’approbation."],
            Read(json));
    }

    [Fact]
    public void A_text_verified_in_the_file_replaces_the_shipped_one()
    {
        var json = File.ReadAllText(TestCases.PathOf("Cases/30198.json")).Replace("\"letterhead\": {",
            "\"provisions\": [{ \"number\": \"37\", \"text\": \"Un autre texte.\", \"history\": \"2027.\", \"verified\": true }], \"letterhead\": {", StringComparison.Ordinal);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));

        var letter = LetterComposer.Compose(LetterCase.Read(stream).Record);

        Assert.Contains("37. Un autre texte.\n2027.", letter.Of(LetterPart.AnnexArticle).Select(block => TestCases.Plain(block.ToText())));
    }

    [Fact]
    public void What_is_not_even_an_object_is_told_and_not_thrown() =>
        Assert.Contains("dossier : un objet entre accolades est attendu.", Read("[]"));

    private static IReadOnlyList<string> Read(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return LetterCase.Read(stream).Problems;
    }
}
