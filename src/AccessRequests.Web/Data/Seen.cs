using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Data;

/// <summary>What a person had before their eyes when they acted: an act on anything else would overwrite what they never saw.</summary>
internal static class Seen
{
    /// <param name="current">As it is now: a version, or what stands for one.</param>
    /// <exception cref="DbUpdateConcurrencyException">A colleague changed it since.</exception>
    public static void Demand<T>(T current, T seen)
    {
        if (!EqualityComparer<T>.Default.Equals(current, seen))
        {
            throw new DbUpdateConcurrencyException();
        }
    }
}
