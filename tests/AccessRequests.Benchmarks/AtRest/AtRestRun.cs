using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using AccessRequests.Domain.Documents;
using AccessRequests.Pdf;
using AccessRequests.Web.AtRest;
using AccessRequests.Web.Documents;

namespace AccessRequests.Benchmarks.AtRest;

/// <summary>
/// What sealing costs beside the same work on files in clear: a file received (hashed, written, flushed to disk), a range as the viewer
/// asks for it, the whole file read, a document redacted. Rounds alternate, and the best of each side counts.
/// </summary>
internal static class AtRestRun
{
    private const int Rounds = 15;
    private const int FileBytes = 64 * 1024 * 1024;
    private const int RangeBytes = 256 * 1024;
    private const int Ranges = 200;

    public static async Task RunAsync(string folder)
    {
        var store = new FileStore(folder, FileKeys.OfThisProcess());
        var content = RandomNumberGenerator.GetBytes(FileBytes);
        var plain = Path.Combine(folder, "plain");
        var original = await ReceiveAsync(store, content);
        await WritePlainAsync(plain, content);

        await CompareAsync(
            "64 MiB received, hashed, flushed to disk",
            async () => store.Delete((await ReceiveAsync(store, content)).Key),
            () => WritePlainAsync(plain, content));
        await CompareAsync(
            "200 ranges of 256 KiB, each with its own opening",
            () => ReadRangesAsync(() => store.OpenRead(original)),
            () => ReadRangesAsync(() => OpenPlain(plain)));
        await CompareAsync(
            "64 MiB read from the first byte to the last",
            () => ReadWholeAsync(store.OpenRead(original)),
            () => ReadWholeAsync(OpenPlain(plain)));

        var pdf = Resources.Document();
        var document = await ReceiveAsync(store, pdf);
        var plainPdf = $"{plain}.pdf";
        await WritePlainAsync(plainPdf, pdf);
        await CompareAsync(
            "a page of a document: a range of its file, and its words",
            () => ReadPage(store.OpenRead(document)),
            () => ReadPage(OpenPlain(plainPdf)));
    }

    private static async Task CompareAsync(string name, Func<Task> closed, Func<Task> clear)
    {
        var (sealedBest, clearBest) = (double.MaxValue, double.MaxValue);

        for (var round = 0; round < Rounds; round++)
        {
            sealedBest = Math.Min(sealedBest, await TimeAsync(closed));
            clearBest = Math.Min(clearBest, await TimeAsync(clear));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: sealed {sealedBest:0.00} ms, in clear {clearBest:0.00} ms, ratio {sealedBest / clearBest:0.00}"));
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static async Task<StoredOriginal> ReceiveAsync(FileStore store, byte[] content)
    {
        using var incoming = await store.ReceiveAsync(new MemoryStream(content), content.Length, CancellationToken.None);
        incoming.Keep();
        return new StoredOriginal(incoming.Key, incoming.Bytes, incoming.Sha256, 1);
    }

    /// <summary>As files were received before: by 128 KiB, hashed on the way; flushed to disk as sealed ones are.</summary>
    private static async Task WritePlainAsync(string path, byte[] content)
    {
        File.Delete(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous);
        using var source = new MemoryStream(content);
        var buffer = new byte[128 * 1024];

        for (int read; (read = await source.ReadAsync(buffer)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read));
        }

        _ = Convert.ToHexStringLower(hash.GetHashAndReset());
        file.Flush(flushToDisk: true);
    }

    private static FileStream OpenPlain(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous | FileOptions.RandomAccess);

    private static async Task ReadRangesAsync(Func<Stream> open)
    {
        var random = new Random(1);
        var buffer = new byte[RangeBytes];

        for (var i = 0; i < Ranges; i++)
        {
            await using var stream = open();
            stream.Position = random.Next(FileBytes / RangeBytes) * (long)RangeBytes;
            await stream.ReadExactlyAsync(buffer);
        }
    }

    private static async Task ReadWholeAsync(Stream stream)
    {
        await using (stream)
        {
            await stream.CopyToAsync(Stream.Null);
        }
    }

    private static Task ReadPage(Stream stream)
    {
        using (stream)
        {
            TextSelection.WordsOn(stream, 1);
        }

        return Task.CompletedTask;
    }
}
