using AccessRequests.Domain;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Letters.Facts;

/// <param name="Days">From 1 to 10.</param>
/// <param name="Reason">Why the request cannot be treated in time, as sentences that follow the Act's own words; null for those alone.</param>
public sealed record ExtensionFacts(int Days, string? Reason = null) : LetterFacts(LetterKind.Extension)
{
    internal override IEnumerable<LetterObstacle> Obstacles(LetterRecord record)
    {
        if (Days is < 1 or > Extension.MaxDays)
        {
            yield return Missing("extension.days", new Obstacle(ObstacleKind.ExtensionOutOfBounds) { Article = record.AnswerArticle }.InFrench());
        }

        if (record.File.DecidedOn > record.Answer.Due)
        {
            yield return Missing("decidedOn", new Obstacle(ObstacleKind.ExtensionTooLate, Day: record.Answer.Due) { Article = record.AnswerArticle }.InFrench());
        }
    }
}
