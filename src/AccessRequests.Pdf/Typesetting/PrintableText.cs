using System.Globalization;
using System.Text;
using AccessRequests.Pdf.Typesetting.Fonts;

namespace AccessRequests.Pdf.Typesetting;

/// <summary>What the shipped fonts can print.</summary>
public static class PrintableText
{
    /// <summary>The user-perceived characters of a text that no font has, each once: they would be printed as a box.</summary>
    public static IReadOnlyList<string> Unprintable(string text)
    {
        var typeface = Typeface.Of(bold: false, italic: false);

        if (typeface.HasAllOf(text))
        {
            return [];
        }

        List<string> lacking = [];
        var elements = StringInfo.GetTextElementEnumerator(text.Normalize(NormalizationForm.FormC));

        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();

            if (!lacking.Contains(element) && FallbackFonts.For(typeface, element) is null)
            {
                lacking.Add(element);
            }
        }

        return lacking;
    }
}
