using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters.Editing;
using AccessRequests.Letters.Facts;

namespace AccessRequests.Letters;

/// <summary>Everything that one letter says, whatever its kind: the file's facts, the letter's own, its form and the officer's edits.</summary>
public sealed record LetterRecord
{
    /// <summary>The file. <see cref="DecisionRecord.DecidedOn"/> is the date of the letter.</summary>
    public required DecisionRecord File { get; init; }

    public required LetterFacts Facts { get; init; }

    public LetterLanguage Language { get; init; }

    public LetterForm Form { get; init; } = new();

    /// <summary>In the order in which they were made.</summary>
    public IReadOnlyList<LetterEdit> Edits { get; init; } = [];

    /// <summary>The names that no part but the addressee may bear, so that the letter can be published.</summary>
    public IReadOnlyList<string> Unnamed { get; init; } = [];

    /// <summary>The calendar of the time to answer.</summary>
    public LegalCalendar Calendar { get; init; } = new(CalendarPolicy.InterpretationAct);

    public LetterKind Kind => Facts.Kind;

    /// <summary>The last day of the first limit (art. 47, al. 1; art. 98).</summary>
    public Deadline Answer => Calendar.Count(File.ReceivedOn, 20, $"{AnswerArticle}, al. 1");

    /// <summary>The last day with an extension of so many days, counted from reception; the law allows ten at most.</summary>
    public Deadline Extended(int days) => Calendar.Count(File.ReceivedOn, 20 + Math.Clamp(days, 0, Extension.MaxDays), $"{AnswerArticle}, al. 2");

    /// <summary>The article of the time to answer.</summary>
    public string AnswerArticle => File.Kind == RequestKind.AdministrativeDocuments ? "47" : "98";

    public static LetterRecord Of(DecisionRecord decision) => new() { File = decision, Facts = new DecisionFacts() };
}
