using AccessRequests.Domain;
using AccessRequests.Letters.Editing;

namespace AccessRequests.Letters;

/// <summary>Why a letter cannot be approved, or what is to be seen before it is, and where that is mended.</summary>
/// <param name="Where">The part of the case (docs/letter-case.md), which pages map to their own fields: «extension.days».</param>
/// <param name="Sentence">What is in the way and what to do about it, in French, with the article of law where there is one.</param>
public sealed record LetterObstacle(string Where, string Sentence)
{
    /// <summary>The final words lack it: as long as facts lack, words lack with them and are not told apart.</summary>
    public bool IsOfWords { get; init; }

    /// <summary>It does not stand in the way: a person judges whether the words say what the law wants.</summary>
    public bool IsWarning { get; init; }

    /// <summary>The sentence for people who see the letter and not its case: it names paragraphs as they do.</summary>
    public string Told
    {
        get => field ?? ParagraphNames.Told(Sentence);
        init;
    }

    /// <summary>As pages show it beside what is recorded.</summary>
    public Obstacle ToObstacle() => new(ObstacleKind.LetterIncomplete, Told);

    public override string ToString() => $"{(Where.Length == 0 ? "dossier" : Where)} : {Sentence}";
}
