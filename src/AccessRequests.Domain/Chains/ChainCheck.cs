namespace AccessRequests.Domain.Chains;

/// <summary>Goes through a history in the order of its sequence and finds what was done to it. One pass, nothing kept but the faults.</summary>
public sealed class ChainCheck(ChainHead? noted)
{
    /// <summary>A history replaced as a whole has as many faults as rows: the first ones say it.</summary>
    public const int MaxFaults = 1000;

    private readonly List<ChainFault> _faults = [];
    private bool _sawNoted = noted is null or { Sequence: 0 };

    public ChainHead Head { get; private set; } = ChainHead.Empty;

    public int Rows { get; private set; }

    public void Take(ChainedEntry entry, string hash)
    {
        Rows++;

        if (entry.Sequence > Head.Sequence + 1)
        {
            Fault(entry.Sequence, ChainFaultKind.Removed);
        }
        else if (entry.Sequence != Head.Sequence + 1 || entry.PreviousHash != Head.Hash)
        {
            Fault(entry.Sequence, ChainFaultKind.Reordered);
        }

        if (entry.ComputeHash() != hash)
        {
            Fault(entry.Sequence, ChainFaultKind.Altered);
        }

        _sawNoted |= noted == new ChainHead(entry.Sequence, hash);
        Head = new ChainHead(entry.Sequence, hash);
    }

    public void TakeUnchained()
    {
        Rows++;
        Fault(null, ChainFaultKind.Unchained);
    }

    public IReadOnlyList<ChainFault> Finish()
    {
        if (!_sawNoted)
        {
            Fault(noted!.Sequence, ChainFaultKind.CutOff);
            _sawNoted = true;
        }

        return _faults;
    }

    private void Fault(long? sequence, ChainFaultKind kind)
    {
        if (_faults.Count < MaxFaults)
        {
            _faults.Add(new ChainFault(sequence, kind));
        }
    }
}
