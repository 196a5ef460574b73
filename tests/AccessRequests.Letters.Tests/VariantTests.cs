using System.Text.RegularExpressions;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Referrals;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Letters.Tests;

public sealed class VariantTests
{
    [Fact]
    public void Full_access_says_so_has_no_annex_and_still_tells_of_the_review()
    {
        var record = TestCases.Record.WithPoints(new DecidedPoint(3, "Point 5", PointOutcome.Released));
        record = record with { Documents = [record.Documents[0] with { Outcome = ReleaseOutcome.Released, Provisions = [] }] };

        var letter = TestCases.Compose(record);

        Assert.Empty(record.Obstacles());
        Assert.Equal("À cet égard, nous vous transmettons ci-joint à la présente le document visé et détenu par le Ministère.", letter.Text(LetterPart.Decision));
        Assert.Contains("trente (30) jours", letter.Text(LetterPart.ReviewNotice), StringComparison.Ordinal);
        Assert.Empty(letter.Of(LetterPart.AnnexTitle));
    }

    [Fact]
    public void A_refusal_agrees_with_one_document_and_gives_the_grounds_and_their_nature()
    {
        var record = TestCases.Record.WithPoints(new DecidedPoint(3, "Point 5", PointOutcome.Withheld));
        record = record with { Documents = [record.Documents[0] with { Outcome = ReleaseOutcome.Withheld }] };

        Assert.Empty(record.Obstacles());
        Assert.Equal(
            "À cet égard, nous ne pouvons vous communiquer le document visé et détenu par le Ministère. Notez que la Loi sur l’accès aux "
            + "documents des organismes publics et sur la protection des renseignements personnels (Loi sur l’accès) prévoit certaines "
            + "restrictions au droit d’accès. Ainsi, en vertu des articles 14 et 37 de la Loi sur l’accès (en annexe), le document visé est "
            + "protégé puisqu’il est formé en substance d’avis ou de recommandations.",
            TestCases.Compose(record).Text(LetterPart.Decision));
    }

    [Fact]
    public void Outcomes_that_differ_are_grouped_in_the_order_of_the_request_and_read_as_one_text()
    {
        var record = Mixed();

        var letter = TestCases.Compose(record);

        Assert.Empty(record.Obstacles());
        Golden.Equal("mixed.txt", letter);
    }

    [Fact]
    public void The_articles_cited_are_exactly_those_of_the_annex_in_numeric_order()
    {
        foreach (var record in new[] { TestCases.Record, Mixed(), Security() })
        {
            var letter = TestCases.Compose(record);
            var body = letter.Text(LetterPart.Decision) + letter.Text(LetterPart.Referral);

            var cited = Regex.Matches(body, @"articles? ((?:[\d.]*\d(?:, | et )?)+)")
                .SelectMany(match => Regex.Matches(match.Groups[1].Value, @"\d+(?:\.\d+)?").Select(number => number.Value))
                .ToHashSet();

            Assert.Equal(record.Annexed, letter.Of(LetterPart.AnnexArticle).Cast<LetterArticle>().Select(article => article.Number));
            Assert.True(cited.SetEquals(record.Annexed), $"{string.Join(' ', cited)} | {string.Join(' ', record.Annexed)}");
        }
    }

    [Fact]
    public void Article_28_point_1_stands_between_28_and_29()
    {
        var letter = TestCases.Compose(Security());

        Assert.Contains("des articles 14, 28, 28.1 et 29 de la Loi", letter.Text(LetterPart.Decision), StringComparison.Ordinal);
        Assert.Equal(["14", "28", "28.1", "29"], letter.Of(LetterPart.AnnexArticle).Cast<LetterArticle>().Select(article => article.Number));
    }

    [Fact]
    public void Removing_the_last_mark_under_39_removes_39_from_letter_and_annex()
    {
        var record = TestCases.Record;
        record = record with
        {
            Documents = [.. record.Documents.Select(document => document with { Provisions = [.. document.Provisions.Where(number => number != "39")] })],
        };

        var letter = TestCases.Compose(record);

        Assert.Contains("des articles 14, 37, 53 et 54 de la Loi", letter.Text(LetterPart.Decision), StringComparison.Ordinal);
        Assert.DoesNotContain("analyses", letter.Text(LetterPart.Decision), StringComparison.Ordinal);
        Assert.DoesNotContain(letter.Of(LetterPart.AnnexArticle).Cast<LetterArticle>(), article => article.Number == "39");
    }

    [Fact]
    public void A_letter_that_refuses_nothing_does_not_call_its_annex_grounds_of_refusal()
    {
        var record = TestCases.Record.WithPoints(new DecidedPoint(1, "Point 5", PointOutcome.Referred), new DecidedPoint(2, "Point 7", PointOutcome.Referred));

        var letter = TestCases.Compose(record);

        Assert.Empty(record.Obstacles());
        Assert.EndsWith("DISPOSITIONS INVOQUÉES", letter.Text(LetterPart.AnnexTitle), StringComparison.Ordinal);
        Assert.StartsWith("À cet égard, nous vous informons qu’il s’agit de documents du Secrétariat", letter.Text(LetterPart.Referral), StringComparison.Ordinal);
        Assert.Contains("(Loi sur l’accès, en annexe)", letter.Text(LetterPart.Referral), StringComparison.Ordinal);
        Assert.Empty(letter.Of(LetterPart.Decision));
    }

    [Theory]
    [InlineData(NounArticle.La, "Commission des droits", "CDPDJ", "documents de la Commission des droits (CDPDJ)", "compétence de cette dernière", "aux documents de la CDPDJ,")]
    [InlineData(NounArticle.Elided, "Agence du revenu", "ARQ", "documents de l’Agence du revenu (ARQ)", "compétence de cet organisme", "aux documents de cet organisme,")]
    [InlineData(NounArticle.Les, "Archives nationales", null, "documents des Archives nationales relatifs", "compétence de cet organisme", "aux documents de cet organisme,")]
    [InlineData(NounArticle.None, "Hydro-Québec", null, "documents d’Hydro-Québec relatifs", "compétence de cet organisme", "aux documents de cet organisme,")]
    public void A_referral_agrees_with_the_name_of_the_body(
        NounArticle article, string name, string? acronym, string documents, string competence, string officer)
    {
        var record = TestCases.Record;
        var body = record.Referrals[0].Body with { Article = article, Name = name, Acronym = acronym };

        var text = TestCases.Compose(record with { Referrals = [record.Referrals[0] with { Body = body }] }).Text(LetterPart.Referral);

        Assert.Contains(documents, text, StringComparison.Ordinal);
        Assert.Contains(competence, text, StringComparison.Ordinal);
        Assert.Contains(officer, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_without_a_page_is_given_with_its_coordinates()
    {
        var record = TestCases.Record;
        var body = record.Referrals[0].Body with { ContactUrl = null, Email = "acces@sct.example", Phone = "418 555-0100" };

        var text = TestCases.Compose(record with { Referrals = [record.Referrals[0] with { Body = body }] }).Text(LetterPart.Referral);

        Assert.Contains(", dont les coordonnées sont les suivantes : acces@sct.example, 418 555-0100.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_published_copy_differs_by_the_addressee_and_nothing_else()
    {
        var addressed = TestCases.Compose(TestCases.Record with { Addressee = ["Madame Camille Tremblay", "12, rue des Érables"] });
        var published = TestCases.Compose(TestCases.Record);

        Assert.Equal("Madame Camille Tremblay\n12, rue des Érables", addressed.Text(LetterPart.Addressee));
        Assert.Equal(
            published.Blocks.Select(block => block.ToText()),
            addressed.Blocks.Where(block => block.Part != LetterPart.Addressee).Select(block => block.ToText()));
        Assert.DoesNotContain("Tremblay", addressed.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void The_period_of_an_abbreviation_stays_and_ends_a_sentence_once()
    {
        var record = TestCases.Record.WithPoints(
            new DecidedPoint(1, "Contrat de Laboratoire Dufour inc.", PointOutcome.Referred),
            new DecidedPoint(2, "Contrat de Roy S.E.N.C.", PointOutcome.Referred));
        record = record with { Subject = "une copie des contrats de Tremblay et cie.", Referrals = [record.Referrals[0] with { Documents = "de Laboratoire Dufour inc." }] };

        var letter = TestCases.Compose(record);

        Assert.EndsWith("une copie des contrats de Tremblay et cie. :", letter.Text(LetterPart.Recital), StringComparison.Ordinal);
        Assert.Equal("1. Contrat de Laboratoire Dufour inc.;\n2. Contrat de Roy S.E.N.C.", letter.Text(LetterPart.Points));
        Assert.Contains("de Laboratoire Dufour inc. Comme", letter.Text(LetterPart.Referral), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_refused_whole_among_others_is_named()
    {
        var record = TestCases.Record.WithPoints(new DecidedPoint(3, "Point 5", PointOutcome.PartlyReleased));
        record = record with { Documents = [record.Documents[0], record.Documents[0] with { Title = "Avis juridique", Outcome = ReleaseOutcome.Withheld }] };

        Assert.EndsWith(
            "Le document suivant ne peut vous être communiqué, même en partie :\n• Avis juridique.",
            TestCases.Compose(record).Text(LetterPart.Decision),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_that_does_not_leave_by_email_does_not_ask_to_reply_to_it()
    {
        var record = TestCases.Record with { Delivery = Delivery.RegisteredPost };

        var letter = TestCases.Compose(record with { Letterhead = record.Letterhead with { Telephone = "514 555-0100" } });

        Assert.Equal("PAR COURRIER RECOMMANDÉ", letter.Text(LetterPart.Delivery));
        Assert.EndsWith("n’hésitez pas à nous contacter par téléphone au 514 555-0100.", letter.Text(LetterPart.Contact), StringComparison.Ordinal);
    }

    [Fact]
    public void The_answer_to_an_oral_request_says_that_only_a_written_one_opens_the_review()
    {
        var letter = TestCases.Compose(TestCases.Record with { Form = RequestForm.Oral });

        Assert.Contains("seule une décision rendue sur une demande écrite peut être révisée", letter.Text(LetterPart.ReviewNotice), StringComparison.Ordinal);
    }

    [Fact]
    public void A_draft_shows_what_is_missing_and_says_on_every_page_that_it_must_not_leave()
    {
        var record = TestCases.Record with { DecidedOn = null, Signatory = null };
        record = record with { Points = [.. record.Points.Select(point => point.Number == 4 ? point with { Outcome = null } : point)] };

        var letter = TestCases.Compose(record);

        Assert.True(letter.IsDraft);
        Assert.Contains("[Le point 4 n’a pas d’issue.]", letter.Text(LetterPart.Decision), StringComparison.Ordinal);
        Assert.Equal("[date à fixer]", letter.Text(LetterPart.Date));
        Assert.All(PrintedLetter.Of(letter).Pages(), page => Assert.Contains("Projet à ne pas transmettre", page, StringComparison.Ordinal));
        Assert.All(PrintedLetter.Of(TestCases.Compose(TestCases.Record)).Pages(), page => Assert.DoesNotContain("Projet", page, StringComparison.Ordinal));
    }

    [Fact]
    public void A_field_that_a_sentence_misspells_is_refused()
    {
        Assert.Throws<FormatException>(() => LetterTemplate.French.With("review", "Voyez {adrese}."));
    }

    private static DecisionRecord Mixed()
    {
        var record = TestCases.Record.WithStandInTexts("1", "13");
        return record with
        {
            Points =
            [
                record.Points[0],
                record.Points[1],
                record.Points[2] with { Outcome = PointOutcome.Withheld },
                record.Points[3],
                record.Points[4] with { Outcome = PointOutcome.NotHeld, Note = "Les procès-verbaux du comité ont été consultés" },
                record.Points[5] with { Outcome = PointOutcome.AlreadyPublic, Note = "https://www.quebec.ca/gouvernement/rapport.pdf" },
                record.Points[6] with { Outcome = PointOutcome.Released },
            ],
            Documents =
            [
                record.Documents[0] with { Outcome = ReleaseOutcome.Withheld },
                record.Documents[1],
                record.Documents[4] with { Outcome = ReleaseOutcome.Released, Provisions = [] },
            ],
        };
    }

    private static DecisionRecord Security()
    {
        var record = TestCases.Record.WithPoints(new DecidedPoint(3, "Point 5", PointOutcome.PartlyReleased)).WithStandInTexts("28", "28.1", "29");
        return record with { Documents = [record.Documents[0] with { Provisions = ["29", "28.1", "28"] }] };
    }
}
