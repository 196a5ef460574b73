using System.Runtime.ExceptionServices;
using AccessRequests.Pdf.Reading;

namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// Pages of one document made on several threads, each with a reader of its own, and handed over in order. Who asks for the next page makes
/// pages too, until it is done. Pages that wait for their turn are few, and hold little, or one alone holds much. What goes wrong with a page is
/// thrown when its turn comes.
/// </summary>
internal sealed class PagesInOrder : IDisposable
{
    /// <summary>Pages that may be done before their turn, for each thread: what they hold is in memory.</summary>
    private const int Ahead = 2;

    /// <summary>Decoded bytes that may wait for their turn before no further page is begun.</summary>
    private const long MostWaiting = 64 << 20;

    private readonly object _lock = new();
    private readonly Dictionary<int, (PageDraft? Page, ExceptionDispatchInfo? Failure)> _done = [];
    private readonly CancellationTokenSource _stop;
    private readonly PageRewriter _own;
    private readonly Task[] _helpers;
    private readonly IReadOnlyList<int> _pages;
    private readonly long _mostWaiting;

    /// <summary>The how manyth page is being made or was, and was handed over.</summary>
    private int _claimed;
    private int _handedOver;
    private long _waiting;

    /// <param name="own">For the thread that asks.</param>
    /// <param name="other">For a thread that helps, with a reader of its own.</param>
    public PagesInOrder(
        IReadOnlyList<int> pages, int helpers, Func<CancellationToken, PageRewriter> own, Func<CancellationToken, PageRewriter> other, CancellationToken cancellation,
        long mostWaiting = MostWaiting)
    {
        _pages = pages;
        _mostWaiting = mostWaiting;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _own = own(_stop.Token);
        _helpers = new Task[helpers];

        for (var i = 0; i < helpers; i++)
        {
            _helpers[i] = Task.Factory.StartNew(
                () => Start(other), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>Pages that are done and wait for their turn.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _done.Count;
            }
        }
    }

    /// <summary>The page whose turn it is may always be begun.</summary>
    private int Limit => Math.Min(_pages.Count, _waiting > _mostWaiting ? _handedOver + 1 : _handedOver + (Ahead * (_helpers.Length + 1)));

    /// <exception cref="Exception">What making the page threw.</exception>
    public PageDraft Next()
    {
        while (true)
        {
            int number;

            lock (_lock)
            {
                if (_done.Remove(_handedOver + 1, out var done))
                {
                    _handedOver++;
                    _waiting -= done.Page?.Copies.Output.Size ?? 0;
                    Monitor.PulseAll(_lock);
                    done.Failure?.Throw();
                    return done.Page!;
                }

                if (_claimed >= Limit)
                {
                    Monitor.Wait(_lock);
                    continue;
                }

                number = ++_claimed;
            }

            Make(_own, number);
        }
    }

    public void Dispose()
    {
        _stop.Cancel();

        lock (_lock)
        {
            Monitor.PulseAll(_lock);
        }

        try
        {
            Task.WaitAll(_helpers);
        }
        finally
        {
            _own.Dispose();
            _stop.Dispose();
        }
    }

    private void Start(Func<CancellationToken, PageRewriter> other)
    {
        try
        {
            DeepStack.Run(() => Help(other));
        }
        catch (OutOfMemoryException)
        {
            // No room for another stack: the thread that asks makes the pages alone.
        }
    }

    private void Help(Func<CancellationToken, PageRewriter> other)
    {
        PageRewriter rewriter;

        try
        {
            rewriter = other(_stop.Token);
        }
        catch (Exception exception) when (exception is UnredactablePdfException or OperationCanceledException or IOException or OutOfMemoryException)
        {
            // The thread that asks opened the file already: it makes the pages alone.
            return;
        }

        using (rewriter)
        {
            while (Claim() is { } number)
            {
                Make(rewriter, number);
            }
        }
    }

    private int? Claim()
    {
        lock (_lock)
        {
            while (_claimed >= Limit && _claimed < _pages.Count && !_stop.IsCancellationRequested)
            {
                Monitor.Wait(_lock);
            }

            return _claimed < _pages.Count && !_stop.IsCancellationRequested ? ++_claimed : null;
        }
    }

    private void Make(PageRewriter rewriter, int number)
    {
        (PageDraft?, ExceptionDispatchInfo?) made;

        try
        {
            made = (rewriter.Make(_pages[number - 1]), null);
        }
        catch (Exception exception)
        {
            made = (null, ExceptionDispatchInfo.Capture(exception));
        }

        lock (_lock)
        {
            _done[number] = made;
            _waiting += made.Item1?.Copies.Output.Size ?? 0;
            Monitor.PulseAll(_lock);
        }
    }
}
