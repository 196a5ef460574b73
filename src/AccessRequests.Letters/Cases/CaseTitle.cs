namespace AccessRequests.Letters.Cases;

/// <summary>
/// What a person is called in their office, which agrees with them: «la directrice», «le directeur». A file may hold both words, so
/// that the same particulars serve whoever holds the office.
/// </summary>
/// <param name="Words">Null when the file has none.</param>
/// <param name="Above">«La directrice générale,», where it stands above the signature; null where it stands under the name.</param>
internal sealed record CaseTitle(string? Words, string? Above)
{
    private enum Gender
    {
        Masculine,
        Feminine,
    }

    public static CaseTitle Read(CaseReader person)
    {
        var gender = person.OptionalChoice<Gender>("gender");
        var words = Agreed(person, gender)?.Trim();

        if (!person.Flag("titleAbove") || string.IsNullOrEmpty(words))
        {
            return new CaseTitle(words, null);
        }

        var lowered = char.ToLowerInvariant(words[0]) + words[1..];

        if (gender is null && !French.Elides(words))
        {
            person.Report("gender", "le titre qui précède la signature prend un article ; dites Masculine ou Feminine");
        }

        return new CaseTitle(words, $"{(French.Elides(words) ? "L’" : gender == Gender.Feminine ? "La " : "Le ")}{lowered},");
    }

    private static string? Agreed(CaseReader person, Gender? gender)
    {
        if (person.OptionalWords("title") is not { } title)
        {
            return person.OptionalText("title");
        }

        var (masculine, feminine) = (title.Text("masculine"), title.Text("feminine"));
        title.ReportUnknown();

        if (gender is null)
        {
            person.Report("gender", "le titre s’accorde ; dites Masculine ou Feminine");
        }

        return gender == Gender.Feminine ? feminine : masculine;
    }
}
