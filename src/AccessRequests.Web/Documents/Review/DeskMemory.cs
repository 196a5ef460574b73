namespace AccessRequests.Web.Documents.Review;

/// <summary>What was done at a desk since it opened, so that it can be undone and done again.</summary>
internal sealed class DeskMemory
{
    private readonly Stack<(Func<Task> Undo, Func<Task> Redo)> _done = [];
    private readonly Stack<(Func<Task> Undo, Func<Task> Redo)> _undone = [];

    public bool CanUndo => _done.Count > 0;

    public bool CanRedo => _undone.Count > 0;

    public void Remember(Func<Task> undo, Func<Task> redo)
    {
        _done.Push((undo, redo));
        _undone.Clear();
    }

    public void Forget()
    {
        _done.Clear();
        _undone.Clear();
    }

    /// <returns>Whether there was anything to undo.</returns>
    public Task<bool> UndoAsync() => ReplayAsync(_done, _undone, step => step.Undo);

    /// <returns>Whether there was anything to do again.</returns>
    public Task<bool> RedoAsync() => ReplayAsync(_undone, _done, step => step.Redo);

    private static async Task<bool> ReplayAsync(
        Stack<(Func<Task> Undo, Func<Task> Redo)> from, Stack<(Func<Task> Undo, Func<Task> Redo)> to, Func<(Func<Task> Undo, Func<Task> Redo), Func<Task>> pick)
    {
        if (!from.TryPeek(out var step))
        {
            return false;
        }

        // Taken off only once done: an act that is refused can be tried again.
        await pick(step)();
        to.Push(from.Pop());
        return true;
    }
}
