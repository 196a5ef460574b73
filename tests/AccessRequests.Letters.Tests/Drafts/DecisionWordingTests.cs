using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters.Drafts;

namespace AccessRequests.Letters.Tests.Drafts;

/// <summary>The points of case 30198, given in part on grounds that differ, in one paragraph or in several as the officer chooses.</summary>
public sealed class DecisionWordingTests
{
    private static readonly Actor Officer = new(Guid.NewGuid(), "Julie Bouchard");
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 15, 0, 0, TimeSpan.Zero);

    private readonly AccessRequest _request = AccessRequest.Log(
        "30198",
        new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, Now, "Texte", "un guide"),
        new DateOnly(2025, 12, 1),
        ["Le guide"],
        Officer,
        Now);

    [Fact]
    public void Each_refusal_stands_beside_its_grounds_until_the_officer_answers_points_of_one_outcome_together()
    {
        var wording = DecisionWording.Of(_request);
        Assert.True(Paragraphs(wording).Count > 1);

        Choose(wording, PointGrouping.Outcome);

        Assert.Equal(["decision"], Paragraphs(wording));
        Assert.EndsWith("en français, points de même issue regroupés — texte composé", _request.History[^1].After, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_that_asks_questions_is_answered_point_by_point()
    {
        var wording = DecisionWording.Of(_request);

        Choose(wording, PointGrouping.EachPoint);

        Assert.Equal(["decision.3", "decision.4", "decision.5", "decision.6", "decision.7"], Paragraphs(wording));
        Assert.EndsWith("en français, point par point — texte composé", _request.History[^1].After, StringComparison.Ordinal);
    }

    [Fact]
    public void The_grouping_is_part_of_what_is_approved_and_the_usual_one_leaves_the_fingerprint_as_it_was()
    {
        var wording = DecisionWording.Of(_request);
        var before = Letter(wording).Fingerprint();

        Choose(wording, PointGrouping.Outcome);
        Assert.NotEqual(before, Letter(wording).Fingerprint());

        Choose(wording, PointGrouping.OutcomeAndGrounds);
        Assert.Equal(before, Letter(wording).Fingerprint());
    }

    [Fact]
    public void Words_edited_in_a_paragraph_that_the_other_grouping_does_not_have_are_told_and_kept()
    {
        var wording = DecisionWording.Of(_request);
        var paragraph = Letter(wording).Compose().Blocks.First(block => block.Id.StartsWith("decision.", StringComparison.Ordinal));
        wording.Edit(_request, Editing.LetterEdits.Reword([], paragraph, paragraph.ToText() + " Voilà."), Officer, Now);

        Choose(wording, PointGrouping.Outcome);

        Assert.Single(wording.Edits);
        var gone = Assert.Single(Letter(wording).Compose().Obstacles, obstacle => obstacle.Sentence.StartsWith($"Le paragraphe « {paragraph.Id} » n’est pas dans la lettre.", StringComparison.Ordinal));
        Assert.StartsWith("Vous aviez modifié le paragraphe « Ce qui est décidé, ", gone.Told, StringComparison.Ordinal);
        Assert.DoesNotContain(paragraph.Id, gone.ToObstacle().InFrench(), StringComparison.Ordinal);
    }

    private void Choose(DecisionWording wording, PointGrouping grouping) => wording.Choose(_request, LetterLanguage.French, false, grouping, Officer, Now);

    private static DecisionLetter Letter(DecisionWording wording) => new(TestCases.Record, wording, null, new LegalCalendar(CalendarPolicy.InterpretationAct));

    private static List<string> Paragraphs(DecisionWording wording) =>
        [.. Letter(wording).Compose().Of(LetterPart.Decision).OfType<LetterParagraph>().Select(block => block.Id)];
}
