namespace AccessRequests.Letters.Tests;

/// <summary>The examples of docs/letter-case.md: each is a whole case, without obstacle, whose letter somebody read.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(TestCases.PathOf("Cases"), "*.json").Select(Path.GetFileNameWithoutExtension).OfType<string>().Where(name => name != "30198").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_example_has_no_obstacle_and_reads_as_recorded(string name)
    {
        var example = TestCases.Read($"{name}.json");

        Assert.Empty(example.Problems);
        Golden.Equal($"{name}.txt", example.Content);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_example_prints_as_a_sound_file_with_the_same_words(string name)
    {
        var content = TestCases.Read($"{name}.json").Content;

        var printed = PrintedLetter.Of(content);

        Assert.Contains("No syntax or stream encoding errors found", printed.Read("qpdf", "--check"), StringComparison.Ordinal);
        Assert.Matches(@"Tagged:\s+yes", printed.Read("pdfinfo", ""));
        Assert.All(printed.Read("pdffonts", "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2), font => Assert.Matches(@"^[A-Z]{6}\+\S+\s+CID TrueType\s+Identity-H\s+yes yes yes", font));
        Assert.Equal(PrintedLetter.Letters(content.ToText()), PrintedLetter.Letters(printed.SpokenText()));
    }
}
