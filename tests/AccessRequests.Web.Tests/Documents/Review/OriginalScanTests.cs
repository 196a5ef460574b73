using AccessRequests.Domain.Documents;
using AccessRequests.Pdf;
using AccessRequests.Web.Documents;
using AccessRequests.Web.Documents.Review;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AccessRequests.Web.Tests.Documents.Review;

public sealed class OriginalScanTests(AccessRequestsHost host) : IClassFixture<AccessRequestsHost>
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private FileStore Files => host.Services.GetRequiredService<FileStore>();

    private ScanStore Store => host.Services.GetRequiredService<ScanStore>();

    [Fact]
    public async Task A_scan_that_its_reader_left_goes_on_where_it_was_for_the_next_one()
    {
        var document = await DocumentAsync();
        using var scan = Scan("left", leaveAfter: 3);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scan.ReadAsync(document, new Progress<ScanProgress>(), Cancellation));
        Assert.Null(scan.Known(document));
        Assert.Equal([1, 2, 3], scan.LookedAt);

        scan.LeaveAfter = int.MaxValue;
        Assert.Equal([2, 4, 6], await scan.ReadAsync(document, new Progress<ScanProgress>(), Cancellation));
        Assert.Equal([1, 2, 3, 4, 5, 6], scan.LookedAt);

        Assert.Equal([2, 4, 6], await scan.ReadAsync(document, new Progress<ScanProgress>(), Cancellation));
        Assert.Equal(6, scan.LookedAt.Count);
    }

    [Fact]
    public async Task A_server_that_stops_goes_on_where_it_was_and_keeps_what_it_found_to_the_end()
    {
        var document = await DocumentAsync();

        using (var before = Scan("stopped", leaveAfter: 3))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => before.ReadAsync(document, new Progress<ScanProgress>(), Cancellation));
        }

        using (var after = Scan("stopped"))
        {
            Assert.Null(after.Known(document));
            Assert.Equal([2, 4, 6], await after.ReadAsync(document, new Progress<ScanProgress>(), Cancellation));
            Assert.Equal([4, 5, 6], after.LookedAt);
        }

        using var later = Scan("stopped");
        Assert.Equal([2, 4, 6], later.Known(document));
    }

    [Fact]
    public async Task A_short_document_does_not_wait_for_the_end_of_a_long_one()
    {
        await using var db = await new Case30198(host).OpenAsync();
        var documents = await db.Documents.AsNoTracking().Take(2).ToListAsync(Cancellation);
        using var scan = Scan("turns");

        await Task.WhenAll(documents.Select(document => scan.ReadAsync(document, new Progress<ScanProgress>(), Cancellation)));

        Assert.Equal(12, scan.LookedAt.Count);
        Assert.NotEqual([1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6], scan.LookedAt);
    }

    [Fact]
    public async Task What_is_kept_of_a_scan_is_sealed_and_goes_with_its_original()
    {
        using var incoming = await Files.ReceiveAsync(new MemoryStream([1, 2, 3]), 3, Cancellation);
        incoming.Keep();
        var state = new ScanState<string>(51, 100, IsFinished: false, ["PLACE"]);

        Store.Write("sealed", incoming.Key, state);
        Assert.Equivalent(state, Store.Read<string>("sealed", incoming.Key));
        Assert.Null(Store.Read<string>("another", incoming.Key));
        var kept = Assert.Single(Directory.GetFiles(Path.Combine(host.DataFolder, "scans"), $"{incoming.Key:N}*"));
        Assert.DoesNotContain("PLACE", await File.ReadAllTextAsync(kept, Cancellation), StringComparison.Ordinal);

        Files.Delete(incoming.Key);
        Assert.Null(Store.Read<string>("sealed", incoming.Key));

        // A scan that was at work meanwhile.
        Store.Write("sealed", incoming.Key, state);
        Assert.Empty(Directory.GetFiles(Path.Combine(host.DataFolder, "scans"), $"{incoming.Key:N}*"));
    }

    [Fact]
    public async Task What_was_kept_and_was_changed_on_disk_is_looked_for_anew()
    {
        var document = await DocumentAsync();

        using (var before = Scan("changed"))
        {
            await before.ReadAsync(document, new Progress<ScanProgress>(), Cancellation);
        }

        var kept = Assert.Single(Directory.GetFiles(Path.Combine(host.DataFolder, "scans"), $"{document.Original.Key:N}.changed"));
        var bytes = await File.ReadAllBytesAsync(kept, Cancellation);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(kept, bytes, Cancellation);

        using var after = Scan("changed");
        Assert.Equal([2, 4, 6], await after.ReadAsync(document, new Progress<ScanProgress>(), Cancellation));
        Assert.Equal([1, 2, 3, 4, 5, 6], after.LookedAt);
    }

    [Fact]
    public async Task A_scan_looks_at_no_page_while_someone_works_and_at_all_of_them_afterwards()
    {
        var document = await DocumentAsync();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var pace = new DeskPace(clock);
        using var scan = new PageByPage("calm", Files, Store, pace, pages: 3);

        pace.Acted();
        var reading = scan.ReadAsync(document, new Progress<ScanProgress>(), Cancellation);
        await Task.Delay(300, Cancellation);
        Assert.Empty(scan.LookedAt);

        clock.Advance(DeskPace.Calm);
        Assert.Equal([2], await reading);
        Assert.Equal([1, 2, 3], scan.LookedAt);
    }

    [Fact]
    public async Task What_a_file_hides_is_kept_without_its_words_and_read_again_for_whoever_looks()
    {
        var document = await DocumentAsync();
        using var scan = new HiddenContentScan(Files, Store, new DeskPace(TimeProvider.System));

        var kept = await scan.ReadAsync(document, new Progress<ScanProgress>(), Cancellation);
        var told = await scan.WithWordsAsync(document, new Progress<ScanProgress>(), Cancellation);

        Assert.NotEmpty(kept);
        Assert.All(kept, item => Assert.True(item is { Label: null, Text: null }));
        Assert.Equal(kept, told.Select(item => item with { Label = null, Text = null }));
        Assert.Contains(told, item => item.Text is not null);
    }

    private PageByPage Scan(string name, int leaveAfter = int.MaxValue) => new(name, Files, Store, new DeskPace(TimeProvider.System), pages: 6) { LeaveAfter = leaveAfter };

    private async Task<RequestedDocument> DocumentAsync()
    {
        await using var db = await new Case30198(host).OpenAsync();
        return await db.Documents.AsNoTracking().FirstAsync(Cancellation);
    }

    /// <summary>Finds something on every other page, and is left in the middle.</summary>
    private sealed class PageByPage(string name, FileStore files, ScanStore store, DeskPace pace, int pages) : OriginalScan<int>(files, store, pace)
    {
        public int LeaveAfter { get; set; } = int.MaxValue;

        public List<int> LookedAt { get; } = [];

        protected override string Name => name;

        protected override void Find(Stream pdf, int from, IProgress<ScannedPage<int>> progress, CancellationToken cancellation)
        {
            for (var page = Math.Max(1, from); page <= pages; page++)
            {
                if (page > LeaveAfter)
                {
                    throw new OperationCanceledException();
                }

                LookedAt.Add(page);
                Thread.Sleep(20);
                progress.Report(new ScannedPage<int>(page, pages, page % 2 == 0 ? [page] : []));
            }
        }

        protected override int ToKeep(int found) => found;
    }
}
