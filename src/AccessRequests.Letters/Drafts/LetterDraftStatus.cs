namespace AccessRequests.Letters.Drafts;

public enum LetterDraftStatus
{
    Draft,

    /// <summary>A manager approved these words; only letters that decide something need it.</summary>
    Approved,

    /// <summary>It left the office: neither its words nor its facts change any more.</summary>
    Sent,
}
