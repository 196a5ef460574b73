namespace AccessRequests.Cli.Tests;

public sealed class FuzzCommandTests : IDisposable
{
    private readonly CommandLine _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Damaged_copies_end_in_a_result_or_in_a_refusal()
    {
        _cli.Write("lettre.pdf", PrintedNote.Pdf());

        var (code, output, _) = _cli.Run("fuzz", "--folder", _cli.Folder, "--count", "200", "--seed", "5");

        Assert.Equal(0, code);
        Assert.Contains("0 plantages, 0 trop longs", output, StringComparison.Ordinal);
        Assert.Equal(["lettre.pdf"], _cli.Files);
    }

    [Fact]
    public void A_folder_without_pdf_is_wrong_usage() => Assert.Equal(1, _cli.Run("fuzz", "--folder", _cli.Folder).Code);
}
