namespace AccessRequests.Letters.Wording;

internal static class PlainText
{
    /// <summary>With every kind of space as one, so that words can be looked for.</summary>
    public static string Of(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
