using System.Text.RegularExpressions;

namespace AccessRequests.Letters.Tests;

/// <summary>The decision that a ministry really sent, beside the letter composed from what it decided.</summary>
public sealed partial class Case30198Tests
{
    /// <summary>Every place where the composed letter departs from the one that was sent, and why.</summary>
    private static readonly (string Sent, string Ours, string Reason)[] Differences =
    [
        ("Accès à l’information, gestion des plaintes", "Ministère de l’Immigration, de la Francisation et de l’Intégration Accès à l’information, gestion des plaintes",
            "The ministry's name stands in its logo, which is no text; ours is written so that everyone can read it."),
        ("documents - décision", "documents – décision", "An en dash parts the subject from the kind of letter."),
        ("'", "’", "The sent letter mixes straight and typographic apostrophes; ours are typographic everywhere."),
        ("une personne. 1 Concernant", "une personne. Concernant", "The number of the page is at the foot of ours («Page 1 de 4»), outside the text."),
        ("CAI_LI_Resp_Acces.pdf. Veuillez noter",
            "CAI_LI_Resp_Acces.pdf. L’organisme auquel vous adresserez votre demande doit y répondre au plus tard dans les vingt (20) jours suivant la date de sa réception, "
            + "délai qu’il peut prolonger d’une période n’excédant pas dix (10) jours. À défaut d’une réponse dans le délai applicable, l’accès est réputé refusé et vous pouvez "
            + "demander à la Commission d’accès à l’information du Québec de réviser ce refus dans les trente (30) jours suivant l’expiration de ce délai. Veuillez noter",
            "Article 48, printed in the letter's own annex, wants the information of art. 46, al. 2 given with the name of the other body; the sent letter leaves it out."),
        ("______________________________________________________________________ ", "", "The line under the annex's title is drawn, not typed."),
    ];

    [Fact]
    public void The_recorded_decisions_have_no_obstacle() => Assert.Empty(TestCases.Seed.Problems);

    /// <summary>Day 20 was Sunday 21 December 2025, put off to Monday; the letter is of day 35, and no extension is in the package.</summary>
    [Theory]
    [InlineData("null", "InterpretationAct", "22 décembre 2025")]
    [InlineData("10", "InterpretationAct", "31 décembre 2025")]
    [InlineData("10", "CommissionRules", "31 décembre 2025")]
    [InlineData("10", "ClosedOffices", null)]
    public void The_letter_was_late_unless_it_was_extended_and_closed_offices_are_counted_and_its_referral_was_late_at_all_events(string extension, string calendar, string? due)
    {
        var warnings = TestCases.With("30198", ("extensionDays", extension), ("calendar", $"\"{calendar}\"")).Warnings;

        Assert.Equal(due is null ? 0 : 1, warnings.Count(warning => warning.StartsWith($"decidedOn : Le délai pour répondre a pris fin le {due} (art. 47) : depuis, l’accès est réputé refusé.", StringComparison.Ordinal)));
        Assert.Equal(due is null ? 1 : 2, warnings.Count);
        Assert.Equal("referrals : Un renvoi se fait dans les vingt premiers jours, donc au plus tard le 22 décembre 2025 (art. 48) ; une prolongation n’y change rien.", warnings[^1]);
    }

    [Fact]
    public void The_text_is_the_one_that_was_sent_block_for_block()
    {
        var rest = Sent();

        foreach (var block in TestCases.Compose(TestCases.Record).Blocks)
        {
            var ours = OneLine(block.ToText());

            Assert.True(
                rest.StartsWith(ours, StringComparison.Ordinal),
                $"{block.Part}\nours: {ours}\nsent: {rest[..Math.Min(rest.Length, ours.Length + 40)]}");
            rest = rest[ours.Length..].TrimStart();
        }

        Assert.Equal("", rest);
    }

    [Fact]
    public void The_pages_carry_the_whole_text_in_the_order_of_reading()
    {
        var letter = TestCases.Compose(TestCases.Record);

        var printed = PrintedLetter.Of(letter);

        // Reading is by the structure tree: what a voice says, without running headers and page numbers.
        Assert.Equal(
            Regex.Replace(OneLine(letter.ToText()), @"\s", ""),
            Regex.Replace(OneLine(printed.SpokenText()), @"\s", ""));
    }

    [Fact]
    public void The_file_is_sound_tagged_and_embeds_its_fonts()
    {
        var printed = PrintedLetter.Of(TestCases.Compose(TestCases.Record));

        Assert.Contains("No syntax or stream encoding errors found", printed.Read("qpdf", "--check"), StringComparison.Ordinal);
        Assert.Matches(@"Tagged:\s+yes", printed.Read("pdfinfo", ""));
        Assert.Matches(@"Title:\s+Demande d’accès aux documents – décision 30198", printed.Read("pdfinfo", ""));
        Assert.Matches(@"Pages:\s+4", printed.Read("pdfinfo", ""));
        Assert.DoesNotMatch(@"\b(?:no|none)\s+(?:yes|no)\s+(?:yes|no)\b", printed.Read("pdffonts", ""));
    }

    [Fact]
    public void Subject_and_annex_are_headings_and_the_points_a_list()
    {
        var structure = PrintedLetter.Of(TestCases.Compose(TestCases.Record)).Read("pdfinfo", "-struct-text");

        Assert.Matches(@"H1 \(block\)\s+""Objet", structure);
        Assert.Matches(@"H1 \(block\)\s+""LOI SUR", structure);
        Assert.Matches(@"H2 \(block\)\s+""MOTIFS", structure);
        Assert.Equal(7, Regex.Count(structure[..structure.IndexOf("\"LOI SUR", StringComparison.Ordinal)], @"LI \(block\)"));
        Assert.Equal(["14.", "37.", "39.", "48.", "53.", "54."], Regex.Matches(structure, @"H3 \(block\)\s+""([^""]+)""").Select(article => article.Groups[1].Value));
        Assert.Equal(3, Regex.Count(structure, @"Link \(inline\)"));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_signature_shares_its_page_with_the_closing_and_the_contact_however_long_the_letter(int lines)
    {
        var addressee = Enumerable.Range(1, lines).Select(i => $"ligne {i}").ToList();
        var pages = PrintedLetter.Of(TestCases.Compose(TestCases.Record with { Addressee = addressee })).Pages();

        var signed = pages.Single(page => page.Contains("Tabita Nicolaica", StringComparison.Ordinal));
        Assert.Contains("p. j.", TestCases.Plain(signed), StringComparison.Ordinal);
        Assert.Contains("salutations distinguées", signed, StringComparison.Ordinal);
        Assert.Contains("Pour toute question", signed, StringComparison.Ordinal);
    }

    public static TheoryData<int> Lengths => [.. Enumerable.Range(24, 20)];

    private static string Sent()
    {
        // Words cut at the end of a line of the PDF's text were whole on the page.
        var sent = OneLine(CutWord().Replace(File.ReadAllText(TestCases.PathOf("Cases/30198.seed.txt")), "-"));

        foreach (var (theirs, ours, reason) in Differences)
        {
            Assert.True(sent.Contains(theirs, StringComparison.Ordinal), $"A difference that is none any more: {theirs} ({reason})");
            sent = sent.Replace(theirs, ours, StringComparison.Ordinal);
        }

        return sent;
    }

    private static string OneLine(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<=\w)-[^\S\n]*\n\s*")]
    private static partial Regex CutWord();
}
