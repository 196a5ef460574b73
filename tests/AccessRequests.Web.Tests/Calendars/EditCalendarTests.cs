using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Organisations;
using AccessRequests.Web.Calendars;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Retention;
using AccessRequests.Web.Security;
using AccessRequests.Web.Steps;
using Bunit;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Extensions;

namespace AccessRequests.Web.Tests.Calendars;

/// <summary>What an administrator enters of the calendar, and what the time to answer makes of it.</summary>
public sealed class EditCalendarTests : PageTest
{
    public EditCalendarTests()
    {
        Services.AddSingleton<StaleApprovals>();
        Services.AddSingleton<EditCalendar>();
        Services.AddSingleton<EditFeePrices>();
        Services.AddSingleton<EditRetentionRule>();
        Database.Given(Organisation.Found(new Letterhead("Ministère", "Accès", "1, rue", null, null, null, null, "le Ministère", "https://review.example"), "#####", CalendarPolicy.InterpretationAct));
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private EditCalendar UseCase => Services.GetRequiredService<EditCalendar>();

    [Fact]
    public async Task A_policy_and_a_decreed_day_change_the_calendar_until_they_are_revoked()
    {
        SignInAs(Roles.Administrator);
        await UseCase.AddPolicyAsync(new DatedPolicyForm { From = new DateTime(2025, 12, 1), Policy = CalendarPolicy.ClosedOffices, Reason = "Directive du Secrétariat" }, User, Cancellation);
        await UseCase.AddDayAsync(new DecreedDayForm { Day = new DateTime(2026, 1, 5), Name = "deuil national", Source = "Décret 1-2026" }, User, Cancellation);

        var extended = (await CalendarAsync()).Count(new DateOnly(2025, 12, 1), 30, "47, al. 2");

        Assert.Equal((new DateOnly(2026, 1, 6), CalendarPolicy.ClosedOffices), (extended.Due, extended.Policy));
        Assert.Contains(new Roll(new DateOnly(2026, 1, 5), "deuil national"), extended.Rolls);

        await using var db = Database.CreateDbContext();
        await UseCase.RevokePolicyAsync(db.DatedPolicies.Single().Id, User, Cancellation);
        await UseCase.RevokeDayAsync(db.DecreedDays.Single().Id, User, Cancellation);

        Assert.Equal(new DateOnly(2025, 12, 31), (await CalendarAsync()).Count(new DateOnly(2025, 12, 1), 30, "47, al. 2").Due);
    }

    [Fact]
    public async Task The_policy_of_reviews_is_dated_apart_from_that_of_the_answer()
    {
        SignInAs(Roles.Administrator);
        var from = new DateTime(2025, 12, 1);
        await UseCase.AddPolicyAsync(new DatedPolicyForm { From = from, Policy = CalendarPolicy.ClosedOffices, Reason = "Réponse" }, User, Cancellation);
        await UseCase.AddPolicyAsync(new DatedPolicyForm { Clock = CalendarClock.Review, From = from, Policy = CalendarPolicy.InterpretationAct, Reason = "Avis juridique" }, User, Cancellation);

        // 31 January 2026 is a Saturday.
        Assert.Equal(new DateOnly(2026, 1, 31), (await CalendarAsync()).OfReviews().Count(new DateOnly(2026, 1, 1), 30, "135").Due);
        Assert.Equal(new DateOnly(2026, 2, 2), (await CalendarAsync()).Count(new DateOnly(2026, 1, 1), 30, "47").Due);
        await Assert.ThrowsAsync<ValidationException>(() => UseCase.AddPolicyAsync(
            new DatedPolicyForm { Clock = CalendarClock.Review, From = from, Policy = CalendarPolicy.CommissionRules, Reason = "Encore" }, User, Cancellation));
        Assert.Contains("Révision par la Commission", Open<CalendarPage>().Markup, StringComparison.Ordinal);
    }

    /// <summary>MudBlazor reads a number without a format as English does: «0,47» would be 47 dollars a page.</summary>
    [Fact]
    public void A_price_is_typed_with_a_comma()
    {
        SignInAs(Roles.Administrator);
        var page = Open<CalendarPage>();

        Assert.Equal(
            [0.475m, 9.60m],
            new[] { ("Prix par page ($)", "0,475"), ("Franchise ($)", "9,60") }.Select(typed =>
            {
                var field = page.FindComponents<MudNumericField<decimal>>().Single(known => known.Instance.Label == typed.Item1);
                field.Find("input").Change(typed.Item2);
                return field.Instance.GetState(number => number.Value);
            }));
    }

    /// <summary>Two administrators at the same instant each saw the day free: the database takes one.</summary>
    [Fact]
    public async Task Of_one_day_and_one_clock_one_entry_is_in_force()
    {
        var (day, actor, now) = (new DateOnly(2026, 1, 5), new Actor(Guid.NewGuid(), "Marc Tremblay"), Clock.GetUtcNow());
        await using var db = Database.CreateDbContext();
        var first = DecreedDay.Enter(day, "deuil national", "Décret 1-2026", actor, now);
        db.Add(first);
        db.Add(DatedPolicy.Enter(CalendarClock.Answer, day, CalendarPolicy.ClosedOffices, "Directive", actor, now));
        db.Add(DatedPolicy.Enter(CalendarClock.Review, day, CalendarPolicy.CommissionRules, "Avis", actor, now));
        await db.SaveChangesAsync(Cancellation);

        Assert.True((await Assert.ThrowsAsync<DbUpdateException>(() => AddAsync(DecreedDay.Enter(day, "deuil", "Décret 1-2026", actor, now)))).IsDuplicate());
        Assert.True((await Assert.ThrowsAsync<DbUpdateException>(() => AddAsync(DatedPolicy.Enter(CalendarClock.Review, day, CalendarPolicy.ClosedOffices, "Encore", actor, now)))).IsDuplicate());

        first.Revoke(actor, now);
        await db.SaveChangesAsync(Cancellation);
        await AddAsync(DecreedDay.Enter(day, "deuil", "Décret 1-2026", actor, now));
    }

    private async Task AddAsync(RevocableEntry entry)
    {
        await using var db = Database.CreateDbContext();
        db.Add(entry);
        await db.SaveChangesAsync(Cancellation);
    }

    [Fact]
    public async Task A_day_entered_twice_or_in_an_impossible_year_is_refused_on_its_field()
    {
        SignInAs(Roles.Administrator);
        var day = new DecreedDayForm { Day = new DateTime(2026, 1, 5), Name = "deuil national", Source = "Décret 1-2026" };
        await UseCase.AddDayAsync(day, User, Cancellation);

        var twice = await Assert.ThrowsAsync<ValidationException>(() => UseCase.AddDayAsync(day, User, Cancellation));
        var ancient = await Assert.ThrowsAsync<ValidationException>(() => UseCase.AddDayAsync(
            new DecreedDayForm { Day = new DateTime(1926, 1, 5), Name = "jour", Source = "Décret" }, User, Cancellation));

        Assert.Contains("déjà au calendrier", twice.Message, StringComparison.Ordinal);
        Assert.Contains("vérifiez l’année", ancient.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.AccessOfficer)]
    [InlineData(Roles.Manager)]
    public async Task Nobody_but_an_administrator_changes_the_calendar(string role)
    {
        SignInAs(role);

        await Assert.ThrowsAsync<AccessDeniedException>(() => UseCase.AddDayAsync(new DecreedDayForm(), User, Cancellation));
        await Assert.ThrowsAsync<AccessDeniedException>(() => UseCase.AddPolicyAsync(new DatedPolicyForm(), User, Cancellation));
        await Assert.ThrowsAsync<AccessDeniedException>(() => UseCase.RevokeDayAsync(Guid.NewGuid(), User, Cancellation));
    }

    [Fact]
    public void The_page_lists_the_holidays_of_the_year_and_says_what_is_missing()
    {
        SignInAs(Roles.Administrator);

        var page = Open<CalendarPage>();
        page.FindAll("form")[1].Submit();

        Assert.Contains("vendredi 18 avril 2025 — Vendredi saint", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Citez le décret ou la proclamation.", page.Markup, StringComparison.Ordinal);
    }

    private async Task<LegalCalendar> CalendarAsync()
    {
        await using var db = Database.CreateDbContext();
        return await db.AnswerCalendarAsync(Cancellation);
    }
}
