namespace AccessRequests.Web.Dashboard;

/// <summary>One bar of a chart, one line of its table.</summary>
public sealed record Bar(string Label, int Value);
