namespace AccessRequests.Domain.Incidents;

/// <summary>
/// Whether the incident presents a risk of serious injury: the sensitivity of the information, what is apprehended of its use and
/// the likelihood of harmful uses are each weighed in words.
/// </summary>
public sealed record PrejudiceAssessment(string Sensitivity, string Consequences, string Likelihood, bool IsSerious)
{
    public const int TextMaxLength = 2000;
}
