namespace AccessRequests.Letters.Facts;

/// <param name="Documents">The documents as the third party will know them. None names the applicant.</param>
/// <param name="InPart">Part of them only is to be released.</param>
public sealed record ThirdPartyNoticeFacts(IReadOnlyList<string> Documents, bool InPart = false) : LetterFacts(LetterKind.ThirdPartyNotice)
{
    internal override IEnumerable<LetterObstacle> Obstacles(LetterRecord record)
    {
        if (Documents.All(string.IsNullOrWhiteSpace))
        {
            yield return Missing("thirdParty.documents", "L’avis ne dit pas quels documents seraient communiqués (art. 25 et 49). Nommez-en au moins un.");
        }
    }
}
