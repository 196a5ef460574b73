namespace AccessRequests.Web.Dashboard;

/// <summary>Something to do, by whom it waits for, with where to do it.</summary>
public sealed record OfficeTask(string Text, string Address, DateOnly Due)
{
    /// <summary>The day is the first on which it can be done, and no last one is set.</summary>
    public bool IsFirstDay { get; init; }

    /// <summary>Of the file that it is about; null for an account or an incident.</summary>
    public string? Number => Address.StartsWith($"{Urls.Requests}/", StringComparison.Ordinal) ? Uri.UnescapeDataString(Address[(Urls.Requests.Length + 1)..].Split('/', '?', '#')[0]) : null;
}
