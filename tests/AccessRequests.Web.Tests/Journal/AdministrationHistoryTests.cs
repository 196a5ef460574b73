using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Calendars;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Security;
using AccessRequests.Web.Steps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Journal;

/// <summary>What moves the office's time limits, prices and work is told by the history, not only by rows that anyone who writes to the database may change.</summary>
public sealed class AdministrationHistoryTests : PageTest
{
    public AdministrationHistoryTests()
    {
        Services.AddSingleton<StaleApprovals>();
        Services.AddScoped<EditCalendar>();
        Services.AddScoped<EditFeePrices>();
        Services.AddScoped<PlanAbsence>();
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_calendar_and_the_prices_leave_a_row_for_what_is_entered_and_what_is_revoked()
    {
        SignInAs(Roles.Administrator);
        var calendar = Services.GetRequiredService<EditCalendar>();
        var prices = Services.GetRequiredService<EditFeePrices>();
        await calendar.AddPolicyAsync(new DatedPolicyForm { From = new DateTime(2025, 12, 1), Policy = CalendarPolicy.ClosedOffices, Reason = "Directive" }, User, Cancellation);
        await calendar.AddDayAsync(new DecreedDayForm { Day = new DateTime(2026, 1, 5), Name = "deuil national", Source = "Décret 1-2026" }, User, Cancellation);
        await prices.AddAsync(new FeePriceForm { From = new DateTime(2026, 4, 1), Page = 0.47m, Exemption = 9.6m, Source = "Gazette" }, User, Cancellation);

        await using var db = Database.CreateDbContext();
        await calendar.RevokePolicyAsync(db.DatedPolicies.Single().Id, User, Cancellation);
        await calendar.RevokeDayAsync(db.DecreedDays.Single().Id, User, Cancellation);
        await prices.RevokeAsync(db.FeePrices.Single().Id, User, Cancellation);

        Assert.Equal(
            [
                (HistoryAct.CalendarPolicyEntered, "Réponse, renvoi et tiers, à compter du 1er décembre 2025 : Bureaux fermés (P3). Directive"),
                (HistoryAct.DecreedDayEntered, "5 janvier 2026 : deuil national. Décret 1-2026"),
                (HistoryAct.FeePriceEntered, "À compter du 1er avril 2026 : 0,47 $ la page, franchise de 9,60 $. Gazette"),
                (HistoryAct.CalendarPolicyRevoked, "Réponse, renvoi et tiers, à compter du 1er décembre 2025 : Bureaux fermés (P3). Directive"),
                (HistoryAct.DecreedDayRevoked, "5 janvier 2026 : deuil national. Décret 1-2026"),
                (HistoryAct.FeePriceRevoked, "À compter du 1er avril 2026 : 0,47 $ la page, franchise de 9,60 $. Gazette"),
            ],
            await RowsAsync());
    }

    [Fact]
    public async Task An_absence_that_is_cancelled_stays_in_the_history()
    {
        SignInAs(Roles.Manager);
        var (absent, substitute) = (new Account { Name = "Julie Roy", UserName = "a@x.test", Email = "a@x.test" }, new Account { Name = "Luc Ba", UserName = "b@x.test", Email = "b@x.test" });
        Database.Given(absent, substitute);
        var plan = Services.GetRequiredService<PlanAbsence>();
        await plan.ExecuteAsync(
            new AbsenceForm { AbsentId = absent.Id, SubstituteId = substitute.Id, From = new DateTime(2025, 12, 22), To = new DateTime(2026, 1, 2) }, User, Cancellation);

        await using var db = Database.CreateDbContext();
        await plan.CancelAsync(db.Substitutions.Single().Id, User, Cancellation);

        const string Said = "Julie Roy, du 22 décembre 2025 au 2 janvier 2026 : remplacement par Luc Ba";
        Assert.Equal([(HistoryAct.AbsencePlanned, Said), (HistoryAct.AbsenceCancelled, Said)], await RowsAsync());
        Assert.Empty(await db.Substitutions.AsNoTracking().ToListAsync(Cancellation));
    }

    private async Task<IReadOnlyList<(HistoryAct Act, string? After)>> RowsAsync()
    {
        await using var db = Database.CreateDbContext();
        return (await db.History.AsNoTracking().OrderBy(entry => entry.Sequence).ToListAsync(Cancellation)).ConvertAll(entry => (entry.Act, entry.After));
    }
}
