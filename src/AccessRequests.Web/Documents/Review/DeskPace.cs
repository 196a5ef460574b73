namespace AccessRequests.Web.Documents.Review;

/// <summary>
/// Has what nobody waits for, the scans of originals, make way for what people do at their desks: a page of a scan takes a core for a fifth of a
/// second, which an opening or a mark on this server would wait for.
/// </summary>
public sealed class DeskPace(TimeProvider time)
{
    /// <summary>So long after the last thing that someone did.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromSeconds(1.5);

    /// <summary>So long a page of a scan waits where calm does not come: an office at work never stops it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    private long _lastAct = time.GetTimestamp() - (long)(Calm.TotalSeconds * time.TimestampFrequency);

    /// <summary>Someone opens, reads on or acts, on any thread.</summary>
    public void Acted() => Volatile.Write(ref _lastAct, time.GetTimestamp());

    /// <summary>Blocks the thread of a scan between two of its pages.</summary>
    /// <exception cref="OperationCanceledException"/>
    public void WaitForCalm(CancellationToken cancellation)
    {
        var began = time.GetTimestamp();

        for (TimeSpan left; (left = Left(began)) > TimeSpan.Zero;)
        {
            Task.Delay(left, time, cancellation).GetAwaiter().GetResult();
        }

        cancellation.ThrowIfCancellationRequested();
    }

    private TimeSpan Left(long began)
    {
        var toCalm = Calm - time.GetElapsedTime(Volatile.Read(ref _lastAct));
        var toLongest = Longest - time.GetElapsedTime(began);
        return toCalm < toLongest ? toCalm : toLongest;
    }
}
