using System.Collections.Concurrent;
using System.Diagnostics;
using AccessRequests.Cli.Soak;
using AccessRequests.Pdf;

namespace AccessRequests.Cli.Fuzz;

/// <summary>Redacts damaged copies of files, on all processors. Each ends in a result, in a refusal, or in what a fuzzer looks for.</summary>
/// <param name="memory">In bytes: the process does not grow past it without a fault that names the round.</param>
internal sealed class FuzzRun(IReadOnlyList<byte[]> files, int seed, TimeSpan patience, long memory)
{
    private readonly ConcurrentBag<string> _faults = [];
    private int _written;
    private int _refused;
    private int _hung;
    private long _noted = memory;

    public int Written => _written;

    public int Refused => _refused;

    public int Hung => _hung;

    /// <summary>Where other exceptions came from, with the round that a seed repeats.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Of this process up to now, in bytes.</summary>
    public static long MostMemory
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64;
        }
    }

    /// <param name="progress">Told how many are done, every thousand.</param>
    public void Run(int first, int rounds, Action<int> progress)
    {
        var done = 0;
        Parallel.For(first, first + rounds, round =>
        {
            Round(round);

            if (Interlocked.Increment(ref done) is var now && now % 1000 == 0)
            {
                progress(now);
            }
        });
    }

    private void Round(int round)
    {
        var random = new Random(HashCode(round));
        var damaged = Mutation.Of(files[random.Next(files.Count)], random);
        var mark = new RedactionMark(1, [Somewhere(random)], "art. 37");
        var clock = Stopwatch.StartNew();
        using var timeout = new CancellationTokenSource(patience);

        try
        {
            using var source = new MemoryStream(damaged, writable: false);
            using var destination = new MemoryStream();
            PdfRedactor.Redact(source, [mark], destination, cancellation: timeout.Token);
            Interlocked.Increment(ref _written);
        }
        catch (UnredactablePdfException)
        {
            Interlocked.Increment(ref _refused);
        }
        catch (OperationCanceledException)
        {
            // Counted below by the time it took.
        }
        catch (Exception exception)
        {
            _faults.Add($"{PdfFolder.Describe(exception)}, round {round}");
        }

        NoteMemory(round);

        if (clock.Elapsed > patience)
        {
            Interlocked.Increment(ref _hung);
            _faults.Add($"{clock.Elapsed.TotalSeconds:0} s, round {round}");
        }
    }

    /// <summary>Which round it was, or the one beside it on another processor; noted again only for a quarter more.</summary>
    private void NoteMemory(int round)
    {
        var used = Environment.WorkingSet;

        if (used > Interlocked.Read(ref _noted))
        {
            Interlocked.Exchange(ref _noted, used + (used / 4));
            _faults.Add($"{used >> 20} Mo, round {round}");
        }
    }

    private static PdfBox Somewhere(Random random)
    {
        var (left, bottom) = (random.Next(500), random.Next(700));
        return new PdfBox(left, bottom, left + random.Next(1, 300), bottom + random.Next(1, 200));
    }

    private int HashCode(int round) => unchecked((seed * 486_187_739) + round);
}
