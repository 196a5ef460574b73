namespace AccessRequests.Domain;

/// <summary>
/// Why an act is refused. The page shows its sentence and the guard throws it: one predicate for both.
/// </summary>
/// <param name="Subject">What it is about: the number of a point or of an article, a title. Never an applicant or a passage.</param>
/// <param name="Day">The day that the sentence names.</param>
public sealed record Obstacle(ObstacleKind Kind, string? Subject = null, int Count = 0, DateOnly? Day = null)
{
    /// <summary>What is in the way and what to do about it, in one or two French sentences.</summary>
    public string InFrench() => ObstacleSentences.Of(this);
}

public enum ObstacleKind
{
    RequestAwaitingApproval,
    RequestApproved,
    RequestNotAwaitingApproval,
    RequestNotApproved,
    PersonalInformationNeedsWriting,
    RequestWithoutPoints,
    PointUnknown,
    PointWithoutOutcome,
    PointWithoutDocument,
    PointOutcomeDisagrees,
    PointWithoutLocation,
    PointWithoutProvision,
    PointReferredTwice,
    PointReferredWithoutBody,
    ReferralOfUnreferredPoint,
    ReferralWithoutPersonInCharge,
    ReferralOfNothing,
    ReferralToRetiredBody,
    ExtensionAlreadyGiven,
    ExtensionOutOfBounds,
    ExtensionTooLate,
    ExtensionBeforeReception,
    DocumentHasPassages,
    DocumentWithoutPoint,
    DocumentOfUnansweredPoints,
    DocumentOfUnconfirmedPoint,
    PassageWithoutProvision,
    PassageOutsidePage,
    PassageGone,
    TooManyPassages,
    PassagesProposed,
    ProvisionUnknown,
    ProvisionIsNoGround,
    SeveranceCitedAlone,
    CompanionMissing,
    ProvisionConfirmsExistence,
    ProvisionSpent,
    ProvisionWithoutText,
    ProvisionNotVerified,
    LetterheadMissing,
    SignatoryMissing,
    SignatoryNotInOffice,
    TextEnteredByTheSamePerson,
    SubjectMissing,
    DecisionDateMissing,
    DecisionBeforeReception,
    DecisionInTheFuture,
    DraftedByTheSamePerson,
    ReturnWithoutComment,
    DecisionChangedSinceApproval,
    DecisionChangedWhileRead,
    PointInUse,
    DocumentUnredactable,
    PackageUnverified,
    PackageUnderway,
    NothingHidden,
    GroundsWouldConfirmExistence,
    LetterIsTheDecision,
    LetterForCorrectionsOnly,
    LetterExists,
    LetterApproved,
    LetterNotApproved,
    LetterNeedsNoApproval,
    LetterSent,
    LetterSentOutOfBounds,
    LetterIncomplete,
    CommissionAskedTooLate,
}
