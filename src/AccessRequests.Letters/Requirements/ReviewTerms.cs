using System.Text.RegularExpressions;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters.Facts;
using AccessRequests.Letters.Wording;

namespace AccessRequests.Letters.Requirements;

/// <summary>What the words of the review notice must not say otherwise than the Act: thirty days, from the date of the decision (art. 135).</summary>
internal static partial class ReviewTerms
{
    public static IEnumerable<LetterObstacle> Of(LetterRecord record, IReadOnlyList<LetterBlock> blocks, LetterPlaces places)
    {
        if (record.Facts is not (DecisionFacts or CorrectionFacts or RepeatedFacts) || record.File.Form != RequestForm.Written)
        {
            yield break;
        }

        foreach (var block in blocks.Where(block => block.Part is LetterPart.ReviewNotice or LetterPart.AnnexText || block.IsAdded))
        {
            foreach (var sentence in Sentences().Split(PlainText.Searchable(block.ToText())).Where(sentence => Review().IsMatch(sentence)))
            {
                if (OtherLimit().IsMatch(sentence))
                {
                    // An added sentence may be about another time: the body's own to answer, whose end opens the review.
                    yield return new LetterObstacle(places.Of(block), $"Le paragraphe « {block.Id} » donne un autre délai pour demander la révision, qui se demande dans les trente jours (art. 135). Corrigez ce délai.") { IsOfWords = true, IsWarning = block.IsAdded };
                }

                if (FromReceipt().IsMatch(sentence))
                {
                    yield return new LetterObstacle(places.Of(block), $"Le paragraphe « {block.Id} » compte le délai de révision depuis la réception ; il court de la date de la décision (art. 135). Vérifiez que c’est voulu.") { IsWarning = true };
                }
            }
        }
    }

    [GeneratedRegex(@"(?<=[.;!?])\s|\n")]
    private static partial Regex Sentences();

    [GeneratedRegex("révis|review", RegexOptions.IgnoreCase)]
    private static partial Regex Review();

    [GeneratedRegex(@"\b(?:(?!30\b)[0-9]{1,3}\)?|dix|quinze|vingt|quarante(?:-cinq)?|soixante|quatre-vingt-dix|ten|fifteen|twenty|forty(?:-five)?|sixty|ninety) (?:jours|days)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OtherLimit();

    [GeneratedRegex(@"(?:suivant|suivent|depuis|à compter de|after|from|of) (?:la|sa|its|the|your)?\s?(?:date de )?(?:la )?(?:réception|receipt)", RegexOptions.IgnoreCase)]
    private static partial Regex FromReceipt();
}
