using AccessRequests.Letters.Grounds;

namespace AccessRequests.Letters.Tests;

public sealed class GroundsTableTests
{
    [Fact]
    public void The_applicant_sees_page_passage_provision_and_reason_and_nothing_hidden()
    {
        var text = Text(GroundsAudience.Applicant);

        Assert.Equal(
            "TABLEAU DES MOTIFS\nN/Réf. : 2026-041\n\n"
            + "Rapport d’inspection du pont de Bellechasse (12 juin 2025)\n\n"
            + "Page\tPassage\tDisposition\tMotif\n"
            + "2\t1\tart. 53, 54\tCoordonnées personnelles d’un témoin\n"
            + "9\t2 (page entière)\tart. 37, al. 1\tRecommandation de l’ingénieur\n\n"
            + "Avis technique sur la travée centrale (3 septembre 2025)\n\n"
            + "Page\tPassage\tDisposition\tMotif\n"
            + "1–6\tdocument entier\tart. 37\tAvis technique en entier\n",
            text);
    }

    [Fact]
    public void The_Commission_sees_what_is_hidden_and_the_office_its_notes_too()
    {
        Assert.Contains("art. 53, 54\tCoordonnées personnelles d’un témoin\t418 555-0199\n", Text(GroundsAudience.Commission), StringComparison.Ordinal);
        Assert.DoesNotContain("Vérifié le 5 mars", Text(GroundsAudience.Commission), StringComparison.Ordinal);
        Assert.Contains("418 555-0199\tVérifié le 5 mars\n", Text(GroundsAudience.Office), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(GroundsAudience.Applicant)]
    [InlineData(GroundsAudience.Commission)]
    [InlineData(GroundsAudience.Office)]
    public void The_table_prints_as_a_sound_file(GroundsAudience audience)
    {
        var printed = PrintedLetter.Of(Table(audience));

        Assert.Contains("No syntax", printed.Read("qpdf", "--check"), StringComparison.Ordinal);
        Assert.Equal(PrintedLetter.Letters(Table(audience).ToText()), PrintedLetter.Letters(printed.SpokenText()));
    }

    [Fact]
    public void A_document_without_provisions_of_its_own_cites_those_of_its_passages() =>
        Assert.Equal(["37", "53", "54"], TestCases.Read("grounds-table.json").Record.Documents[0].Provisions);

    [Fact]
    public void Joined_to_a_letter_it_is_the_applicants()
    {
        var letter = TestCases.Read("grounds-table.json").Content.ToText();

        Assert.Contains("TABLEAU DES MOTIFS", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("555-0199", letter, StringComparison.Ordinal);
    }

    private static string Text(GroundsAudience audience) => TestCases.Plain(Table(audience).ToText());

    private static LetterContent Table(GroundsAudience audience)
    {
        var example = TestCases.Read("grounds-table.json");
        return GroundsTable.Compose(example.Letter.Form.Grounds, audience, LetterTemplate.French, example.Record.FileNumber, example.Record.Letterhead.Ministry);
    }
}
