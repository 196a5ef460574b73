using AccessRequests.Domain.Requests;

namespace AccessRequests.Letters.Facts;

/// <param name="Apologises">The letter says that it is late; only one that is may.</param>
/// <param name="ExtensionDays">Of the extension that was given, or null.</param>
public sealed record DecisionFacts(bool Apologises = false, int? ExtensionDays = null) : LetterFacts(LetterKind.Decision)
{
    internal DateOnly Due(LetterRecord record) => (ExtensionDays is { } days ? record.Extended(days) : record.Answer).Due;

    internal override IEnumerable<LetterObstacle> Obstacles(LetterRecord record)
    {
        if (record.File.Kind == RequestKind.PersonalInformation)
        {
            foreach (var missing in Identity(record))
            {
                yield return missing;
            }
        }

        if (record.File.Kind == RequestKind.Correction)
        {
            yield return Missing("letter", "Une demande de rectification reçoit une lettre de rectification (art. 89). Choisissez « Correction ».");
        }

        if (Apologises && record.File.DecidedOn is { } day && day <= Due(record))
        {
            yield return Missing("late", $"La décision n’est pas en retard : le délai prend fin le {Domain.FrenchDate.Of(Due(record))} (art. {record.AnswerArticle}). Retirez les excuses ou corrigez les dates.");
        }
    }
}
