namespace AccessRequests.Web.Dashboard;

/// <summary>What someone else is to do before a file can go on, with where it is followed.</summary>
/// <param name="By">The last day that they have; null where nothing gives them one, as at the Commission.</param>
public sealed record AwaitedAct(string Text, string Address, DateOnly? By);
