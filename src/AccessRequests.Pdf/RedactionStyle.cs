namespace AccessRequests.Pdf;

/// <summary>How a redacted area looks. All three are opaque and stand where nothing is left underneath.</summary>
public enum RedactionStyle
{
    Black,

    /// <summary>White with a black frame: saves ink when an applicant prints.</summary>
    White,

    Grey,
}
