using AccessRequests.Domain.Deadlines;

namespace AccessRequests.Domain.Requests;

/// <param name="Answer">The first limit: 20 days.</param>
/// <param name="Extended">With the extension, when one was given.</param>
/// <param name="Referral">Art. 48: tied to the first limit, never extended.</param>
public sealed record RequestClocks(Deadline Answer, Deadline? Extended, Deadline Referral)
{
    /// <summary>The last day to answer.</summary>
    public DateOnly Due => (Extended ?? Answer).Due;
}
