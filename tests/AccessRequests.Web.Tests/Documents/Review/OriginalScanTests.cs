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

    [Fact]
    public async Task A_scan_that_its_reader_left_goes_on_where_it_was_for_the_next_one()
    {
        var document = await DocumentAsync();
        using var scan = new PageByPage(host.Services.GetRequiredService<FileStore>(), new DeskPace(TimeProvider.System), pages: 6) { LeaveAfter = 3 };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scan.ReadAsync(document, new Progress<double>(), Cancellation));
        Assert.Null(scan.Known(document));
        Assert.Equal([1, 2, 3], scan.LookedAt);

        scan.LeaveAfter = int.MaxValue;
        Assert.Equal([2, 4, 6], await scan.ReadAsync(document, new Progress<double>(), Cancellation));
        Assert.Equal([1, 2, 3, 4, 5, 6], scan.LookedAt);

        Assert.Equal([2, 4, 6], await scan.ReadAsync(document, new Progress<double>(), Cancellation));
        Assert.Equal(6, scan.LookedAt.Count);
    }

    [Fact]
    public async Task A_scan_looks_at_no_page_while_someone_works_and_at_all_of_them_afterwards()
    {
        var document = await DocumentAsync();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var pace = new DeskPace(clock);
        using var scan = new PageByPage(host.Services.GetRequiredService<FileStore>(), pace, pages: 3) { LeaveAfter = int.MaxValue };

        pace.Acted();
        var reading = scan.ReadAsync(document, new Progress<double>(), Cancellation);
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
        using var scan = new HiddenContentScan(host.Services.GetRequiredService<FileStore>(), new DeskPace(TimeProvider.System));

        var kept = await scan.ReadAsync(document, new Progress<double>(), Cancellation);
        var told = await scan.WithWordsAsync(document, new Progress<double>(), Cancellation);

        Assert.NotEmpty(kept);
        Assert.All(kept, item => Assert.True(item is { Label: null, Text: null }));
        Assert.Equal(kept, told.Select(item => item with { Label = null, Text = null }));
        Assert.Contains(told, item => item.Text is not null);
    }

    private async Task<RequestedDocument> DocumentAsync()
    {
        await using var db = await new Case30198(host).OpenAsync();
        return await db.Documents.AsNoTracking().FirstAsync(Cancellation);
    }

    /// <summary>Finds something on every other page, and is left in the middle.</summary>
    private sealed class PageByPage(FileStore files, DeskPace pace, int pages) : OriginalScan<int>(files, pace)
    {
        public int LeaveAfter { get; set; }

        public List<int> LookedAt { get; } = [];

        protected override void Find(Stream pdf, int from, IProgress<ScannedPage<int>> progress, CancellationToken cancellation)
        {
            for (var page = Math.Max(1, from); page <= pages; page++)
            {
                if (page > LeaveAfter)
                {
                    throw new OperationCanceledException();
                }

                LookedAt.Add(page);
                progress.Report(new ScannedPage<int>(page, pages, page % 2 == 0 ? [page] : []));
            }
        }

        protected override int ToKeep(int found) => found;
    }
}
