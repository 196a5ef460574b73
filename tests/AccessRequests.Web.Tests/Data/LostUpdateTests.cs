using AccessRequests.Domain;

namespace AccessRequests.Web.Tests.Data;

/// <summary>No two people who save the same thing at once overwrite each other without a word: every table says how.</summary>
public sealed class LostUpdateTests
{
    private const string ByRequest = "Each act on it is an act on its request, whose stamp the database compares.";
    private const string ByDocument = "A mark is settled with its document's acts, under the stamp of the request.";
    private const string ByAccount = "ASP.NET Core Identity saves it with its account, whose stamp the database compares.";
    private const string Written = "Written once, then only removed or superseded.";
    private const string OfOnePerson = "One person's own.";
    private const string OfTheMachine = "Nobody edits it.";

    /// <summary>Tables without a version of their own, and why none is needed.</summary>
    private static readonly Dictionary<string, string> WithoutVersion = new()
    {
        ["Applicant"] = ByRequest,
        ["CommissionReview"] = ByRequest,
        ["Consultation"] = ByRequest,
        ["FileStep"] = ByRequest,
        ["SentLetter"] = ByRequest,
        ["PageReading"] = ByRequest,
        ["Package"] = ByRequest,
        ["Passage"] = ByDocument,
        ["DataProtectionKey"] = Written,
        ["HistoryEntry"] = Written,
        ["WordingVersion"] = Written,
        ["Substitution"] = Written,
        ["IdentityRoleClaim`1"] = ByAccount,
        ["IdentityUserClaim`1"] = ByAccount,
        ["IdentityUserLogin`1"] = ByAccount,
        ["IdentityUserRole`1"] = ByAccount,
        ["IdentityUserToken`1"] = ByAccount,
        ["OpenSession"] = OfOnePerson,
        ["SavedView"] = OfOnePerson,
        ["Notice"] = OfOnePerson,
        ["AgendaSubscription"] = OfOnePerson,
        ["OutboxMessage"] = OfTheMachine,
        ["AskedUnit"] = OfTheMachine,
        ["ProvisionEntry"] = OfTheMachine,
        ["SearchEntry"] = OfTheMachine,
    };

    [Fact]
    public void Every_table_that_people_change_has_a_version_that_the_database_compares()
    {
        using var database = new TestDatabase();
        using var db = database.CreateDbContext();
        var unversioned = db.Model.GetEntityTypes()
            .Where(type => !type.IsOwned() && !type.GetProperties().Any(property => property.IsConcurrencyToken) && !typeof(RevocableEntry).IsAssignableFrom(type.ClrType))
            .Select(type => type.ClrType.Name)
            .Order(StringComparer.Ordinal);

        Assert.Equal(WithoutVersion.Keys.Order(StringComparer.Ordinal), unversioned);
    }
}
