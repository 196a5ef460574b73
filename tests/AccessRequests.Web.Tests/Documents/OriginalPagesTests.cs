using System.Security.Cryptography;
using AccessRequests.Domain.Documents;
using AccessRequests.Pdf;
using AccessRequests.Web.AtRest;
using AccessRequests.Web.Documents;
using Microsoft.Extensions.Time.Testing;

namespace AccessRequests.Web.Tests.Documents;

/// <summary>Where the pages of an original lie is kept for those who mark it: few files, not for long, and never in the place of the file.</summary>
public sealed class OriginalPagesTests : IDisposable
{
    private static readonly PdfBox AroundTheLine = new(60, 700, 500, 735);

    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly FileStore _store;
    private readonly OriginalPages _pages;

    public OriginalPagesTests()
    {
        _store = new FileStore(_folder.Path, FileKeys.OfThisProcess());
        _pages = new OriginalPages(_store, _clock);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_located_once_and_each_reading_is_of_its_own_page()
    {
        var original = await StoreAsync(SmallPdf.Saying("Monsieur Tremblay"));
        var asked = new List<LocatedPages>();

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("Monsieur Tremblay", _pages.Read(original, (pages, pdf) =>
            {
                asked.Add(pages);
                return pages.Resolve(pdf, 1, [AroundTheLine], Cancellation).Text;
            }));
        }

        Assert.Single(asked.Distinct());
    }

    [Fact]
    public async Task Of_many_files_those_read_last_are_kept()
    {
        var originals = new List<StoredOriginal>();

        for (var i = 0; i < OriginalPages.MaxFiles + 3; i++)
        {
            originals.Add(await StoreAsync(SmallPdf.Saying($"Document {i}")));
        }

        var first = originals.Select(Located).ToList();

        Assert.Equal(OriginalPages.MaxFiles, _pages.Count);
        Assert.Same(first[^1], Located(originals[^1]));
        Assert.NotSame(first[0], Located(originals[0]));
        Assert.Equal(OriginalPages.MaxFiles, _pages.Count);
    }

    [Fact]
    public async Task What_would_take_too_much_memory_is_read_and_not_kept()
    {
        var original = await StoreAsync(SmallPdf.OfObjects((int)(OriginalPages.MaxBytes / 1_000)));

        Assert.NotSame(Located(original), Located(original));
        Assert.Equal(0, _pages.Count);
    }

    [Fact]
    public async Task Two_large_files_that_are_too_much_together_are_not_kept_together()
    {
        var half = (int)(OriginalPages.MaxBytes / 2_000);
        var (one, other) = (await StoreAsync(SmallPdf.OfObjects(half)), await StoreAsync(SmallPdf.OfObjects(half)));

        var located = Located(one);
        Assert.Same(located, Located(one));
        Located(other);

        Assert.Equal(1, _pages.Count);
        Assert.NotSame(located, Located(one));
    }

    [Fact]
    public async Task Nobody_who_reads_any_more_keeps_nothing()
    {
        var original = await StoreAsync(SmallPdf.Saying("Monsieur Tremblay"));
        var located = Located(original);

        _clock.Advance(OriginalPages.KeptFor - TimeSpan.FromSeconds(1));
        Assert.Same(located, Located(original));
        _clock.Advance(OriginalPages.KeptFor * 1.5);

        Assert.Equal(0, _pages.Count);
        Assert.NotSame(located, Located(original));
    }

    [Fact]
    public async Task A_document_that_is_taken_out_is_forgotten_with_its_file()
    {
        var original = await StoreAsync(SmallPdf.Saying("Monsieur Tremblay"));
        Located(original);
        Assert.Equal(1, _pages.Count);

        _store.Delete(original.Key);

        Assert.Equal(0, _pages.Count);
        Assert.Throws<DamagedFileException>(() => Located(original));
    }

    /// <summary>A disk on which someone else wrote: a mark is judged by the bytes of the file, however often its pages were located before.</summary>
    [Fact]
    public async Task A_page_that_was_changed_on_the_disk_meanwhile_is_not_read()
    {
        var padding = new string('x', 1_000);
        var original = await StoreAsync(SmallPdf.Saying([.. Enumerable.Repeat(padding, 200), "Monsieur Tremblay"]));
        Located(original);
        var path = Directory.GetFiles(_folder.Path, $"{original.Key:N}", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(path, Cancellation);
        bytes[80_000] ^= 1; // the second piece, in the middle of the page's content
        await File.WriteAllBytesAsync(path, bytes, Cancellation);

        Assert.Throws<UnredactablePdfException>(() => Text(original));
        Assert.Equal(0, _pages.Count);
    }

    [Fact]
    public async Task Many_who_mark_at_once_are_each_told_of_their_own_file()
    {
        var originals = new List<StoredOriginal>();

        for (var i = 0; i < 12; i++)
        {
            originals.Add(await StoreAsync(SmallPdf.Saying($"Document {i:00}")));
        }

        // More files than are kept: reading, forgetting and locating anew cross each other.
        await Parallel.ForAsync(0, 300, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancellation }, (i, _) =>
        {
            var which = i * 5 % originals.Count;
            Assert.Equal($"Document {which:00}", Text(originals[which]));
            return ValueTask.CompletedTask;
        });

        Assert.InRange(_pages.Count, 1, OriginalPages.MaxFiles);
    }

    [Fact]
    public async Task What_is_prepared_is_there_for_the_first_mark_and_what_cannot_be_read_is_left_to_it()
    {
        var original = await StoreAsync(SmallPdf.Saying("Monsieur Tremblay"));
        var notOne = await StoreAsync(RandomNumberGenerator.GetBytes(2_000));

        await _pages.PrepareAsync(original);
        await _pages.PrepareAsync(notOne);

        Assert.Equal(1, _pages.Count);
        Assert.Equal("Monsieur Tremblay", Text(original));
        Assert.Throws<UnredactablePdfException>(() => Text(notOne));
    }

    public void Dispose()
    {
        _pages.Dispose();
        _folder.Dispose();
    }

    private LocatedPages Located(StoredOriginal original) => _pages.Read(original, (pages, _) => pages);

    private string Text(StoredOriginal original) => _pages.Read(original, (pages, pdf) => pages.Resolve(pdf, 1, [AroundTheLine], Cancellation).Text);

    private async Task<StoredOriginal> StoreAsync(byte[] content)
    {
        using var incoming = await _store.ReceiveAsync(new MemoryStream(content), content.Length, Cancellation);
        incoming.Keep();
        return new StoredOriginal(incoming.Key, incoming.Bytes, incoming.Sha256, 1);
    }
}
