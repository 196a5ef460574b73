using AccessRequests.Domain.Decisions;

namespace AccessRequests.Domain.Requests;

/// <summary>One numbered item of a request. Every point has its own outcome.</summary>
public sealed class RequestPoint
{
    public const int TextMaxLength = 2000;
    public const int NoteMaxLength = 1000;

    internal RequestPoint(int number, string text)
    {
        Number = number;
        Text = text;
    }

    public int Number { get; private init; }

    public string Text { get; internal set; }

    /// <summary>Null until the officer decides.</summary>
    public PointOutcome? Outcome { get; internal set; }

    /// <summary>
    /// What the letter needs beyond the outcome: where a public document is found (art. 13), which search found nothing (art. 1),
    /// which answer was given already, where it is consulted on the premises.
    /// </summary>
    public string? OutcomeNote { get; internal set; }

    /// <summary>The articles that let existence be hidden (art. 47, al. 1, 5°), in numeric order; empty for every other outcome.</summary>
    public List<string> Provisions { get; internal set; } = [];

    /// <summary>The date of the last letter that decided it, known once the file is opened again after it; null while none did.</summary>
    public DateOnly? ToldOn { get; internal set; }

    /// <summary>The letter to come decides it again, in place of what that one said.</summary>
    public bool IsDecidedAnew { get; internal set; }

    /// <summary>What a letter that left said of it stands: the letter to come recalls it and decides nothing of it.</summary>
    public bool IsSettled => ToldOn is not null && !IsDecidedAnew;
}
