using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;

namespace AccessRequests.Web.Tests.Data;

/// <summary>Nothing is saved past the chain of the history.</summary>
public sealed class SynchronousSaveTests
{
    [Fact]
    public void Only_the_keys_that_the_framework_makes_are_saved_without_the_chain()
    {
        using var database = new TestDatabase();
        using var db = database.CreateDbContext();
        db.Add(new DataProtectionKey { FriendlyName = "clé", Xml = "<key />" });
        Assert.Equal(1, db.SaveChanges());

        db.Add(HistoryEntry.OfInstallation(HistoryAct.HistoryRead, new Actor(Guid.NewGuid(), "Denise Paquet"), DateTimeOffset.UnixEpoch));
        Assert.Throws<NotSupportedException>(() => db.SaveChanges());
        Assert.Empty(db.History);
    }
}
