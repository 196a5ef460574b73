using AccessRequests.Domain.Packages;
using AccessRequests.Web.Packages;

namespace AccessRequests.Web.Tests.Packages;

public sealed class SigningKeyTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string PrivatePath => Path.Combine(_folder.Path, "keys", "package-signing.pem");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_made_once_and_only_its_owner_reads_it()
    {
        using var first = SigningKey.OpenOrCreate(_folder.Path);
        using var second = SigningKey.OpenOrCreate(_folder.Path);

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Mode(PrivatePath));
        Assert.DoesNotContain("PRIVATE", first.PublicPart(first.Id)!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_others_may_read_stops_the_start()
    {
        SigningKey.OpenOrCreate(_folder.Path).Dispose();
        SetMode(PrivatePath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        var refusal = Assert.Throws<InvalidOperationException>(() => SigningKey.OpenOrCreate(_folder.Path));

        Assert.Contains("docs/operation.md", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_replaced_key_leaves_its_public_part_which_still_checks_what_it_signed()
    {
        byte[] manifest = [1, 2, 3];
        using var former = SigningKey.OpenOrCreate(_folder.Path);
        var signature = former.Sign(manifest);
        File.Delete(PrivatePath);

        using var present = SigningKey.OpenOrCreate(_folder.Path);

        Assert.NotEqual(former.Id, present.Id);
        Assert.Equal(new[] { former.Id, present.Id }.Order(StringComparer.Ordinal), present.Known);
        using var key = ManifestSignature.Read(present.PublicPart(former.Id)!);
        Assert.True(ManifestSignature.IsValid(key, manifest, signature));
        Assert.False(ManifestSignature.IsValid(key, manifest, present.Sign(manifest)));
    }

    [Theory]
    [InlineData("../package-signing")]
    [InlineData("")]
    [InlineData("0123456789abcdef")]
    public void Only_the_name_of_a_known_key_is_understood(string id)
    {
        using var key = SigningKey.OpenOrCreate(_folder.Path);

        Assert.Null(key.PublicPart(id));
    }

    /// <summary>The mode is one of Unix; elsewhere the folder's own rights apply.</summary>
    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? UnixFileMode.UserRead | UnixFileMode.UserWrite : File.GetUnixFileMode(path);

    private static void SetMode(string path, UnixFileMode mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such mode.");

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
