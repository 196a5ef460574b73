using System.Security.Cryptography;
using AccessRequests.Domain.Documents;
using AccessRequests.Web.AtRest;
using AccessRequests.Web.Documents;

namespace AccessRequests.Web.Tests.AtRest;

/// <summary>Originals on a disk that someone else can write to. Three pieces: two whole ones and a short one.</summary>
public sealed class SealedFileTests : IDisposable
{
    private const int Piece = 64 * 1024;
    private const int Header = 56;
    private const int ClosedPiece = Piece + 16;

    private static readonly byte[] Content = RandomNumberGenerator.GetBytes((2 * Piece) + 1_000);

    private readonly TestFolder _folder = new();
    private readonly FileStore _store;

    public SealedFileTests() => _store = new FileStore(_folder.Path, FileKeys.OfThisProcess());

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Piece - 1)]
    [InlineData(Piece)]
    [InlineData(Piece + 1)]
    [InlineData((3 * Piece) + 7)]
    public async Task Content_of_any_length_comes_back_and_nothing_of_it_stands_on_the_disk(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);

        var original = await StoreAsync(content);

        Assert.Equal(content, ReadAll(original));
        Assert.Equal(length, original.Bytes);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), original.Sha256);
        Assert.True(length < 32 || File.ReadAllBytes(PathOf(original)).AsSpan().IndexOf(content.AsSpan(0, 16)) < 0);
    }

    [Fact]
    public async Task Any_range_is_read_by_itself()
    {
        var original = await StoreAsync(Content);
        var random = new Random(7);
        using var stream = _store.OpenRead(original);

        for (var i = 0; i < 200; i++)
        {
            var from = random.Next(Content.Length);
            var part = new byte[random.Next(1, Content.Length - from + 1)];
            stream.Seek(from, SeekOrigin.Begin);
            stream.ReadExactly(part);

            Assert.Equal(Content[from..(from + part.Length)], part);
        }
    }

    [Fact]
    public async Task A_range_opens_no_piece_but_its_own_and_the_last()
    {
        var original = await StoreAsync(Content);
        Flip(original, Header + ClosedPiece + 5); // the second piece
        using var stream = _store.OpenRead(original);
        var first = new byte[Piece];

        stream.ReadExactly(first);

        Assert.Equal(Content[..Piece], first);
    }

    [Theory]
    [InlineData(0)] // the mark of the form
    [InlineData(7)] // its version
    [InlineData(8)] // the id of the key
    [InlineData(30)] // the salt
    [InlineData(Header)] // the first piece
    [InlineData(Header + Piece)] // its tag
    [InlineData(Header + ClosedPiece + 12)] // the second
    [InlineData(Header + (2 * ClosedPiece))] // the last
    [InlineData(-1)] // its tag
    public async Task A_byte_that_was_changed_is_refused_in_words(int at)
    {
        var original = await StoreAsync(Content);

        Flip(original, at);

        AssertRefused(original);
    }

    [Fact]
    public async Task Two_pieces_that_changed_places_are_refused()
    {
        var original = await StoreAsync(Content);
        var bytes = await File.ReadAllBytesAsync(PathOf(original), Cancellation);
        var first = bytes[Header..(Header + ClosedPiece)];
        bytes.AsSpan(Header + ClosedPiece, ClosedPiece).CopyTo(bytes.AsSpan(Header));
        first.CopyTo(bytes.AsSpan(Header + ClosedPiece));

        await File.WriteAllBytesAsync(PathOf(original), bytes, Cancellation);

        AssertRefused(original);
    }

    [Theory]
    [InlineData(Header + (2 * ClosedPiece))]
    [InlineData(Header + ClosedPiece)]
    [InlineData(Header + 16)]
    [InlineData(Header)]
    [InlineData(10)]
    [InlineData(0)]
    public async Task A_file_that_was_cut_off_is_refused_even_where_a_piece_ends(int length)
    {
        var original = await StoreAsync(Content);

        using (var file = File.OpenWrite(PathOf(original)))
        {
            file.SetLength(length);
        }

        AssertRefused(original);
    }

    [Fact]
    public async Task A_file_with_something_behind_it_is_refused()
    {
        var original = await StoreAsync(Content);

        await File.AppendAllBytesAsync(PathOf(original), new byte[1], Cancellation);

        AssertRefused(original);
    }

    [Fact]
    public async Task Two_files_that_changed_names_are_refused_even_of_one_length()
    {
        var (one, other) = (await StoreAsync(Content), await StoreAsync([.. Content.Reverse()]));

        File.Move(PathOf(one), $"{PathOf(one)}.kept");
        File.Move(PathOf(other), PathOf(one));
        File.Move($"{PathOf(one)}.kept", PathOf(other));

        AssertRefused(one);
        AssertRefused(other);
    }

    [Fact]
    public async Task Two_files_that_changed_their_bodies_are_refused()
    {
        var (one, other) = (await StoreAsync(Content), await StoreAsync([.. Content.Reverse()]));
        var (bytes, others) = (await File.ReadAllBytesAsync(PathOf(one), Cancellation), await File.ReadAllBytesAsync(PathOf(other), Cancellation));

        await File.WriteAllBytesAsync(PathOf(one), [.. bytes[..Header], .. others[Header..]], Cancellation);
        await File.WriteAllBytesAsync(PathOf(other), [.. others[..Header], .. bytes[Header..]], Cancellation);

        AssertRefused(one);
        AssertRefused(other);
    }

    [Fact]
    public async Task A_file_in_clear_does_not_pass_for_a_sealed_one()
    {
        var original = await StoreAsync(Content);

        await File.WriteAllBytesAsync(PathOf(original), [.. Content.Reverse()], Cancellation);

        AssertRefused(original);
    }

    [Fact]
    public async Task After_a_piece_at_fault_nothing_more_is_given()
    {
        var original = await StoreAsync(Content);
        Flip(original, Header + ClosedPiece);
        using var stream = _store.OpenRead(original);
        stream.Position = Piece;
        Assert.Throws<DamagedFileException>(() => stream.ReadByte());

        stream.Position = 0;

        Assert.Throws<DamagedFileException>(() => stream.ReadByte());
    }

    [Fact]
    public async Task A_file_that_is_gone_is_said_so()
    {
        var original = await StoreAsync(Content);

        File.Delete(PathOf(original));

        Assert.Contains("manque", Assert.Throws<DamagedFileException>(() => _store.OpenRead(original)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_before_is_read_as_it_is_and_sealed_once()
    {
        var original = await StoreAsync(Content);
        await File.WriteAllBytesAsync(PathOf(original), Content, Cancellation);

        Assert.Equal(Content, ReadAll(original));
        Assert.True(await _store.SealAsync(original, Cancellation));
        Assert.False(await _store.SealAsync(original, Cancellation));

        Assert.True(SealedFile.IsSealed(PathOf(original)));
        Assert.Equal(Content, ReadAll(original));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.Path, "incoming")));
    }

    [Fact]
    public async Task A_file_of_before_that_was_altered_is_neither_read_nor_sealed_nor_lost()
    {
        var original = await StoreAsync(Content);
        byte[] altered = [.. Content.Reverse()];
        await File.WriteAllBytesAsync(PathOf(original), altered, Cancellation);

        await Assert.ThrowsAsync<DamagedFileException>(() => _store.SealAsync(original, Cancellation));

        AssertRefused(original);
        Assert.Equal(altered, await File.ReadAllBytesAsync(PathOf(original), Cancellation));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.Path, "incoming")));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<StoredOriginal> StoreAsync(byte[] content)
    {
        using var incoming = await _store.ReceiveAsync(new MemoryStream(content), content.Length, Cancellation);
        incoming.Keep();
        return new StoredOriginal(incoming.Key, incoming.Bytes, incoming.Sha256, 1);
    }

    private string PathOf(StoredOriginal original) => Path.Combine(_folder.Path, "originals", $"{original.Key:N}");

    private byte[] ReadAll(StoredOriginal original)
    {
        using var stream = _store.OpenRead(original);
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }

    /// <param name="at">From the end where negative.</param>
    private void Flip(StoredOriginal original, int at)
    {
        var bytes = File.ReadAllBytes(PathOf(original));
        bytes[at < 0 ? bytes.Length + at : at] ^= 1;
        File.WriteAllBytes(PathOf(original), bytes);
    }

    private void AssertRefused(StoredOriginal original)
    {
        var refusal = Assert.Throws<DamagedFileException>(() => ReadAll(original));

        Assert.Contains("administrateur", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<DamagedFileException>(() => _store.OpenVerified(original));
    }
}
