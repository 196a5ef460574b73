namespace AccessRequests.Domain;

/// <summary>A number and what it counts, agreed: «1 marque», «2 marques»; and several things in a row.</summary>
public static class FrenchCount
{
    /// <remarks>French takes the singular below two: «0 jour».</remarks>
    public static string Of(int count, string one, string many) => count < 2 ? $"{count} {one}" : $"{count} {many}";

    /// <summary>«point 3», «points 1, 3 et 4».</summary>
    public static string Named(IReadOnlyList<string> names, string one, string many) =>
        $"{(names.Count < 2 ? one : many)} {List(names)}";

    /// <summary>«a», «a et b», «a, b et c».</summary>
    public static string List(IReadOnlyList<string> items, string conjunction = "et") => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.SkipLast(1))} {conjunction} {items[^1]}",
    };
}
