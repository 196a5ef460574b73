using System.Globalization;
using AccessRequests.Pdf.Typesetting;

namespace AccessRequests.Letters.Requirements;

/// <summary>A letter that printed a box in place of a name would not be one that its reader can check.</summary>
internal static class UnprintableCharacters
{
    /// <param name="placeOf">The place that the words of a block come from.</param>
    public static IEnumerable<LetterObstacle> In(IReadOnlyList<LetterBlock> blocks, Func<LetterBlock, string> placeOf) =>
        from block in blocks
        let lacking = PrintableText.Unprintable(block.ToText())
        where lacking.Count > 0
        select new LetterObstacle(
            placeOf(block),
            $"Le paragraphe « {block.Id} » contient {French.List([.. lacking.Take(5).Select(Named)])}{(lacking.Count > 5 ? ", entre autres" : "")} : aucune police de la lettre n’a {(lacking.Count > 1 ? "ces caractères" : "ce caractère")}. Transcrivez-le{(lacking.Count > 1 ? "s" : "")} ou retirez-le{(lacking.Count > 1 ? "s" : "")}.");

    /// <summary>«𒀀» may be a box on the reader's screen too, so its number in Unicode is told.</summary>
    private static string Named(string element) =>
        $"« {element} » ({string.Join(' ', element.EnumerateRunes().Select(rune => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}")))})";
}
