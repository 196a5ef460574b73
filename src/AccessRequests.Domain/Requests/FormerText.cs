namespace AccessRequests.Domain.Requests;

/// <summary>
/// The text of a request before it was rewritten. Kept beside the history and not in it: people sign what they write, and the
/// history names no applicant.
/// </summary>
public sealed class FormerText
{
    internal FormerText(string text, Actor replacedBy, DateTimeOffset replacedAt)
    {
        Id = Guid.CreateVersion7();
        Text = text;
        ReplacedBy = replacedBy.Name;
        ReplacedAt = replacedAt;
    }

    private FormerText()
    {
        Text = "";
        ReplacedBy = "";
    }

    public Guid Id { get; private init; }

    public string Text { get; private init; }

    public string ReplacedBy { get; private init; }

    public DateTimeOffset ReplacedAt { get; private init; }
}
