using System.Text;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Reading;

internal static class Tokens
{
    /// <summary>
    /// Looks a resource up by the name a content stream used (one character per byte). PdfPig reads the bytes of a
    /// name above 127 as UTF-8 when it can: both spellings are tried.
    /// </summary>
    public static bool TryGetNamed(this DictionaryToken dictionary, string name, out string key)
    {
        key = name;

        if (dictionary.Data.ContainsKey(name))
        {
            return true;
        }

        if (Ascii.IsValid(name))
        {
            return false;
        }

        key = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(name));
        return dictionary.Data.ContainsKey(key);
    }

    /// <summary>The bytes of a name as one character each, fit for a name of ours.</summary>
    public static string Bytes(this NameToken name)
    {
        var data = name.Data.Replace("\0", "", StringComparison.Ordinal);
        return data.All(character => character <= '\u00FF') ? data : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(data));
    }
}
