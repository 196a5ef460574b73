using AccessRequests.Domain.Requests;

namespace AccessRequests.Web.Outbox;

/// <summary>
/// An e-mail to someone of the office, written in the transaction of the act that it tells of. It leaves later, is tried again when
/// the server refuses, and its key makes it unique.
/// </summary>
public sealed class OutboxMessage
{
    public const int AddressMaxLength = 254;
    public const int SubjectMaxLength = 200;
    public const int KeyMaxLength = 100;
    public const int FailureMaxLength = 500;
    public const int MaxAttempts = 12;

    /// <summary>Refused so often, it is told in the application: a server that is down for a minute is not.</summary>
    public const int AttemptsBeforeNotice = 3;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>What it tells and to whom: a second one with the same key is not written.</summary>
    public required string Key { get; init; }

    public required string To { get; init; }

    /// <summary>Names no applicant: mailboxes are read on telephones.</summary>
    public required string Subject { get; init; }

    public required string Body { get; init; }

    /// <summary>The file that it is about; null for a digest.</summary>
    public AccessRequestId? RequestId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset NextTryAt { get; set; }

    public int Attempts { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Why it does not leave by itself, since it may have left already; an administrator says whether it does. Null for all others.</summary>
    public MailHold? Hold { get; private set; }

    /// <summary>When an administrator said that it does not leave; null otherwise.</summary>
    public DateTimeOffset? DroppedAt { get; private set; }

    /// <summary>What the server said last, when it refused.</summary>
    public string? Failure { get; private set; }

    public bool IsGivenUp => SentAt is null && Attempts >= MaxAttempts;

    public void Succeed(DateTimeOffset now) => (SentAt, Failure) = (now, null);

    public void Fail(string failure) => Failure = failure.Length > FailureMaxLength ? failure[..FailureMaxLength] : failure;

    /// <summary>A minute after the first refusal, then twice as long each time, up to six hours.</summary>
    public static TimeSpan DelayAfter(int attempts) => TimeSpan.FromMinutes(Math.Min(360, Math.Pow(2, attempts)));
}
