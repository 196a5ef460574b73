namespace AccessRequests.Web.Dashboard;

/// <summary>Something to do, by whom it waits for, with where to do it.</summary>
public sealed record OfficeTask(string Text, string Address, DateOnly Due);
