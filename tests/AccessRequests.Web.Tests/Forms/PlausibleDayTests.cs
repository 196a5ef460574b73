using AccessRequests.Domain.Provisions;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Documents;
using AccessRequests.Web.Letters;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Steps;
using FluentValidation;
using Microsoft.Extensions.Time.Testing;

namespace AccessRequests.Web.Tests.Forms;

/// <summary>A year that was mistyped is told of, and breaks no page.</summary>
public sealed class PlausibleDayTests
{
    private static readonly DateTime Last = DateTime.MaxValue.Date;
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2025, 12, 1, 17, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("9999-12-31", "La réception ne peut être dans l’avenir.")]
    [InlineData("2025-12-02", "La réception ne peut être dans l’avenir.")]
    [InlineData("0001-01-01", "La Loi sur l’accès est de 1982 : vérifiez l’année.")]
    public void A_reception_that_cannot_be_is_refused(string day, string expected)
    {
        var form = new LogRequestForm { ReceivedDate = DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture), ReceivedTime = new TimeSpan(23, 0, 0) };

        var refusals = new LogRequestFormValidator(Clock).Validate(form).Errors.Where(error => error.PropertyName == nameof(LogRequestForm.ReceivedDate));

        Assert.Equal(expected, Assert.Single(refusals).ErrorMessage);
    }

    [Fact]
    public void Every_date_that_something_is_counted_from_has_a_last_year()
    {
        Refuses(new DocumentFormValidator(), new DocumentForm { Date = Last }, nameof(DocumentForm.Date));
        Refuses(new DocumentFormValidator(), new DocumentForm { RecommendationDecidedOn = Last }, nameof(DocumentForm.RecommendationDecidedOn));
        Refuses(new FeePriceFormValidator(), new FeePriceForm { From = Last }, nameof(FeePriceForm.From));
        Refuses(new ConsultationFormValidator(), new ConsultationForm { DueOn = Last }, nameof(ConsultationForm.DueOn));
        Refuses(new LetterFormValidator(), new LetterForm { DecidedOn = Last }, nameof(LetterForm.DecidedOn));
        Refuses(new OfficeLetterFormValidator(new LetterFactsFormValidator()), new OfficeLetterForm { DatedOn = Last }, nameof(OfficeLetterForm.DatedOn));
        Refuses(new LetterFactsFormValidator(), new LetterFactsForm { Until = Last }, nameof(LetterFactsForm.Until));
    }

    [Fact]
    public void A_date_recorded_before_that_was_checked_breaks_nothing()
    {
        var article = new ProvisionCatalogue(ProvisionCatalogue.Shipped()).Find("37")!;

        Assert.Equal(DateOnly.MaxValue, article.SpentOn(new DateOnly(9995, 1, 1)));
        Assert.Equal(new DateOnly(2035, 4, 22), article.SpentOn(new DateOnly(2025, 4, 22)));
    }

    private static void Refuses<TForm>(IValidator<TForm> validator, TForm form, string property) =>
        Assert.Contains(validator.Validate(form).Errors, error => error.PropertyName == property && error.ErrorMessage.Contains("vérifiez l’année", StringComparison.Ordinal));
}
