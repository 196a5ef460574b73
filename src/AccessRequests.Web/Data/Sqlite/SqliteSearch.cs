using Microsoft.EntityFrameworkCore.Migrations;

namespace AccessRequests.Web.Data.Sqlite;

/// <summary>The full-text index of SQLite over the searchable texts. The model does not know virtual tables; the migration calls this.</summary>
internal static class SqliteSearch
{
    /// <summary>A word that is deleted leaves the index at once and not at its next merge; those deleted before leave it now.</summary>
    public static void ForgetDeletedWords(MigrationBuilder migration) =>
        migration.Sql("INSERT INTO SearchTexts(SearchTexts, rank) VALUES ('secure-delete', 1); INSERT INTO SearchTexts(SearchTexts) VALUES ('rebuild');");

    public static void Create(MigrationBuilder migration)
    {
        migration.Sql("CREATE VIRTUAL TABLE SearchTexts USING fts5(Text, content='SearchEntries', content_rowid='Id', tokenize='unicode61 remove_diacritics 2');");
        migration.Sql("CREATE TRIGGER SearchEntries_Insert AFTER INSERT ON SearchEntries BEGIN INSERT INTO SearchTexts(rowid, Text) VALUES (new.Id, new.Text); END;");
        migration.Sql("CREATE TRIGGER SearchEntries_Delete AFTER DELETE ON SearchEntries BEGIN INSERT INTO SearchTexts(SearchTexts, rowid, Text) VALUES ('delete', old.Id, old.Text); END;");
        migration.Sql("CREATE TRIGGER SearchEntries_Update AFTER UPDATE ON SearchEntries BEGIN INSERT INTO SearchTexts(SearchTexts, rowid, Text) VALUES ('delete', old.Id, old.Text); INSERT INTO SearchTexts(rowid, Text) VALUES (new.Id, new.Text); END;");
    }

    /// <summary>The triggers go with the table that they stand on.</summary>
    public static void Drop(MigrationBuilder migration) => migration.Sql("DROP TABLE SearchTexts;");
}
