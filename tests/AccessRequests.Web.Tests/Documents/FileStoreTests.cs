using AccessRequests.Web.AtRest;
using AccessRequests.Web.Documents;

namespace AccessRequests.Web.Tests.Documents;

public sealed class FileStoreTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_over_the_limit_is_refused_with_the_limit_and_leaves_nothing()
    {
        var store = new FileStore(_folder.Path, FileKeys.OfThisProcess());
        using var file = new MemoryStream(new byte[(3 * 1024 * 1024) + 1]);

        var refusal = await Assert.ThrowsAsync<FileTooLargeException>(() => store.ReceiveAsync(file, 3 * 1024 * 1024, Cancellation));

        Assert.Contains("3 Mo", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_file_that_nobody_keeps_is_gone()
    {
        var store = new FileStore(_folder.Path, FileKeys.OfThisProcess());

        using (await store.ReceiveAsync(new MemoryStream([1, 2, 3]), 3, Cancellation))
        {
            Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
        }

        Assert.Empty(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_start_sweeps_away_what_no_row_names()
    {
        var store = new FileStore(_folder.Path, FileKeys.OfThisProcess());
        using var kept = await store.ReceiveAsync(new MemoryStream([1]), 1, Cancellation);
        kept.Keep();
        using var orphan = await store.ReceiveAsync(new MemoryStream([2]), 1, Cancellation);
        orphan.Keep();
        using var cutOff = await store.ReceiveAsync(new MemoryStream([3]), 1, Cancellation);

        // What is younger may be the work of another node.
        store.SweepIncoming(DateTimeOffset.UtcNow.AddDays(-1));
        store.Sweep(new HashSet<Guid> { kept.Key }, DateTimeOffset.UtcNow.AddDays(-1));
        Assert.Equal(3, Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Length);

        store.SweepIncoming(DateTimeOffset.MaxValue);
        store.Sweep(new HashSet<Guid> { kept.Key }, DateTimeOffset.MaxValue);

        Assert.Equal([Path.Combine(_folder.Path, "originals", $"{kept.Key:N}")], Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    public void Dispose() => _folder.Dispose();
}
