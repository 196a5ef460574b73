using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Letters.Facts;

/// <param name="Apologises">The letter says that it is late; only one that is may.</param>
/// <param name="ExtensionDays">Of the extension that was given, or null.</param>
public sealed record DecisionFacts(bool Apologises = false, int? ExtensionDays = null) : LetterFacts(LetterKind.Decision)
{
    /// <summary>The last day that a third party's clock sets in place of the time of art. 47 (art. 49); null where it sets none.</summary>
    public DateOnly? ConsultedUntil { get; init; }

    /// <summary>The first day on which the documents may leave, where the decision on a third party's is not executory on the day of the letter (art. 49); null where they are enclosed.</summary>
    public DateOnly? DocumentsFrom { get; init; }

    /// <summary>The last day to answer.</summary>
    internal DateOnly LastDay(LetterRecord record) => ConsultedUntil ?? Due(record);

    /// <summary>What sets it.</summary>
    internal string ArticleOfLastDay(LetterRecord record) => ConsultedUntil is null ? record.AnswerArticle : "49";

    /// <summary>The end of the time of art. 47, for what waits for nobody.</summary>
    internal DateOnly Due(LetterRecord record) => RequestClocks.Later(record.Answer, ExtensionDays is { } days ? record.Extended(days) : null).Due;

    internal override IEnumerable<LetterObstacle> Obstacles(LetterRecord record)
    {
        if (ExtensionDays is < 1 or > Extension.MaxDays)
        {
            yield return Missing("extensionDays", new Obstacle(ObstacleKind.ExtensionOutOfBounds) { Article = record.AnswerArticle }.InFrench());
        }

        if (record.File is { Kind: RequestKind.AdministrativeDocuments, IdentityVerifiedOn: not null })
        {
            yield return Missing("identityVerifiedOn", "L’identité n’est vérifiée que pour des renseignements personnels (art. 94) ; quiconque peut demander un document. Retirez la date ou corrigez la nature de la demande.");
        }

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

        if (record.File.DecidedOn >= Due(record) && record.File.Points.FirstOrDefault(point => point.Outcome == PointOutcome.ToFollow) is { } late)
        {
            yield return Missing("points", $"Le point {late.Name} ne peut plus attendre une autre lettre : le délai prend fin le {FrenchDate.Of(Due(record))} (art. {record.AnswerArticle}). Décidez de son issue.");
        }

        if (record.File.Points.Any(point => point.Outcome == PointOutcome.ToFollow)
            && record.File.Recalled is null
            && record.File.Points.All(point => point.Outcome is PointOutcome.ToFollow or PointOutcome.ThirdPartyConsulted or PointOutcome.Withdrawn))
        {
            yield return Missing("points", $"La lettre ne répond à aucun point : une réponse à venir n’en est une qu’à côté d’une autre (art. {record.AnswerArticle}). Décidez d’un point, ou avisez d’une prolongation.");
        }

        if (record.File.Recalled is { } earlier && record.File.Points.Count > 0 && record.File.Points.All(point => point.Outcome is PointOutcome.ToFollow or PointOutcome.ThirdPartyConsulted))
        {
            yield return Missing("points", $"La lettre n’ajoute rien à celle du {FrenchDate.Of(earlier[^1].DecidedOn)} : ce qu’elle annonçait est encore à venir. Décidez {Left(record.File)}.");
        }

        if (Apologises && record.File.DecidedOn is { } day && day <= LastDay(record))
        {
            yield return Missing("late", $"La décision n’est pas en retard : le délai prend fin le {FrenchDate.Of(LastDay(record))} (art. {ArticleOfLastDay(record)}). Retirez les excuses ou corrigez les dates.");
        }
    }

    /// <summary>«du point 3», «des points 3 et 4».</summary>
    private static string Left(DecisionRecord file) => $"{(file.Points.Count == 1 ? "du" : "des")} {FrenchCount.Named([.. file.Points.Select(point => point.Name)], "point", "points")}";
}
