using System.Text.Json;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters.Grounds;

namespace AccessRequests.Letters.Cases;

/// <summary>
/// A letter written down as a file (docs/letter-case.md), for checks and for offices that keep their files elsewhere.
/// </summary>
/// <param name="Letter">What the file says; incomplete when there are problems.</param>
/// <param name="Template">The office's sentences, with those that the file words otherwise.</param>
/// <param name="Content">The letter composed from them.</param>
/// <param name="Problems">Everything that keeps the letter from being printed, in French: what the file lacks or misspells, then
/// what the law forbids. Empty when the letter may be printed.</param>
public sealed record LetterCase(LetterRecord Letter, LetterTemplate Template, LetterContent Content, IReadOnlyList<string> Problems)
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>What does not keep the letter from being printed and must be seen before it leaves, in French.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The file's facts.</summary>
    public DecisionRecord Record => Letter.File;

    /// <exception cref="JsonException">The file is not JSON.</exception>
    public static LetterCase Read(Stream json)
    {
        using var document = JsonDocument.Parse(json, Options);
        List<string> problems = [];
        var file = new CaseReader(document.RootElement, "", problems);
        var kind = file.OptionalChoice<LetterKind>("letter") ?? LetterKind.Decision;
        var language = file.OptionalChoice<LetterLanguage>("language") ?? LetterLanguage.French;
        var request = file.OptionalChoice<RequestKind>("kind") ?? (kind == LetterKind.Correction ? RequestKind.Correction : RequestKind.AdministrativeDocuments);
        var points = CasePoints.Read(file);

        List<GroundsDocument> grounds = [];

        var letter = new LetterRecord
        {
            File = CaseFile.Read(file, kind, request, points, language, grounds),
            Facts = CaseFacts.Read(file, kind, points),
            Language = language,
            Form = CaseForm.Read(file, grounds),
            Edits = CaseEdits.Read(file),
            Unnamed = file.Texts("unnamed"),
            Calendar = new LegalCalendar(file.OptionalChoice<CalendarPolicy>("calendar") ?? CalendarPolicy.InterpretationAct),
        };
        var template = CaseWording.Read(file, LetterTemplate.Of(language));
        file.ReportUnknown();

        var content = LetterComposer.Compose(letter, template);
        return new LetterCase(letter, template, content, [.. problems.Concat(content.Obstacles.Select(obstacle => obstacle.ToString())).Distinct()])
        {
            Warnings = [.. CaseWarnings.Of(file, letter, content).Concat(content.Warnings).Select(warning => warning.ToString()).Distinct()],
        };
    }
}
