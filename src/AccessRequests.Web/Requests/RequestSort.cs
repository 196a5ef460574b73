namespace AccessRequests.Web.Requests;

/// <summary>The columns that a list of requests can be sorted by; each has an index.</summary>
public enum RequestSort
{
    Due,
    Number,
    Received,
}
