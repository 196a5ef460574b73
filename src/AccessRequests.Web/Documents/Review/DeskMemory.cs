namespace AccessRequests.Web.Documents.Review;

/// <summary>What was done at a desk to one document, so that it can be undone and done again: by the desk that then shows it, which may be another.</summary>
internal sealed class DeskMemory<TDesk>
{
    public const int MaxSteps = 200;

    private readonly List<(Func<TDesk, Task> Undo, Func<TDesk, Task> Redo)> _done = [];
    private readonly List<(Func<TDesk, Task> Undo, Func<TDesk, Task> Redo)> _undone = [];

    public bool CanUndo => _done.Count > 0;

    public bool CanRedo => _undone.Count > 0;

    public void Remember(Func<TDesk, Task> undo, Func<TDesk, Task> redo)
    {
        _undone.Clear();
        _done.Add((undo, redo));

        if (_done.Count > MaxSteps)
        {
            _done.RemoveAt(0);
        }
    }

    /// <returns>Whether there was anything to undo.</returns>
    public Task<bool> UndoAsync(TDesk desk) => ReplayAsync(_done, _undone, step => step.Undo(desk));

    /// <returns>Whether there was anything to do again.</returns>
    public Task<bool> RedoAsync(TDesk desk) => ReplayAsync(_undone, _done, step => step.Redo(desk));

    private static async Task<bool> ReplayAsync(
        List<(Func<TDesk, Task> Undo, Func<TDesk, Task> Redo)> from, List<(Func<TDesk, Task> Undo, Func<TDesk, Task> Redo)> to, Func<(Func<TDesk, Task> Undo, Func<TDesk, Task> Redo), Task> replay)
    {
        if (from.Count == 0)
        {
            return false;
        }

        // Taken off only once done: an act that is refused can be tried again.
        var step = from[^1];
        await replay(step);
        from.Remove(step);
        to.Add(step);
        return true;
    }
}
