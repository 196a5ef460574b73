using Microsoft.AspNetCore.Identity;

namespace AccessRequests.Web.Data;

/// <summary>Someone of the office who signs in. Never deleted: the history keeps naming them.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public const int NameMaxLength = 200;
    public const int EmailMaxLength = 254;

    /// <summary>As it stands in the history: first name, then family name.</summary>
    public required string Name { get; set; }

    /// <summary>The unit of the public body that the person works in: a file may be restricted to one. Null when it was not said.</summary>
    public string? Unit { get; set; }

    /// <summary>Closed by an administrator; unlike a lockout it does not end by itself.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>
    /// The administrator who alone entrusted the account with what opens files or confirms others, until a second person confirms it: meanwhile it opens no session. Null when nothing waits.
    /// </summary>
    public Guid? ConfirmationAskedBy { get; set; }

    /// <summary>Someone else chose the password: it opens nothing but the page where it is changed.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>When a password that someone else chose stops opening even that page.</summary>
    public DateTimeOffset? ProvisionalUntil { get; set; }

    /// <summary>Signs in where the public body keeps its people, and has no password here; roles then follow the groups of there.</summary>
    public bool IsFromProvider { get; set; }

    /// <summary>When a session was last opened.</summary>
    public DateTimeOffset? SignedInAt { get; set; }

    /// <summary>When the session before the last one was opened: told to the person, who knows whether it was they.</summary>
    public DateTimeOffset? PreviouslySignedInAt { get; set; }

    /// <summary>The step of 30 seconds of the last code of the second factor that was taken (RFC 6238): none opens twice (section 5.2).</summary>
    public long? LastCodeStep { get; set; }
}
