using AccessRequests.Pdf;
using AccessRequests.Web.AtRest;
using Microsoft.AspNetCore.Components;

namespace AccessRequests.Web.Documents.Review;

/// <summary>Shows what a scan of an original finds: its progress while it runs, and that it failed; it stops when the component goes.</summary>
public abstract class ScanningComponent : ComponentBase, IDisposable
{
    /// <summary>A page may take milliseconds: thousands are not drawn one by one.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _left = new();

    private long _shownAt;

    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>Null while nothing runs.</summary>
    protected ScanProgress? Progress { get; private set; }

    protected bool HasFailed { get; private set; }

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task ScanAsync(Func<IProgress<ScanProgress>, CancellationToken, Task> scan)
    {
        Progress = default(ScanProgress);

        try
        {
            await scan(new Progress<ScanProgress>(Show), _left.Token);
        }
        catch (Exception fault) when (fault is UnredactablePdfException or DamagedFileException or IOException)
        {
            HasFailed = true;
        }
        catch (Exception left) when (left is OperationCanceledException or ObjectDisposedException)
        {
            return;
        }

        Progress = null;
        StateHasChanged();
    }

    private void Show(ScanProgress progress)
    {
        if (Progress is not null && Time.GetElapsedTime(_shownAt) >= Beat)
        {
            (Progress, _shownAt) = (progress, Time.GetTimestamp());
            StateHasChanged();
        }
    }
}
