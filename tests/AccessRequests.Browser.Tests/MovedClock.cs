using AccessRequests.Domain;

namespace AccessRequests.Browser.Tests;

/// <summary>A clock that goes on as the computer's does, from another day: a file takes weeks, a test minutes. Timers keep their pace.</summary>
public sealed class MovedClock : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;

    /// <summary>Three in the afternoon of that day, in Greenwich: morning in Québec, winter or summer.</summary>
    public void MoveTo(DateOnly day)
    {
        _ahead = new DateTimeOffset(day, new TimeOnly(15, 0), TimeSpan.Zero) - base.GetUtcNow();
        Assert.Equal(day, this.QuebecToday());
    }
}
