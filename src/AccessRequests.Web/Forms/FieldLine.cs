using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;

namespace AccessRequests.Web.Forms;

/// <summary>A field of a form and what stands in it, as the history and a colleague read them.</summary>
/// <param name="Value">Null or empty when nothing does.</param>
public sealed record FieldLine(string Label, string? Value)
{
    public override string ToString() => $"{Label} : {(string.IsNullOrEmpty(Value) ? "—" : Value)}";
}

internal static class FieldLines
{
    /// <summary>Writes into the history of the installation what differs between two states of what an administrator keeps; nothing when nothing does.</summary>
    /// <param name="title">What it is the state of: the history outlives it.</param>
    /// <param name="before">Null for what was not there before.</param>
    public static void RecordChange(
        this AccessRequestsDb db, HistoryAct act, string title, IReadOnlyList<FieldLine>? before, IReadOnlyList<FieldLine> after, Guid? id, Actor actor, DateTimeOffset now)
    {
        var changed = after.Except(before ?? []).Where(line => before is not null || !string.IsNullOrEmpty(line.Value)).ToList();

        if (before is not null && changed.Count == 0)
        {
            return;
        }

        var labels = changed.Select(line => line.Label).ToHashSet();
        db.History.Add(HistoryEntry.OfInstallation(
            act, actor, now, before is null ? null : Text(before.Where(line => labels.Contains(line.Label))), Text(changed), id));

        string Text(IEnumerable<FieldLine> lines) => string.Join('\n', lines.Select(line => line.ToString()).Prepend(title));
    }
}
