namespace AccessRequests.Domain;

/// <summary>A number and what it counts, agreed: «1 marque», «2 marques».</summary>
public static class FrenchCount
{
    /// <remarks>French takes the singular below two: «0 jour».</remarks>
    public static string Of(int count, string one, string many) => count < 2 ? $"{count} {one}" : $"{count} {many}";
}
