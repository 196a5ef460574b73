using AccessRequests.Pdf.Reading;

namespace AccessRequests.Pdf.Tests.Redaction;

public sealed class TemporaryCopyTests
{
    [Fact]
    public void A_copy_in_a_temporary_file_has_no_name_that_a_killed_process_would_leave()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A file that is open keeps its name there.");
        using var copy = StreamView.Copy(new MemoryStream("ce que personne ne voit"u8.ToArray()));

        Assert.False(File.Exists(copy.Name));
        copy.Position = 0;
        Assert.Equal("ce que personne ne voit", new StreamReader(copy).ReadToEnd());
    }
}
