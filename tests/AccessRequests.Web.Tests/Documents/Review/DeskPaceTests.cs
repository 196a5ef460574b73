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
    public void Where_nobody_works_nothing_waits() => _pace.WaitForCalm(DeskPace.Longest, Cancellation);

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
    public async Task Between_pages_a_scan_takes_a_quarter_of_a_core_while_someone_works()
    {
        var longest = DeskPace.After(TimeSpan.FromSeconds(0.1));
        Assert.Equal(TimeSpan.FromSeconds(0.3), longest);
        _pace.Acted();
        var waiting = WaitAsync(longest: longest);

        await AdvanceAsync(longest * 0.9);
        Assert.False(waiting.IsCompleted);
        await AdvanceAsync(longest * 0.2);

        await waiting.WaitAsync(TimeSpan.FromSeconds(5), Cancellation);
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

    private Task WaitAsync(CancellationToken? cancellation = null, TimeSpan? longest = null) =>
        Task.Factory.StartNew(() => _pace.WaitForCalm(longest ?? DeskPace.Longest, cancellation ?? Cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

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
