namespace AccessRequests.Pdf.Typesetting.Layout;

/// <summary>Bidirectional classes (UAX #9, table 4) without the embeddings and overrides, which are not honoured.</summary>
internal enum BidiClass : byte
{
    LeftToRight,
    RightToLeft,
    ArabicLetter,
    EuropeanNumber,
    EuropeanSeparator,
    EuropeanTerminator,
    ArabicNumber,
    CommonSeparator,
    NonspacingMark,
    Neutral,
}
