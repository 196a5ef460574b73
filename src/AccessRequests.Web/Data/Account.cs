using Microsoft.AspNetCore.Identity;

namespace AccessRequests.Web.Data;

/// <summary>Someone of the office who signs in. Never deleted: the history keeps naming them.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public const int NameMaxLength = 200;
    public const int EmailMaxLength = 254;

    /// <summary>As it stands in the history: first name, then family name.</summary>
    public required string Name { get; set; }

    /// <summary>Closed by an administrator; unlike a lockout it does not end by itself.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Someone else chose the password: it opens nothing but the page where it is changed.</summary>
    public bool MustChangePassword { get; set; }
}
