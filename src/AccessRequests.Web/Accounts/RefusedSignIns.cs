using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Accounts;

/// <summary>
/// Refused sign-ins of addresses that no account has, and of accounts that are locked: each would be a row that nobody may ever delete, and a stranger makes as many as they
/// like. The first ones of an hour are written as they come, one from each place; the others are counted, and one row says how many once the hour is over.
/// </summary>
public sealed class RefusedSignIns(
    [FromKeyedServices(OfficeDatabases.EveryFile)] IDbContextFactory<AccessRequestsDb> databases, TimeProvider time, ILogger<RefusedSignIns> logger) : BackgroundService
{
    private const int NamedAnHour = 20;
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    private readonly Lock _counting = new();
    private readonly HashSet<(Guid? Account, string? From, string? What)> _named = [];
    private readonly Queue<(DateTimeOffset Hour, int Others)> _counted = [];
    private DateTimeOffset _hour;
    private int _others;

    /// <returns>Whether this one has a row of its own; it is counted otherwise.</returns>
    public bool IsNamed(Guid? account, string? from, string? what)
    {
        lock (_counting)
        {
            Turn();

            if (_named.Count < NamedAnHour && _named.Add((account, from, what)))
            {
                return true;
            }

            _others++;
            return false;
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);

        lock (_counting)
        {
            Close();
        }

        await WriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Round, time, stoppingToken);

            lock (_counting)
            {
                Turn();
            }

            await WriteAsync(stoppingToken);
        }
    }

    private void Turn()
    {
        var now = time.GetUtcNow();
        var hour = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour));

        if (hour != _hour)
        {
            Close();
            _hour = hour;
        }
    }

    private void Close()
    {
        if (_others > 0)
        {
            _counted.Enqueue((_hour, _others));
        }

        _others = 0;
        _named.Clear();
    }

    /// <summary>What cannot be written now stays for the next minute.</summary>
    private async Task WriteAsync(CancellationToken cancellation)
    {
        while (Next() is var (hour, others))
        {
            try
            {
                await using var db = await databases.CreateDbContextAsync(cancellation);
                var said = $"{FrenchCount.Of(others, "autre essai", "autres essais")} dans l’heure qui suit {QuebecTime.InFrench(hour)}, d’adresses inconnues ou de comptes verrouillés";
                db.History.Add(HistoryEntry.OfInstallation(HistoryAct.SignInRefused, new Actor(Guid.Empty, "Adresses inconnues"), time.GetUtcNow(), after: said));
                await db.SaveChangesAsync(cancellation);
            }
            catch (Exception failure)
            {
                lock (_counting)
                {
                    _counted.Enqueue((hour, others));
                }

                if (failure is not OperationCanceledException)
                {
                    logger.LogError(failure, "The count of refused sign-ins could not be written; it is tried again");
                }

                return;
            }
        }
    }

    private (DateTimeOffset Hour, int Others)? Next()
    {
        lock (_counting)
        {
            return _counted.TryDequeue(out var next) ? next : null;
        }
    }
}
