namespace AccessRequests.Letters.Facts;

/// <param name="Questions">What is unclear, question by question.</param>
/// <param name="UsefulBy">Until when an answer helps; it suspends nothing.</param>
public sealed record PrecisionFacts(IReadOnlyList<string> Questions, DateOnly? UsefulBy) : LetterFacts(LetterKind.PrecisionRequest)
{
    internal override IEnumerable<LetterObstacle> Obstacles(LetterRecord record)
    {
        if (Questions.All(string.IsNullOrWhiteSpace))
        {
            yield return Missing("precisions.questions", "La lettre ne dit pas ce qui est imprécis (art. 42). Posez au moins une question.");
        }

        if (UsefulBy is null)
        {
            yield return Missing("precisions.usefulBy", "La lettre ne dit pas jusqu’à quand une précision est utile (art. 42). Indiquez une date.");
        }
        else if (UsefulBy > record.Answer.Due || UsefulBy < record.File.DecidedOn)
        {
            yield return Missing("precisions.usefulBy", $"Une précision est utile entre la date de la lettre et la fin du délai, le {Domain.FrenchDate.Of(record.Answer.Due)} (art. 42 et {record.AnswerArticle}). Corrigez la date.");
        }
    }
}
