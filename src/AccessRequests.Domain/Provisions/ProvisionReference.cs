using System.Globalization;
using System.Text.RegularExpressions;

namespace AccessRequests.Domain.Provisions;

/// <summary>An article as it is cited: whole, or one of its subsections (alinéas) and paragraphs.</summary>
/// <param name="Number">«37», «28.1»; for another act, its chapter first: «C-12, 9».</param>
/// <param name="Subsection">«1» for its premier alinéa, or null.</param>
/// <param name="Paragraph">«3» for its paragraphe 3°, «5.1» or null.</param>
public sealed partial record ProvisionReference(string Number, int? Subsection = null, string? Paragraph = null)
{
    public bool IsWhole => Subsection is null && Paragraph is null;

    /// <summary>Reads «37», «37 al. 1», «28, al. 1, par. 3°», «C-12, 9»; null when it is none of these.</summary>
    public static ProvisionReference? TryParse(string text)
    {
        var match = Form().Match(text.Trim());

        return match.Success
            ? new ProvisionReference(
                match.Groups["number"].Value,
                match.Groups["subsection"].Success ? int.Parse(match.Groups["subsection"].Value, CultureInfo.InvariantCulture) : null,
                match.Groups["paragraph"].Success ? match.Groups["paragraph"].Value : null)
            : null;
    }

    /// <summary>«37, al. 1», «28, al. 1, par. 3°»: as lists and marks write it.</summary>
    public override string ToString() =>
        Number
        + (Subsection is { } subsection ? string.Create(CultureInfo.InvariantCulture, $", al. {subsection}") : "")
        + (Paragraph is { } paragraph ? $", par. {paragraph}°" : "");

    [GeneratedRegex(
        @"^(?<number>(?:[A-Z][A-Z0-9.\-]*(?:, r\. [0-9.]+)?, )?[0-9]{1,4}(?:\.[0-9]{1,3})*)"
        + @"(?:,? ?al\. ?(?<subsection>[1-9][0-9]?))?(?:,? ?par\. ?(?<paragraph>[0-9]{1,2}(?:\.[0-9]{1,2})?) ?°?)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
