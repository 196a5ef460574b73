namespace AccessRequests.Pdf;

/// <summary>Why a file or a mark was refused. <see cref="UnredactableReasons.InFrench"/> gives the sentence.</summary>
public enum UnredactableReason
{
    EmptyFile,
    NotAPdf,
    Damaged,
    Encrypted,
    NoPages,
    LimitExceeded,
    PageOutOfRange,
    MarkOffPage,
    InvalidBox,
    NoBox,
    LabelMissing,
    LabelTooLong,
    UncertainContent,
    NotProvenClean,
}
