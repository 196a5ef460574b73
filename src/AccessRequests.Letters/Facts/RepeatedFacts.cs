using AccessRequests.Domain.Requests;

namespace AccessRequests.Letters.Facts;

/// <param name="AnsweredOn">The date of the earlier decision.</param>
/// <param name="Reference">Its file number.</param>
/// <param name="Published">Where it is published, or null.</param>
/// <param name="CopyEnclosed">A copy of it is enclosed.</param>
public sealed record RepeatedFacts(DateOnly? AnsweredOn, string? Reference, string? Published = null, bool CopyEnclosed = false)
    : LetterFacts(LetterKind.RepeatedRequest)
{
    internal override IEnumerable<LetterObstacle> Obstacles(LetterRecord record)
    {
        if (AnsweredOn is null || string.IsNullOrWhiteSpace(Reference))
        {
            yield return Missing("repeated", "La lettre ne dit pas quelle réponse a déjà été donnée. Indiquez sa date et sa référence.");
        }
        else if (AnsweredOn > record.File.DecidedOn)
        {
            yield return Missing("repeated.answeredOn", "La réponse antérieure est datée d’après la lettre. Corrigez la date.");
        }

        if (!string.IsNullOrWhiteSpace(Published) && record.File.Kind != RequestKind.AdministrativeDocuments)
        {
            yield return Missing("repeated.published", "Une réponse qui porte sur des renseignements personnels n’est jamais diffusée. Retirez l’adresse et joignez une copie de la réponse.");
        }

        if (!CopyEnclosed && string.IsNullOrWhiteSpace(Published))
        {
            yield return Missing("repeated", "La loi ne permet pas de refuser une demande parce qu’elle est répétée. Joignez une copie de la réponse antérieure, dites où elle est diffusée, ou saisissez la Commission (art. 137.1).");
        }
    }
}
