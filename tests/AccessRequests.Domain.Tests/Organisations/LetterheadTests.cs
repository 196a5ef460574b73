using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Organisations;

namespace AccessRequests.Domain.Tests.Organisations;

public sealed class LetterheadTests
{
    private static readonly DateOnly July = new(2026, 7, 1);

    [Fact]
    public void A_letter_bears_the_letterhead_of_its_day()
    {
        var organisation = Organisation.Found(Head("Avant"), "####", CalendarPolicy.InterpretationAct);
        organisation.Replace(Head("Après"), July, TestCase.Manager, TestCase.Now);
        organisation.Replace(Head("Plus tard"), July.AddDays(30), TestCase.Manager, TestCase.Now);

        Assert.Equal("Avant", organisation.LetterheadOn(July.AddDays(-1)).Ministry);
        Assert.Equal("Après", organisation.LetterheadOn(July).Ministry);
        Assert.Equal("Après", organisation.LetterheadOn(July.AddDays(29)).Ministry);
        Assert.Equal("Plus tard", organisation.LetterheadOn(July.AddDays(30)).Ministry);
    }

    [Fact]
    public void From_the_same_day_it_is_a_correction_and_what_was_corrected_is_kept_on_no_letter()
    {
        var organisation = Organisation.Found(Head("Avant"), "####", CalendarPolicy.InterpretationAct);
        organisation.Replace(Head("Aprés"), July, TestCase.Manager, TestCase.Now);

        organisation.Replace(Head("Après"), July, TestCase.Manager, TestCase.Now);

        Assert.Equal("Après", organisation.LetterheadOn(July).Ministry);
        Assert.Equal("Avant", organisation.LetterheadOn(July.AddDays(-1)).Ministry);
        Assert.Equal(["Avant", "Aprés"], organisation.FormerLetterheads.Select(former => former.Letterhead.Ministry));
    }

    [Fact]
    public void None_is_put_before_the_present_one_and_the_same_one_makes_no_version()
    {
        var organisation = Organisation.Found(Head("Avant"), "####", CalendarPolicy.InterpretationAct);
        organisation.Replace(Head("Après"), July, TestCase.Manager, TestCase.Now);

        Assert.Equal(ObstacleKind.LetterheadPredatesAnother, TestCase.Refused(() => organisation.Replace(Head("Autre"), July.AddDays(-1), TestCase.Manager, TestCase.Now)));
        organisation.Replace(Head("Après"), July.AddDays(-1), TestCase.Manager, TestCase.Now);

        Assert.Equal("Après", organisation.Letterhead.Ministry);
        Assert.Single(organisation.FormerLetterheads);
    }

    private static Letterhead Head(string ministry) => new(ministry, "Unité", "Adresse", null, null, null, null, "le Ministère", "https://exemple.example");
}
