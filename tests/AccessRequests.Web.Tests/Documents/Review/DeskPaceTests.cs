using AccessRequests.Web.Documents.Review;
using Microsoft.Extensions.Time.Testing;

namespace AccessRequests.Web.Tests.Documents.Review;

/// <summary>A scan makes way for whoever works at a desk, and comes to its end all the same.</summary>
public sealed class DeskPaceTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly DeskPace _pace;

    public DeskPaceTests() => _pace = new DeskPace(_clock);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public void Where_nobody_works_nothing_waits() => _pace.WaitForCalm(Cancellation);

    [Fact]
    public async Task An_act_is_waited_for_and_so_is_the_next_one()
    {
        _pace.Acted();
        var waiting = WaitAsync();

        await AdvanceAsync(DeskPace.Calm / 2);
        _pace.Acted();
        await AdvanceAsync(DeskPace.Calm * 0.75);
        Assert.False(waiting.IsCompleted);

        await AdvanceUntilAsync(waiting);
    }

    [Fact]
    public async Task Acts_that_never_end_do_not_stop_it()
    {
        _pace.Acted();
        var waiting = WaitAsync();
        var began = _clock.GetUtcNow();

        while (!waiting.IsCompleted && _clock.GetUtcNow() - began < DeskPace.Longest * 3)
        {
            _pace.Acted();
            await AdvanceAsync(DeskPace.Calm / 3);
        }

        Assert.True(waiting.IsCompletedSuccessfully);
        Assert.True(_clock.GetUtcNow() - began >= DeskPace.Longest);
    }

    [Fact]
    public async Task Who_leaves_does_not_wait()
    {
        using var left = new CancellationTokenSource();
        _pace.Acted();
        var waiting = WaitAsync(left.Token);

        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private Task WaitAsync(CancellationToken? cancellation = null) =>
        Task.Factory.StartNew(() => _pace.WaitForCalm(cancellation ?? Cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>The waiting thread is given the time to look at the clock again.</summary>
    private async Task AdvanceAsync(TimeSpan time)
    {
        await Task.Delay(50, Cancellation);
        _clock.Advance(time);
        await Task.Delay(50, Cancellation);
    }

    private async Task AdvanceUntilAsync(Task waiting)
    {
        for (var i = 0; i < 100 && !waiting.IsCompleted; i++)
        {
            await AdvanceAsync(DeskPace.Calm);
        }

        Assert.True(waiting.IsCompletedSuccessfully);
    }
}
