namespace AccessRequests.Letters;

/// <summary>What a block of a letter is for.</summary>
public enum LetterPart
{
    Letterhead,
    Delivery,
    Date,
    Addressee,
    Reference,
    Subject,
    Salutation,
    Recital,
    Quotation,
    Points,

    /// <summary>What a letter that decides nothing says, and what an officer adds.</summary>
    Body,
    Decision,
    Referral,
    ReviewNotice,
    Contact,
    Closing,
    Signature,
    Enclosure,
    Copies,
    AnnexTitle,
    AnnexArticle,

    /// <summary>What an annex holds beside articles.</summary>
    AnnexText,
}
