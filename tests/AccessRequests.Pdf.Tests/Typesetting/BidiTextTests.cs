using AccessRequests.Pdf.Typesetting.Layout;

namespace AccessRequests.Pdf.Tests.Typesetting;

/// <summary>The examples are written as they are read; «seen» is from left to right, capitals standing for Hebrew letters.</summary>
public sealed class BidiTextTests
{
    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("car is CAR in it", "car is RAC in it")]
    [InlineData("CAR is car", "is car RAC")]
    [InlineData("THE YEAR 2025 ENDS", "SDNE 2025 RAEY EHT")]
    [InlineData("ITEM (a) AND (B)", "(B) DNA (a) METI")]
    [InlineData("name: CAR (12)", "name: (12) RAC")]
    [InlineData("PAY 12,50$ NOW", "WON 12,50$ YAP")]
    [InlineData("A.", ".A")]
    [InlineData("he said CAR.", "he said RAC.")]
    [InlineData("PAGES 12-15", "12-15 SEGAP")]
    public void What_runs_from_right_to_left_is_seen_so_and_numbers_keep_their_order(string read, string seen)
    {
        var text = string.Concat(read.Select(letter => letter is >= 'A' and <= 'Z' ? (char)(0x5D0 + letter - 'A') : letter));
        var (_, levels) = BidiText.Levels(text);

        var order = BidiText.VisualOrder(levels);

        Assert.Equal(Mirrored(seen), Mirrored(string.Concat(order.Select(i => read[i]))));
    }

    [Theory]
    [InlineData("Tremblay محمد", 0)]
    [InlineData("محمد Tremblay", 1)]
    [InlineData("12 (א)", 1)]
    [InlineData("12 %", 0)]
    public void A_line_runs_as_its_first_letter_does(string text, int level) => Assert.Equal(level, BidiText.Levels(text).Base);

    [Fact]
    public void A_mark_over_a_bracket_goes_with_it() =>
        Assert.Equal([0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1], BidiText.Levels("(a!ב.(א,%ע)\u064E").Levels.Select(level => (int)level));

    [Fact]
    public void An_override_does_not_turn_a_name_round()
    {
        var (line, levels) = BidiText.Levels("note\u202Efdp.exe");

        Assert.Equal(0, line);
        Assert.All(levels, level => Assert.Equal(0, level));
    }

    /// <summary>Brackets are drawn mirrored by the shaper; here only their place counts.</summary>
    private static string Mirrored(string text) => text.Replace('(', '|').Replace(')', '|');
}
