namespace AccessRequests.Web.Data;

/// <summary>Columns beside what a request records, so that files can be found and ordered by an index. No page and no act writes them.</summary>
internal static class RequestColumns
{
    /// <summary>The last day to answer, as the page of the file tells it: see <see cref="KeptLastDays"/>.</summary>
    public const string Due = nameof(Due);

    /// <summary>Answered or withdrawn: no answer is due. The database computes it.</summary>
    public const string IsClosed = nameof(IsClosed);

    /// <summary>No run of closed days is longer: past it, a last day as counted is a last day passed.</summary>
    public const int LongestRoll = 15;
}
