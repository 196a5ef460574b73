using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Fees;
using AccessRequests.Domain.Retention;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Retention;
using AccessRequests.Web.Steps;
using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Calendars;

public sealed partial class CalendarPage
{
    private DatedPolicyForm _policy = new();
    private DecreedDayForm _day = new();
    private FluentValidation<DatedPolicyForm>? _policyValidation;
    private FluentValidation<DecreedDayForm>? _dayValidation;
    private FeePriceForm _price = new();
    private FluentValidation<FeePriceForm>? _priceValidation;
    private List<FeePrice> _prices = [];
    private RetentionRuleForm _rule = new();
    private FluentValidation<RetentionRuleForm>? _ruleValidation;
    private List<RetentionRule> _rules = [];
    private LegalCalendar? _calendar;
    private CalendarPolicy _base;
    private List<DatedPolicy> _policies = [];
    private List<DecreedDay> _days = [];
    private int _year;
    private bool _busy;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required EditCalendar EditCalendar { get; init; }

    [Inject]
    public required EditFeePrices EditFeePrices { get; init; }

    [Inject]
    public required EditRetentionRule EditRetentionRule { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _year = Time.QuebecToday().Year;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        _base = await db.Organisations.Select(organisation => organisation.AnswerPolicy).SingleAsync();
        _policies = await db.DatedPolicies.AsNoTracking().OrderBy(policy => policy.From).ToListAsync();
        _days = await db.DecreedDays.AsNoTracking().OrderBy(day => day.Day).ToListAsync();
        _prices = await db.FeePrices.AsNoTracking().OrderBy(price => price.From).ToListAsync();
        _rules = await db.RetentionRules.AsNoTracking().OrderBy(rule => rule.EnteredAt).ToListAsync();
        _calendar = await db.AnswerCalendarAsync(CancellationToken.None);
    }

    private Task AddPolicyAsync() => ActAsync(
        async user =>
        {
            await EditCalendar.AddPolicyAsync(_policy, user);
            _policy = new();
        },
        refusal => _policyValidation!.Show(refusal),
        "La politique est ajoutée : les délais en tiennent compte.");

    private Task AddDayAsync() => ActAsync(
        async user =>
        {
            await EditCalendar.AddDayAsync(_day, user);
            _day = new();
        },
        refusal => _dayValidation!.Show(refusal),
        "Le jour est ajouté : les délais en tiennent compte.");

    private Task AddPriceAsync() => ActAsync(
        async user =>
        {
            await EditFeePrices.AddAsync(_price, user);
            _price = new();
        },
        refusal => _priceValidation!.Show(refusal),
        "Les frais sont ajoutés.");

    private Task AddRuleAsync() => ActAsync(
        async user =>
        {
            await EditRetentionRule.AddAsync(_rule, user);
            _rule = new();
        },
        refusal => _ruleValidation!.Show(refusal),
        "La règle est inscrite.");

    private Task RevokeAsync(RetentionRule rule) => ActAsync(user => EditRetentionRule.RevokeAsync(rule.Id, user), null, "La règle est révoquée.");

    private Task RevokeAsync(FeePrice price) => ActAsync(user => EditFeePrices.RevokeAsync(price.Id, user), null, "Les frais sont révoqués.");

    private Task RevokeAsync(DatedPolicy policy) => ActAsync(user => EditCalendar.RevokePolicyAsync(policy.Id, user), null, "La politique est révoquée.");

    private Task RevokeAsync(DecreedDay day) => ActAsync(user => EditCalendar.RevokeDayAsync(day.Id, user), null, "Le jour est révoqué.");

    private async Task ActAsync(Func<ClaimsPrincipal, Task> act, Action<ValidationException>? show, string done)
    {
        _busy = true;

        try
        {
            await act((await Authentication).User);
            Snackbar.Add(done, MudBlazor.Severity.Success);
            await LoadAsync();
        }
        catch (ValidationException refusal) when (show is not null)
        {
            show(refusal);
        }
        finally
        {
            _busy = false;
        }
    }

    private static string Revoked(string? by, DateTimeOffset? at) =>
        at is { } instant ? $" — révoqué par {by}, le {FrenchDate.Of(QuebecTime.DayOf(instant))}" : "";
}
