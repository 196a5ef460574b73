using Microsoft.Data.Sqlite;

namespace AccessRequests.Web.Tests.Faults;

/// <summary>A start on a database that is not the one its files were kept with: nothing may be deleted on its word.</summary>
public sealed class WrongDatabaseTests
{
    [Fact]
    public async Task An_empty_database_clears_away_no_file_of_the_one_that_was_lost()
    {
        using var folder = new TestFolder();
        string[] kept;
        var saved = Path.Combine(folder.Path, "saved");
        Directory.CreateDirectory(saved);

        await using (var first = new AccessRequestsHost(folder.Path))
        {
            _ = first.Services;
            kept = new Case30198(first).FilesIn("originals");
            Assert.NotEmpty(kept);
        }

        SqliteConnection.ClearAllPools();

        foreach (var file in Directory.GetFiles(folder.Path, "*.db*"))
        {
            File.Move(file, Path.Combine(saved, Path.GetFileName(file)));
        }

        await using var onEmpty = new AccessRequestsHost(folder.Path) { Settings = { ["Demonstration"] = "false" } };
        _ = onEmpty.Services;
        Assert.Equal(kept.Order(), new Case30198(onEmpty).FilesIn("originals").Order());
    }
}
