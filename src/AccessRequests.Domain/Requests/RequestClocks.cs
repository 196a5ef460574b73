using AccessRequests.Domain.Deadlines;

namespace AccessRequests.Domain.Requests;

/// <param name="Answer">The first limit: 20 days.</param>
/// <param name="Extended">With the extension, when one was given.</param>
/// <param name="Referral">Art. 48: tied to the first limit, never extended.</param>
public sealed record RequestClocks(Deadline Answer, Deadline? Extended, Deadline Referral)
{
    public const int ReviewDays = 30;
    public const int PublicationDays = 5;

    /// <summary>Days to appeal from a decision of the Commission (arts. 147 ff.), from the day on which the review was recorded as ended.</summary>
    public const int AppealDays = 30;

    /// <summary>
    /// The time that art. 47 gives; what a third party is heard on has another, see <see cref="AnswerLimits"/>. An extension only ever adds time: one whose last day comes
    /// before that of the first limit, which holidays put off further, takes nothing away.
    /// </summary>
    public Deadline Granted => Later(Answer, Extended);

    /// <inheritdoc cref="Granted"/>
    public static Deadline Later(Deadline answer, Deadline? extended) => extended is { } given && given.Due > answer.Due ? given : answer;

    /// <summary>Art. 135: thirty days from the date of the decision, once it left.</summary>
    public Deadline? Review { get; init; }

    /// <summary>
    /// The same counted from the day that the applicant received the letter, when it is known: case law discusses which of the two
    /// counts, so the file is kept until the later.
    /// </summary>
    public Deadline? ReviewFromReceipt { get; init; }

    /// <summary>A-2.1, r. 2: what was sent is published within five days, except on personal information.</summary>
    public Deadline? Publication { get; init; }
}
