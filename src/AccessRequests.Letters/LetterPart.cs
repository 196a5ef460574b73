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
    Points,
    Decision,
    Referral,
    ReviewNotice,
    Contact,
    Closing,
    Signature,
    Enclosure,
    AnnexTitle,
    AnnexArticle,
}
