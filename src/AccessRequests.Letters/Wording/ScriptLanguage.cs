using System.Text;

namespace AccessRequests.Letters.Wording;

/// <summary>
/// What a line in another script may be read aloud as (BCP 47). A script that writes several languages is named as such: «und-Arab» is
/// true of Arabic, Persian and Urdu, and a reader's program chooses its voice.
/// </summary>
internal static class ScriptLanguage
{
    private const string Japanese = "ja";
    private const string Han = "und-Hani";

    /// <summary>Null for a line whose letters are mostly Latin, which is in the letter's language as far as anyone knows.</summary>
    public static string? Of(string line)
    {
        Dictionary<string, int> letters = [];
        var all = 0;

        foreach (var rune in line.EnumerateRunes().Where(Rune.IsLetter))
        {
            all++;

            if (Script(rune.Value) is { } script)
            {
                letters[script] = letters.GetValueOrDefault(script) + 1;
            }
        }

        return letters.Values.Sum() * 2 <= all ? null
            : letters.ContainsKey(Japanese) ? Japanese
            : letters.MaxBy(script => script.Value).Key;
    }

    private static string? Script(int code) => code switch
    {
        >= 0x370 and < 0x400 => "el",
        >= 0x400 and < 0x530 => "und-Cyrl",
        (>= 0x590 and < 0x600) or (>= 0xFB1D and < 0xFB50) => "he",
        (>= 0x600 and < 0x700) or (>= 0x750 and < 0x780) or (>= 0x8A0 and < 0x900) or (>= 0xFB50 and < 0xFE00) or (>= 0xFE70 and < 0xFEFF) => "und-Arab",
        (>= 0x1100 and < 0x1200) or (>= 0x3130 and < 0x3190) or (>= 0xAC00 and < 0xD7B0) => "ko",
        >= 0x3040 and < 0x3100 => Japanese,
        (>= 0x3400 and < 0xA000) or (>= 0xF900 and < 0xFB00) => Han,
        (>= 0x1400 and < 0x1680) or (>= 0x18B0 and < 0x1900) => "und-Cans",
        _ => null,
    };
}
