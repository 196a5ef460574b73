using AccessRequests.Web.Forms;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;

namespace AccessRequests.Web.Tests.Forms;

public sealed class DayFieldTests : PageTest
{
    private readonly Model _model = new();

    [Theory]
    [InlineData("20 novembre 2026")]
    [InlineData("20 nov. 2026")]
    [InlineData("20/11/2026")]
    [InlineData("2026-11-20")]
    public void A_day_as_people_write_it_becomes_that_day(string text)
    {
        var (field, form) = Show();

        field.Find("input").Change(text);

        Assert.Equal(new DateTime(2026, 11, 20), _model.On);
        Assert.True(form.Validate());
    }

    [Theory]
    [InlineData("31/02/2026")]
    [InlineData("11/20/2026")]
    [InlineData("bientôt")]
    public void What_is_no_day_stays_as_typed_is_told_and_keeps_the_form_from_being_sent(string text)
    {
        _model.On = new DateTime(2026, 1, 5);
        var (field, form) = Show();

        field.Find("input").Change(text);

        Assert.Null(_model.On);
        Assert.Equal(text, field.Find("input").GetAttribute("value"));
        Assert.Contains(DayField.Refusal, field.Markup, StringComparison.Ordinal);
        Assert.False(form.Validate());

        field.Find("input").Change("20 novembre 2026");

        Assert.Equal(new DateTime(2026, 11, 20), _model.On);
        Assert.DoesNotContain(DayField.Refusal, field.Markup, StringComparison.Ordinal);
        Assert.True(form.Validate());
    }

    private (IRenderedComponent<DayField> Field, EditContext Form) Show()
    {
        var form = new EditContext(_model);
        var field = Render<DayField>(parameters => parameters
            .AddCascadingValue(form)
            .Add(day => day.Label, "Jour")
            .Add(day => day.Date, _model.On)
            .Add(day => day.DateChanged, day => _model.On = day)
            .Add(day => day.For, () => _model.On));
        return (field, form);
    }

    private sealed class Model
    {
        public DateTime? On { get; set; }
    }
}
