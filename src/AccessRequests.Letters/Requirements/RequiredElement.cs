using AccessRequests.Letters.Wording;

namespace AccessRequests.Letters.Requirements;

/// <summary>What the law wants a letter to say, as words that are looked for in the letter itself, whoever wrote them.</summary>
/// <param name="Name">In French, as it follows «il manque».</param>
/// <param name="Article">«art. 46».</param>
/// <param name="Paragraph">The id of the paragraph that says it when nobody edits it.</param>
/// <param name="Words">Each must be found; alternatives are parted by «|».</param>
internal sealed record RequiredElement(string Name, string Article, string Paragraph, params IReadOnlyList<string> Words)
{
    /// <summary>An annex may say it, as the «avis de recours» of several bodies does.</summary>
    public bool MayBeAnnexed { get; init; }

    /// <summary>It is about this decision: what a referral says of another body's answer does not say it.</summary>
    public bool IsOfThisDecision { get; init; }

    /// <summary>It is a right or an effect: «vous ne pouvez pas demander à la Commission» has its words and does not say it.</summary>
    public bool IsAffirmed { get; init; }

    public bool IsIn(string text)
    {
        var said = IsAffirmed ? Negation.Without(text) : text;
        return Words.All(word => word.Split('|').Any(alternative => said.Contains(alternative, StringComparison.OrdinalIgnoreCase)));
    }
}
