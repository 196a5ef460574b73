namespace AccessRequests.Letters.Facts;

/// <param name="AnswerBy">The last day to answer that the letter announces; null for the calendar's.</param>
/// <param name="ThirdParties">The request concerns information that third parties supplied: their limits are told too (art. 49).</param>
/// <param name="Precisions">What the applicant is invited to specify (art. 42), as it follows «veuillez nous préciser», or null.</param>
public sealed record AcknowledgementFacts(DateOnly? AnswerBy = null, bool ThirdParties = false, string? Precisions = null)
    : LetterFacts(LetterKind.Acknowledgement)
{
    internal override IEnumerable<LetterObstacle> Obstacles(LetterRecord record)
    {
        if (AnswerBy is { } announced && announced > record.Answer.Due)
        {
            yield return Missing("acknowledgement.answerBy", $"La date de réponse annoncée dépasse la fin du délai, le {Domain.FrenchDate.Of(record.Answer.Due)} (art. {record.AnswerArticle}, al. 1). Corrigez-la.");
        }
        else if (AnswerBy < record.Answer.Nominal)
        {
            yield return Missing("acknowledgement.answerBy", $"La date de réponse annoncée n’est pas à vingt jours de la réception : le délai prend fin le {Domain.FrenchDate.Of(record.Answer.Due)} (art. {record.AnswerArticle}, al. 1). Corrigez-la.");
        }

        if (record.File.DecidedOn > record.Answer.Due)
        {
            yield return Missing("decidedOn", $"L’accusé de réception annoncerait un délai qui a pris fin le {Domain.FrenchDate.Of(record.Answer.Due)} (art. 46 et {record.AnswerArticle}). Répondez plutôt à la demande.");
        }
    }
}
