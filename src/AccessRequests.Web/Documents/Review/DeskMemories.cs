using AccessRequests.Domain.Documents;

namespace AccessRequests.Web.Documents.Review;

/// <summary>What one person did at each document since they came, in this window: they go to another document and come back, and can still undo it.</summary>
public sealed class DeskMemories
{
    public const int MaxDocuments = 50;

    /// <summary>The one that was left the longest comes first.</summary>
    private readonly List<(DocumentId Document, DeskMemory<ReviewPage> Memory)> _memories = [];

    internal DeskMemory<ReviewPage> Of(DocumentId document)
    {
        var known = _memories.Find(memory => memory.Document == document);
        _memories.Remove(known);
        var memory = known.Memory ?? new DeskMemory<ReviewPage>();
        _memories.Add((document, memory));

        if (_memories.Count > MaxDocuments)
        {
            _memories.RemoveAt(0);
        }

        return memory;
    }
}
