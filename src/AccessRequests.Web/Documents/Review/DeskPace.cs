namespace AccessRequests.Web.Documents.Review;

/// <summary>
/// Has what nobody waits for, the scans of originals, make way for what people do at their desks: a page of a scan takes a core for a twentieth of a
/// second, which an opening or a mark on this server would wait for.
/// </summary>
public sealed class DeskPace(TimeProvider time)
{
    /// <summary>So long after the last thing that someone did.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromSeconds(1.5);

    /// <summary>So long a scan waits for its beginning where calm does not come: an office at work never stops it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    /// <summary>Of one core, what a scan takes while someone works: one part in so many.</summary>
    private const int Share = 4;

    private long _lastAct = time.GetTimestamp() - (long)(Calm.TotalSeconds * time.TimestampFrequency);

    /// <summary>Someone opens, reads on or acts, on any thread.</summary>
    public void Acted() => Volatile.Write(ref _lastAct, time.GetTimestamp());

    /// <summary>How long a scan waits at most after a page that took so long.</summary>
    public static TimeSpan After(TimeSpan worked) => worked * (Share - 1);

    /// <summary>Blocks the thread of a scan before it goes on.</summary>
    /// <param name="longest">Where calm does not come.</param>
    /// <exception cref="OperationCanceledException"/>
    public void WaitForCalm(TimeSpan longest, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();

        for (TimeSpan left; (left = Left(began, longest)) > TimeSpan.Zero;)
        {
            Task.Delay(left, time, cancellation).GetAwaiter().GetResult();
        }

        cancellation.ThrowIfCancellationRequested();
    }

    private TimeSpan Left(long began, TimeSpan longest)
    {
        var toCalm = Calm - time.GetElapsedTime(Volatile.Read(ref _lastAct));
        var toLongest = longest - time.GetElapsedTime(began);
        return toCalm < toLongest ? toCalm : toLongest;
    }
}
