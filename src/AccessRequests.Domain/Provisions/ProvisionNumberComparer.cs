using System.Globalization;

namespace AccessRequests.Domain.Provisions;

/// <summary>Numeric order of articles: 28 before 28.1 before 29, and 137.1 after 54.</summary>
public sealed class ProvisionNumberComparer : IComparer<string>
{
    public static ProvisionNumberComparer Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var left = Parts(x);
        var right = Parts(y);

        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (left[i] != right[i])
            {
                return left[i].CompareTo(right[i]);
            }
        }

        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(x, y);
    }

    private static int[] Parts(string? number) =>
        (number ?? "").Split('.').Select(part => int.TryParse(part, CultureInfo.InvariantCulture, out var value) ? value : int.MaxValue).ToArray();
}
