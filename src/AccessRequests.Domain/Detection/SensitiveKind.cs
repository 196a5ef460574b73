namespace AccessRequests.Domain.Detection;

/// <summary>What often identifies a person or opens a system, and can be told by its form.</summary>
public enum SensitiveKind
{
    EmailAddress,
    Telephone,

    /// <summary>Nine digits with a check digit (Luhn).</summary>
    SocialInsuranceNumber,

    /// <summary>Four letters and eight digits, which hold a date of birth.</summary>
    HealthInsuranceNumber,
    DateOfBirth,
    PostalCode,

    /// <summary>A number in a street, unless a floor or an office says that nobody lives there.</summary>
    HomeAddress,

    /// <summary>A name followed by a function of the public service: public under article 57.</summary>
    StaffFunction,
    PaymentCard,
    IpAddress,

    /// <summary>\\server\share\…</summary>
    NetworkPath,

    /// <summary>An address with a secret in it: whoever has it has what it opens.</summary>
    TokenUrl,

    /// <summary>The name of a server that only the body's own network knows.</summary>
    InternalHost,

    /// <summary>A word of the list that the person gave.</summary>
    Term,

    /// <summary>A match of the regular expression that the person gave.</summary>
    Expression,

    /// <summary>A heading of which all that follows is hidden, so that it tells what is not to be read. Told by what is around it, and not by its form.</summary>
    LoneHeading,
}
