using Microsoft.EntityFrameworkCore.Migrations;

namespace AccessRequests.Web.Data;

/// <summary>
/// The triggers that refuse to change or remove a row of the history once it is in the chain. Rows of before the chain enter it
/// once. A migration that rebuilds the table on SQLite drops them and must call <see cref="CreateOnSqlite"/> again.
/// </summary>
internal static class AppendOnly
{
    public const string TriggerName = "History_AppendOnly";

    private const string Refusal = "The history is append-only.";

    /// <summary>An «INSERT OR REPLACE» deletes without a delete trigger: it is refused at the insertion.</summary>
    public static void CreateOnSqlite(MigrationBuilder migration)
    {
        migration.Sql($"CREATE TRIGGER {TriggerName} BEFORE UPDATE ON History WHEN old.Hash IS NOT NULL BEGIN SELECT RAISE(ABORT, '{Refusal}'); END;");
        migration.Sql($"CREATE TRIGGER {TriggerName}_Delete BEFORE DELETE ON History BEGIN SELECT RAISE(ABORT, '{Refusal}'); END;");
        migration.Sql($"CREATE TRIGGER {TriggerName}_Replace BEFORE INSERT ON History WHEN EXISTS (SELECT 1 FROM History WHERE Id = new.Id OR Sequence = new.Sequence) BEGIN SELECT RAISE(ABORT, '{Refusal}'); END;");
    }

    public static void DropOnSqlite(MigrationBuilder migration)
    {
        foreach (var suffix in (string[])["", "_Delete", "_Replace"])
        {
            migration.Sql($"DROP TRIGGER {TriggerName}{suffix};");
        }
    }

    /// <summary>In EXEC, because the administrator's script puts conditions around it and a trigger must be alone in its batch.</summary>
    public static void CreateOnSqlServer(MigrationBuilder migration) => migration.Sql(
        $"EXEC(N'CREATE TRIGGER [{TriggerName}] ON [History] AFTER UPDATE, DELETE AS IF EXISTS (SELECT 1 FROM deleted WHERE [Hash] IS NOT NULL) OR (EXISTS (SELECT 1 FROM deleted) AND NOT EXISTS (SELECT 1 FROM inserted)) THROW 51000, ''{Refusal}'', 1;');");

    public static void DropOnSqlServer(MigrationBuilder migration) => migration.Sql($"DROP TRIGGER [{TriggerName}];");
}
