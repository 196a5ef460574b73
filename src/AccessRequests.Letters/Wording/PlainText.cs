namespace AccessRequests.Letters.Wording;

public static class PlainText
{
    /// <summary>With every kind of space as one, so that words can be looked for.</summary>
    public static string Of(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');

    /// <summary>The same with every apostrophe as one.</summary>
    public static string Searchable(string text) => Of(text).Replace('\'', '’');

    /// <summary>The lines of a text that say something.</summary>
    public static string[] Lines(string? text) =>
        (text ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
