using System.Globalization;
using System.Text.RegularExpressions;
using AccessRequests.Domain.Decisions;
using AccessRequests.Letters.Composition;
using AccessRequests.Letters.Facts;
using AccessRequests.Letters.Wording;

namespace AccessRequests.Letters.Requirements;

/// <summary>
/// An officer may word a decision otherwise, and not turn it into another one than what is recorded. Words that decide nothing or something else
/// are refused; words that this reading does not know are left to whoever approves them.
/// </summary>
internal static partial class RewordedOutcomes
{
    private const string Gives = "joint|annexé|transmet|transmi|communiqu|donn|remett|remis|trouver|recevr|accéd|acquiesc|accueill|accord|autoris|faisons droit|donner suite favorable|obtenir|télécharg|voici|enclos|send|sent to|releas|provid|attach|grant";
    private const string InPart = "parti|extrai|extract|caviard|masqu|élagu|retranch|retir|protég|soustrai|anonymis|dépersonnalis|à l’exception|sauf|hormis|omis|biff|noirci|supprim|part of|in part|redact|severed|removed|except";
    private const string Refuses = "ne pouvons|ne peut|ne peuvent|ne pourr|pas accessible|n’avez pas accès|refus|inaccessible|irrecevable|cannot|unable|denied|withh|not accessible";
    private const string Protects = "protég|confidentiel|oppos|s’appliqu|trouve application|trouvent application|restreint|protected|confidential|exempt|apply|applies";
    private const string HoldsNone = "ne détien|ne possèd|ne dispos|en sa possession|en possession|n’a repéré|n’avons repéré|aucun document|aucune note|aucun renseignement|aucune information|aucune donnée|aucun dossier|aucun rapport|aucun registre|aucun courriel|aucune correspondance|aucune trace|aucun fichier|infructueu|n’ont pas permis|n’existe|inexistant|détruit|introuvable|pas été trouvé|pas été repéré|ne l’avons pas|n’avons pas|holds no|not hold|no document|no such|no record|destroyed|not found|not exist";
    private const string Nouns = "point|item|question|volet|partie|élément|part";
    private const string HandsOver = "ci-joint|vous transmettons|vous communiquons|vous remettons|vous donnons accès|accès est accordé|accès vous est accordé|are sending|are releasing|enclosed";
    private const string Withdraws = "désist|retir|withdr";

    public static IEnumerable<LetterObstacle> Of(LetterRecord record, IReadOnlyList<LetterBlock> blocks, LetterPlaces places)
    {
        if (record.Facts is not DecisionFacts)
        {
            yield break; // another letter of the file decides nothing
        }

        var groups = PointGroup.Of(record);
        var isSingle = PointGroup.IsSingle(groups, record.File);
        var all = string.Join('\n', blocks.Where(block => block.Part == LetterPart.Decision || block.IsAdded).Select(block => PlainText.Searchable(block.ToText())));

        foreach (var one in groups)
        {
            var id = one.IdIn(isSingle);

            if (blocks.FirstOrDefault(known => known.Id == id && !known.IsAdded) is not { } block)
            {
                yield return !isSingle && one.Points.All(point => Names(all, point.Name, record.Form.PointNoun?.Many))
                    ? new LetterObstacle(places.OfMissing(id), $"Le paragraphe « {id} » est retiré : vérifiez qu’un autre dit que {FrenchOf(one.Outcome)} (art. 47 et 50).") { IsWarning = true }
                    : new LetterObstacle(places.OfMissing(id), $"Le paragraphe « {id} » dit ce qui est décidé (art. 47 et 50), et aucun autre ne nomme ce qu’il décide. Reformulez-le plutôt que de le retirer.");
                continue;
            }

            var text = PlainText.Searchable(block.ToText());

            if (block.Replaced is not null && Doubt(one.Outcome, text, all) is { } isRefused)
            {
                yield return isRefused
                    ? new LetterObstacle(places.Of(block), $"Le paragraphe « {id} » ne dit plus ce qui est consigné : {FrenchOf(one.Outcome)} (art. 47 et 50). Dites-le, ou changez ce qui est décidé.") { IsOfWords = true }
                    : new LetterObstacle(places.Of(block), $"Le paragraphe « {id} » a d’autres mots que ceux qui sont connus : vérifiez qu’il se lit comme ce qui est consigné, {FrenchOf(one.Outcome)} (art. 47 et 50).") { IsWarning = true };
            }
        }
    }

    /// <summary>Whether the words are to be refused, or only read again; null when they say what is recorded and nothing else.</summary>
    private static bool? Doubt(PointOutcome outcome, string text, string all)
    {
        var contradicts = Contradicts(outcome, text);

        return Says(outcome, text) ? contradicts ? false : null
            : contradicts || !(Decides(text) || Says(outcome, all));
    }

    private static bool Says(PointOutcome outcome, string text) => outcome switch
    {
        PointOutcome.Released or PointOutcome.OnSite => Has(Negation.Without(text), $"{Gives}|consult"),
        PointOutcome.PartlyReleased => Has(Negation.Without(text), Gives) && Has(text, InPart),
        PointOutcome.Withheld => !RefusesNot().IsMatch(text) && (Has(text, Refuses) || Has(Negation.Without(text), Protects)),
        PointOutcome.NotHeld => Has(text, HoldsNone),
        PointOutcome.Withdrawn => Has(text, Withdraws),
        PointOutcome.AlreadyPublic or PointOutcome.Referred or PointOutcome.NotConfirmed or PointOutcome.ThirdPartyConsulted or PointOutcome.ToFollow or PointOutcome.AlreadyAnswered => true, // their elements are required
    };

    private static bool Contradicts(PointOutcome outcome, string text) => outcome switch
    {
        PointOutcome.Released or PointOutcome.OnSite => (Has(text, Refuses) && !RefusesNot().IsMatch(text)) || Has(text, HoldsNone),
        PointOutcome.PartlyReleased => (Has(text, Refuses) || Has(text, HoldsNone)) && !Has(text, InPart),
        PointOutcome.Withheld => RefusesNot().IsMatch(text) || (Says(outcome, text) ? Has(Negation.Without(text), HandsOver) : Says(PointOutcome.Released, text)),
        PointOutcome.NotHeld => Has(Negation.Without(text), HandsOver) || (!Says(outcome, text) && Says(PointOutcome.Released, text)),
        PointOutcome.ThirdPartyConsulted or PointOutcome.ToFollow => Has(text, Refuses),
        _ => false,
    };

    /// <summary>It decides something, in words of any outcome.</summary>
    private static bool Decides(string text) => Has(text, string.Join('|', Gives, Refuses, Protects, HoldsNone, Withdraws, "répon|répond|answer"));

    /// <summary>«le point 2», «les points 1 à 3», whatever this letter calls them.</summary>
    /// <param name="noun">The letter's own name of points, with its article; null for none.</param>
    private static bool Names(string text, string point, string? noun)
    {
        var nouns = noun is null ? Nouns : $"{Nouns}|{Regex.Escape(noun[(noun.LastIndexOf(' ') + 1)..].TrimEnd('s'))}";

        return Regex.Matches(text, $@"\b(?:{nouns})s?\b[^.;:]{{0,60}}", RegexOptions.IgnoreCase).Any(run =>
            Regex.IsMatch(run.Value, $@"(?<![\w.]){Regex.Escape(point)}(?!\w)")
            || (int.TryParse(point, out var number) && Range().Matches(run.Value).Any(range => int.Parse(range.Groups[1].ValueSpan, CultureInfo.InvariantCulture) <= number && number <= int.Parse(range.Groups[2].ValueSpan, CultureInfo.InvariantCulture))));
    }

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

    [GeneratedRegex(@"(?:ne pouvons|ne peut|ne peuvent)(?: pas)?(?: vous)?(?: en| les?)? refuser|ne vous refusons|ne refusons|n’est pas refusé|not (?:be )?(?:refuse|den(?:y|ied))|cannot (?:refuse|deny)", RegexOptions.IgnoreCase)]
    private static partial Regex RefusesNot();

    [GeneratedRegex(@"\b([0-9]{1,3}) (?:à|to) ([0-9]{1,3})\b")]
    private static partial Regex Range();
}
