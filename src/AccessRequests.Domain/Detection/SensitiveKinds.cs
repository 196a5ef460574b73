using AccessRequests.Domain.Provisions;

namespace AccessRequests.Domain.Detection;

/// <summary>What the law most often says of what has such a form. It is proposed to a reader, who decides.</summary>
public static class SensitiveKinds
{
    /// <summary>The articles that a mark would rely on; empty when the form alone does not tell.</summary>
    public static IReadOnlyList<string> SuggestedProvisions(this SensitiveKind kind) => kind switch
    {
        SensitiveKind.SocialInsuranceNumber or SensitiveKind.HealthInsuranceNumber or SensitiveKind.DateOfBirth or SensitiveKind.PaymentCard or SensitiveKind.HomeAddress => ["53", "54"],
        SensitiveKind.StaffFunction or SensitiveKind.EmailAddress or SensitiveKind.Telephone or SensitiveKind.PostalCode or SensitiveKind.IpAddress
            or SensitiveKind.NetworkPath or SensitiveKind.TokenUrl or SensitiveKind.InternalHost or SensitiveKind.LoneHeading or SensitiveKind.Term or SensitiveKind.Expression => [],
    };

    /// <summary>The article that makes it public, so that no mark is proposed; null when none does.</summary>
    public static string? PublicUnder(this SensitiveKind kind) => kind == SensitiveKind.StaffFunction ? ProvisionCatalogue.PublicInformation : null;
}
