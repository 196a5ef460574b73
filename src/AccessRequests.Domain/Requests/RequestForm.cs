namespace AccessRequests.Domain.Requests;

/// <summary>Only the decision on a written request can be reviewed (art. 45).</summary>
public enum RequestForm
{
    Written,
    Oral,
}
