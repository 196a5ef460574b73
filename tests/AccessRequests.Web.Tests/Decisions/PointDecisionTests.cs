using AccessRequests.Domain.Decisions;
using AccessRequests.Web.Decisions;

namespace AccessRequests.Web.Tests.Decisions;

public sealed class PointDecisionTests
{
    [Theory]
    [InlineData(PointOutcome.OnSite, "", "Indiquez où et quand consulter les documents.")]
    [InlineData(PointOutcome.AlreadyAnswered, "", "Indiquez la date et la référence de la réponse.")]
    [InlineData(PointOutcome.AlreadyPublic, "", "Indiquez où le document est publié.")]
    [InlineData(PointOutcome.OnSite, "800, rue du Parlement", null)]
    [InlineData(PointOutcome.Withdrawn, "", null)]
    [InlineData(PointOutcome.ThirdPartyConsulted, "", null)]
    public void An_outcome_that_says_nothing_without_its_note_asks_for_it(PointOutcome outcome, string note, string? problem) => Assert.Equal(
        problem is null ? [] : [problem],
        new PointDecisionFormValidator().Validate(new PointDecisionForm { Point = 1, Outcome = outcome, Note = note }).Errors.Select(error => error.ErrorMessage));
}
