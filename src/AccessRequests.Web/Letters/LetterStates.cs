using AccessRequests.Domain;
using AccessRequests.Letters.Drafts;

namespace AccessRequests.Web.Letters;

internal static class LetterStates
{
    /// <summary>Where a letter stands, with who brought it there.</summary>
    public static string InFrench(LetterDraft letter) => letter.Status switch
    {
        LetterDraftStatus.Draft => "Projet",
        LetterDraftStatus.Approved => $"Approuvée par {letter.ApprovedBy}",
        LetterDraftStatus.Sent => $"Envoyée le {FrenchDate.Of(letter.SentOn!.Value)}",
    };
}
