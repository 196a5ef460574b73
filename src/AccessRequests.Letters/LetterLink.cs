namespace AccessRequests.Letters;

/// <summary>Web addresses as a letter prints them: without their scheme, but leading there.</summary>
internal static class LetterLink
{
    public static LetterSpan? Of(string? address, string? label = null) =>
        TryParse(address) is { } uri
            ? new LetterSpan(string.IsNullOrWhiteSpace(label) ? Printed(address!.Trim()) : label.Trim(), uri)
            : null;

    /// <summary>A link when the whole text is an address, the text as it is otherwise.</summary>
    public static LetterSpan OrText(string text) => Of(text) ?? new LetterSpan(text);

    /// <summary>An absolute http or https address, also when it is written from «www.» on.</summary>
    public static Uri? TryParse(string? address)
    {
        var text = address?.Trim() ?? "";
        var absolute = text.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? $"https://{text}" : text;

        return !text.Contains(' ', StringComparison.Ordinal)
            && Uri.TryCreate(absolute, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
                ? uri
                : null;
    }

    private static string Printed(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal);
        return start < 0 ? address : address[(start + 3)..];
    }
}
