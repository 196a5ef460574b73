namespace AccessRequests.Pdf.Verification;

/// <summary>What one verification was asked, and how far it is.</summary>
internal sealed class VerificationRun(IReadOnlyList<RedactionMark> marks, IProgress<double>? progress, CancellationToken cancellation)
{
    private readonly ILookup<int, RedactionMark> _byPage = marks.ToLookup(mark => mark.Page);
    private readonly Lock _lock = new();
    private int _done;
    private int _steps;

    public IReadOnlyList<RedactionMark> Marks => marks;

    /// <summary>What the file is called where it goes, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The same redaction with the text that is not seen, which the file must be drawn like; null where nothing was left out.</summary>
    public Stream? Before { get; init; }

    /// <summary>The file is a binder, whose own pages have tags.</summary>
    public bool AllowsTags { get; init; }

    public CancellationToken Cancellation => cancellation;

    public IReadOnlyList<RedactionMark> On(int page) => [.. _byPage[page]];

    public void Expect(int steps) => _steps += steps;

    /// <summary>Notes one step of those expected; throws when the run is cancelled.</summary>
    /// <exception cref="OperationCanceledException"/>
    public void Step()
    {
        cancellation.ThrowIfCancellationRequested();

        lock (_lock)
        {
            _done++;
            progress?.Report(Math.Min(1, (double)_done / Math.Max(1, _steps)));
        }
    }
}
