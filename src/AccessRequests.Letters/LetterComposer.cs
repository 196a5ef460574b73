using AccessRequests.Domain.Decisions;
using AccessRequests.Letters.Composition;
using AccessRequests.Letters.Editing;
using AccessRequests.Letters.Facts;
using AccessRequests.Letters.Requirements;

namespace AccessRequests.Letters;

/// <summary>
/// Composes a letter from what was recorded, block by block after the model of the office, then puts the officer's edits onto it
/// and checks the conditions of the law on the result. A record that still has obstacles gives a draft, with what is missing in
/// square brackets, for the officer to preview.
/// </summary>
public static class LetterComposer
{
    public static LetterContent Compose(DecisionRecord record) => Compose(LetterRecord.Of(record));

    /// <summary>In the office's own words, where it has some.</summary>
    public static LetterContent Compose(LetterRecord record)
    {
        var (template, problems) = LetterTemplate.Of(record.Language).Reworded(record.File.Wording);
        var letter = Compose(record, template);

        return letter with { Obstacles = [.. problems.Select(problem => new LetterObstacle("wording", $"{problem}.")), .. letter.Obstacles] };
    }

    public static LetterContent Compose(LetterRecord record, LetterTemplate template)
    {
        var writer = new LetterWriter(record, template);
        var frame = new LetterFrame(writer);
        frame.WriteHead();
        WriteBody(writer);
        frame.WriteFoot();
        LegalAnnex.Write(writer, template);

        var edited = new EditedLetter(writer.Blocks, writer.Grammar);
        edited.Apply(record.Edits);
        var blocks = Notes.Numbered(edited.Blocks);
        var places = new LetterPlaces(record, template);
        var facts = FactObstacles.Of(record).ToList();
        var words = RequiredElements.Missing(record, blocks, places).ToLookup(found => found.IsWarning);

        return new LetterContent
        {
            Title = TitleOf(writer),
            Language = writer.Grammar.Language,
            Author = record.File.Letterhead.Ministry,
            Reference = writer.Blocks.First(block => block.Part == LetterPart.Reference).ToText(),
            Blocks = blocks,
            Warnings = facts.Count > 0 ? [] : [.. words[true]], // as long as facts lack, words lack with them
            Obstacles = [.. facts, .. edited.Obstacles, .. words[false], .. Notes.Unreferable(blocks, places), .. UnprintableCharacters.In(blocks, places.Of)],
        };
    }

    private static void WriteBody(LetterWriter writer)
    {
        switch (writer.Record.Facts)
        {
            case DecisionFacts facts:
                DecisionLetter.Write(writer, facts);
                break;
            case AcknowledgementFacts facts:
                NoticeLetters.Write(writer, facts);
                break;
            case PrecisionFacts facts:
                NoticeLetters.Write(writer, facts);
                break;
            case ExtensionFacts facts:
                NoticeLetters.Write(writer, facts);
                break;
            case FeeFacts facts:
                NoticeLetters.Write(writer, facts);
                break;
            case ThirdPartyNoticeFacts facts:
                ThirdPartyLetters.Write(writer, facts);
                break;
            case ThirdPartyConsultationFacts facts:
                ThirdPartyLetters.Write(writer, facts);
                break;
            case ThirdPartyDecisionFacts facts:
                ThirdPartyLetters.Write(writer, facts);
                break;
            case CorrectionFacts facts:
                CorrectionLetter.Write(writer, facts);
                break;
            case CommissionApplicationFacts facts:
                NoticeLetters.Write(writer, facts);
                break;
            case RepeatedFacts facts:
                NoticeLetters.Write(writer, facts);
                break;
            case WithdrawalFacts facts:
                NoticeLetters.Write(writer, facts);
                break;
            default:
                throw new ArgumentException($"{writer.Record.Facts.GetType().Name} is no letter.", nameof(writer));
        }
    }

    /// <summary>The subject without its label, and the file's number.</summary>
    private static string TitleOf(LetterWriter writer)
    {
        var subject = writer.Blocks.First(block => block.Part == LetterPart.Subject).ToText();
        var colon = subject.IndexOf(':', StringComparison.Ordinal);
        return $"{subject[(colon + 1)..].Trim()} {writer.File.FileNumber}";
    }
}
