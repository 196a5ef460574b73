using AccessRequests.Domain.Decisions;
using AccessRequests.Letters.Composition;
using AccessRequests.Letters.Wording;

namespace AccessRequests.Letters.Requirements;

/// <summary>An officer may word a decision otherwise, and not turn it into another one than what is recorded.</summary>
internal static class RewordedOutcomes
{
    private const string Gives = "ci-joint|transmet|communiqu|donn|remett|remis|trouver|accès à|obtenir|enclose|send|release|provide|attach|access to";

    public static IEnumerable<LetterObstacle> Of(LetterRecord record, IReadOnlyList<LetterBlock> blocks, LetterPlaces places)
    {
        var groups = PointGroup.Of(record);
        var isSingle = PointGroup.IsSingle(groups, record.File);

        return
            from one in groups
            let id = one.IdIn(isSingle)
            let block = blocks.FirstOrDefault(known => known.Id == id)
            where block?.Replaced is not null && !Says(one.Outcome, PlainText.Searchable(block.ToText()))
            select new LetterObstacle(places.Of(block), $"Le paragraphe « {id} » ne dit plus ce qui est consigné : {FrenchOf(one.Outcome)} (art. 47 et 50). Dites-le, ou changez ce qui est décidé.") { IsOfWords = true };
    }

    private static bool Says(PointOutcome outcome, string text) => outcome switch
    {
        PointOutcome.Released or PointOutcome.OnSite => Has(Negation.Without(text), Gives + "|consult"),
        PointOutcome.PartlyReleased => Has(Negation.Without(text), Gives) && Has(text, "parti|extrai|extract|extrait|caviard|masqu|élagu|retranch|retir|protég|part of|in part|redact|severed"),
        PointOutcome.Withheld => Has(text, "ne pouvons|ne peut|ne peuvent|ne sont pas accessibles|n’est pas accessible|n’avez pas accès|refus|protég|inaccessible|cannot|unable|denied|withh|protected|not accessible"),
        PointOutcome.NotHeld => Has(text, "ne détien|ne possèd|ne dispos|n’a pas en sa possession|n’a repéré|n’avons repéré|aucun document|n’existe|holds no|does not hold|no document|no such document|no record"),
        PointOutcome.Withdrawn => Has(text, "désist|retir|withdr"),
        PointOutcome.AlreadyPublic or PointOutcome.Referred or PointOutcome.NotConfirmed or PointOutcome.ThirdPartyConsulted or PointOutcome.ToFollow or PointOutcome.AlreadyAnswered => true, // their elements are required
    };

    private static string FrenchOf(PointOutcome outcome) => outcome switch
    {
        PointOutcome.Released => "l’accès est donné",
        PointOutcome.PartlyReleased => "l’accès est donné en partie",
        PointOutcome.Withheld => "l’accès est refusé",
        PointOutcome.NotHeld => "aucun document n’est détenu",
        PointOutcome.AlreadyPublic => "le document est public",
        PointOutcome.Referred => "la demande est renvoyée à un autre organisme",
        PointOutcome.NotConfirmed => "l’existence n’est ni confirmée ni niée",
        PointOutcome.ThirdPartyConsulted => "la décision sur un tiers est à venir",
        PointOutcome.ToFollow => "la réponse est à venir",
        PointOutcome.Withdrawn => "le demandeur s’est désisté",
        PointOutcome.AlreadyAnswered => "une réponse a déjà été donnée",
        PointOutcome.OnSite => "l’accès est donné sur place",
    };

    private static bool Has(string text, string alternatives) =>
        alternatives.Split('|').Any(alternative => text.Contains(alternative, StringComparison.OrdinalIgnoreCase));
}
