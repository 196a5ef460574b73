using AccessRequests.Pdf.Tests.Corpus;
using AccessRequests.Pdf.Tests.Typesetting;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>Every trick of the corpus, redacted and then opened by programs that are not ours.</summary>
public sealed class LeakTests
{
    public static TheoryData<string> Names => [.. Tricks.All.Select(trick => trick.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_of_the_secret_is_in_the_bytes_of_the_result(string name)
    {
        var (trick, marks) = Find(name);

        Redacting.AssertGone(Redacting.Redact(trick.Pdf, marks), Trick.Secret);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_verifier_finds_nothing(string name)
    {
        var (trick, marks) = Find(name);

        var report = Redacting.Verify(Redacting.Redact(trick.Pdf, marks), trick.Pdf, marks);

        Assert.Empty(report.Findings);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Poppler_reads_the_rest_and_the_marker_but_not_the_secret(string name)
    {
        var (trick, marks) = Find(name);

        var text = OtherReaders.Text(Redacting.Redact(trick.Pdf, marks));

        Assert.DoesNotContain(Trick.Secret, text.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(Trick.Kept, text, StringComparison.Ordinal);
        Assert.Contains("[Caviardé – art. 37]", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Mupdf_reads_the_rest_but_not_the_secret(string name)
    {
        var (trick, marks) = Find(name);

        var text = OtherReaders.Read(Redacting.Redact(trick.Pdf, marks), "mutool", "draw -q -F txt");

        Assert.DoesNotContain(Trick.Secret, text, StringComparison.Ordinal);
        Assert.Contains(Trick.Kept, text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Qpdf_finds_the_file_sound(string name)
    {
        var (trick, marks) = Find(name);

        Assert.Contains("No syntax or stream encoding errors found", OtherReaders.Read(Redacting.Redact(trick.Pdf, marks), "qpdf", "--check"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_input_gives_the_same_bytes(string name)
    {
        var (trick, marks) = Find(name);

        Assert.Equal(Redacting.Redact(trick.Pdf, marks), Redacting.Redact(trick.Pdf, marks));
    }

    private static (Trick Trick, IReadOnlyList<RedactionMark> Marks) Find(string name)
    {
        var trick = Tricks.All.Single(one => one.Name == name);

        if (trick.Boxes.Length > 0)
        {
            return (trick, [.. trick.Boxes.Select(box => new RedactionMark(1, [box], "art. 37"))]);
        }

        var marks = Redacting.MarksOn(trick.Pdf, Trick.Secret);
        return (trick, name == "A form shared by two pages" ? [.. marks, .. Redacting.MarksOn(trick.Pdf, Trick.Secret, 2)] : marks);
    }
}
