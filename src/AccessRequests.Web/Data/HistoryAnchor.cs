using System.Data.Common;
using AccessRequests.Domain.Chains;
using AccessRequests.Domain.Requests;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AccessRequests.Web.Data;

/// <summary>
/// Notes the last row of the history outside the database after each commit: whoever cuts the end off in the database cannot make
/// the note agree. A crash in between leaves a note of an earlier row, which is still true.
/// </summary>
public sealed class HistoryAnchor(string dataFolder, ILogger<HistoryAnchor> logger) : DbTransactionInterceptor
{
    private readonly string _path = Path.Combine(Directory.CreateDirectory(Path.Combine(dataFolder, "keys")).FullName, "history-head.txt");
    private readonly Lock _writing = new();
    private long _noted;

    /// <summary>This database is not the one that this data folder was used with, or lost its end: nothing may be deleted on its word.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>What was noted last, before this start included.</summary>
    public ChainHead? Noted => File.Exists(_path) ? ChainHead.Parse(File.ReadAllText(_path)) : null;

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        var last = eventData.Context!.ChangeTracker.Entries<HistoryEntry>().MaxBy(change => change.Entity.Sequence)?.Entity;

        if (last is { Sequence: { } sequence, Hash: { } hash })
        {
            Note(new ChainHead(sequence, hash));
        }

        return Task.CompletedTask;
    }

    /// <summary>The noted row is not in the database: the note stays as it is, for the check to report.</summary>
    public void Break()
    {
        IsBroken = true;
        logger.LogCritical("The end of the history is not the one that was noted: run «accessrequests audit verify»");
    }

    public void Note(ChainHead head)
    {
        lock (_writing)
        {
            if (IsBroken || head.Sequence <= _noted)
            {
                return;
            }

            try
            {
                File.WriteAllText($"{_path}.part", head.ToString());
                File.Move($"{_path}.part", _path, overwrite: true);
                _noted = head.Sequence;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // The act is saved; the next one notes itself.
                logger.LogError(failure, "The end of the history could not be noted");
            }
        }
    }
}
