using AccessRequests.Domain.Requests;

namespace AccessRequests.Web.Notices;

/// <summary>What one person of the office is told in the application, written in the transaction of the act that it tells of.</summary>
public sealed class Notice
{
    public const int KeyMaxLength = 120;
    public const int TextMaxLength = 500;
    public const int AddressMaxLength = 200;

    /// <summary>Read or not, older ones are removed: the history tells what happened, and the dashboard what waits.</summary>
    public const int KeptDays = 90;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>What it tells and to whom: a second one with the same key is not written.</summary>
    public required string Key { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>The file that it is about, and with which it is hidden; null for an account or the server of e-mails.</summary>
    public AccessRequestId? RequestId { get; init; }

    /// <summary>Names no applicant.</summary>
    public required string Text { get; init; }

    /// <summary>Where it is acted on.</summary>
    public required string Address { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? ReadAt { get; private set; }

    public bool IsRead => ReadAt is not null;

    public static string Fitted(string text) => text.Length > TextMaxLength ? $"{text[..(TextMaxLength - 1)]}…" : text;
}
