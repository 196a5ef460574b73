using AccessRequests.Web.AtRest;

namespace AccessRequests.Web.Tests.AtRest;

public sealed class FileKeysTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string KeyFile => Path.Combine(_folder.Path, "keys", "files.keys");

    [Fact]
    public void The_first_start_makes_a_key_that_its_owner_alone_may_read()
    {
        var keys = FileKeys.Open(KeyFile, () => false);

        Assert.Equal(keys.Newest.Id, FileKeys.Open(KeyFile, () => true).Newest.Id);
        Assert.Equal([KeyFile], Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        }
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    public void A_key_file_that_its_group_or_others_may_read_stops_the_start(UnixFileMode added)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Modes of Unix.");
        FileKeys.Open(KeyFile, () => false);
        SetMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | added);
        var link = Path.Combine(_folder.Path, "lien.keys");
        File.CreateSymbolicLink(link, KeyFile);

        Assert.All([KeyFile, link], path => Assert.Contains("Others may read the key file", Assert.Throws<InvalidOperationException>(() => FileKeys.Open(path, () => true)).Message, StringComparison.Ordinal));

        SetMode(KeyFile, UnixFileMode.UserRead);
        Assert.NotNull(FileKeys.Open(link, () => true).Newest);
    }

    [Fact]
    public void New_files_take_the_newest_key_and_the_earlier_ones_are_still_known()
    {
        var running = FileKeys.Open(KeyFile, () => false);
        var first = running.Newest.Id;

        FileKeys.Open(KeyFile, () => true).Add();

        var started = FileKeys.Open(KeyFile, () => true);
        Assert.NotEqual(first, started.Newest.Id);
        Assert.NotNull(started.Find(first));
        Assert.NotNull(running.Find(started.Newest.Id)); // a node that was started before reads what the other wrote
    }

    [Fact]
    public void Without_the_keys_of_its_files_the_program_makes_no_new_ones()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => FileKeys.Open(KeyFile, () => true));

        Assert.Contains(KeyFile, refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(KeyFile));
    }

    [Fact]
    public void A_key_that_was_altered_is_not_taken()
    {
        FileKeys.Open(KeyFile, () => false);
        var lines = File.ReadAllLines(KeyFile);
        lines[^1] = lines[^1][..^6] + (lines[^1][^6] == 'A' ? 'B' : 'A') + lines[^1][^5..];

        File.WriteAllLines(KeyFile, lines);

        Assert.Throws<FormatException>(() => FileKeys.Open(KeyFile, () => false));
    }

    public void Dispose() => _folder.Dispose();

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
