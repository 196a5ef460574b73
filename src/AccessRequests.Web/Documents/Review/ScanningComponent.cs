using AccessRequests.Pdf;
using Microsoft.AspNetCore.Components;

namespace AccessRequests.Web.Documents.Review;

/// <summary>Shows what a scan of an original finds: its progress while it runs, and that it failed; it stops when the component goes.</summary>
public abstract class ScanningComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _left = new();

    /// <summary>From 0 to 1; null while nothing runs.</summary>
    protected double? Progress { get; private set; }

    protected bool HasFailed { get; private set; }

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task ScanAsync(Func<IProgress<double>, CancellationToken, Task> scan)
    {
        Progress = 0;

        try
        {
            await scan(new Progress<double>(Show), _left.Token);
        }
        catch (Exception fault) when (fault is UnredactablePdfException or IOException)
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

    private void Show(double progress)
    {
        if (Progress is { } shown && progress - shown >= 0.01)
        {
            Progress = progress;
            StateHasChanged();
        }
    }
}
