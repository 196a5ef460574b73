using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AccessRequests.Benchmarks.Office;

/// <summary>The commands that a question sent to the database, to ask for their plans afterwards.</summary>
internal sealed class RecordedCommands : DbCommandInterceptor
{
    public List<(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters)> All { get; } = [];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        All.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]));
        return ValueTask.FromResult(result);
    }
}
