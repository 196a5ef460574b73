using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Domain.Reports;

/// <summary>
/// The account of requests that the annual management report gives (A-2.1, r. 2, art. 2), from 1 April to 31 March: received by
/// reception, handled by closing, hence the carry-over on both sides.
/// </summary>
public sealed class AnnualReport
{
    private readonly IReadOnlyList<ReportedRequest> _closed;

    private AnnualReport(DateOnly from, IReadOnlyList<ReportedRequest> requests, int accommodations, int reviews)
    {
        (From, To) = (from, LastDay(from));
        (Accommodations, Reviews) = (accommodations, reviews);
        _closed = [.. requests.Where(request => request.ClosedOn >= From && request.ClosedOn <= To)];
        OpenAtStart = requests.Count(request => request.ReceivedOn < From);
        Received = requests.Count(request => request.ReceivedOn >= From);
        OpenAtEnd = requests.Count(request => request.ClosedOn is null || request.ClosedOn > To);
    }

    public DateOnly From { get; }

    public DateOnly To { get; }

    public int OpenAtStart { get; }

    public int Received { get; }

    public int Closed => _closed.Count;

    public int OpenAtEnd { get; }

    /// <summary>Requests with a reasonable accommodation.</summary>
    public int Accommodations { get; }

    /// <summary>Requests of which the Commission gave notice of a review.</summary>
    public int Reviews { get; }

    public static DateOnly FirstDay(int year) => new(year, 4, 1);

    public static DateOnly LastDay(DateOnly from) => from.AddYears(1).AddDays(-1);

    /// <summary>The year of the report that a day belongs to.</summary>
    public static int YearOf(DateOnly day) => day.Month >= 4 ? day.Year : day.Year - 1;

    /// <param name="requests">All that were received by the end of the year and not closed before it began.</param>
    public static AnnualReport Of(int year, IEnumerable<ReportedRequest> requests, int accommodations, int reviews)
    {
        var from = FirstDay(year);

        return new AnnualReport(
            from,
            [.. requests.Where(request => request.ReceivedOn <= LastDay(from) && !(request.ClosedOn < from))],
            accommodations,
            reviews);
    }

    public int Handled(RequestKind kind, int fromDays, int? toDays) =>
        _closed.Count(request => request.Kind == kind && request.ElapsedDays >= fromDays && (toDays is null || request.ElapsedDays <= toDays));

    public int Handled(RequestKind kind, ReportedOutcome outcome) => _closed.Count(request => request.Kind == kind && request.Outcome == outcome);

    public int Handled(RequestKind kind) => _closed.Count(request => request.Kind == kind);

    /// <summary>Each article once a request, in numeric order.</summary>
    public IReadOnlyList<(string Number, int Requests)> Provisions(ReportedOutcome outcome) =>
    [
        .. _closed.Where(request => request.Outcome == outcome)
            .SelectMany(request => request.Provisions.Distinct())
            .GroupBy(number => number)
            .OrderBy(same => same.Key, ProvisionNumberComparer.Instance)
            .Select(same => (same.Key, same.Count())),
    ];
}
