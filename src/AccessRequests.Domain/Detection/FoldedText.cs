using System.Text;

namespace AccessRequests.Domain.Detection;

/// <summary>Text compared without regard to case and accents.</summary>
public static class FoldedText
{
    /// <summary>Lower case, without accents, character for character, so that an index in one is an index in the other.</summary>
    public static string Of(string text) => string.Create(text.Length, text, (plain, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            var letter = source[i];
            plain[i] = letter is '’' ? '\'' : char.IsSurrogate(letter) || char.IsAscii(letter)
                ? char.ToLowerInvariant(letter)
                : char.ToLowerInvariant(letter.ToString().Normalize(NormalizationForm.FormD)[0]);
        }
    });

    /// <summary>A word that begins or ends with <paramref name="edge"/> is whole at its neighbour's index.</summary>
    public static bool IsBoundary(string text, int at, char edge) =>
        at < 0 || at >= text.Length || !char.IsLetterOrDigit(edge) || !char.IsLetterOrDigit(text[at]);
}
