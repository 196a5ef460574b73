using AccessRequests.Web.Accounts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Bunit;

namespace AccessRequests.Web.Tests.Accounts;

public sealed class AccountPagesTests : PageTest
{
    [Fact]
    public void The_list_says_in_French_who_has_which_role_and_which_account_is_closed()
    {
        Database.Given(
            new Account { Id = Guid.NewGuid(), Name = "Bénédicte Roy", Email = "b.roy@organisme.example" },
            new Account { Id = Guid.NewGuid(), Name = "Alain Côté", Email = "a.cote@organisme.example", IsDisabled = true },
            new Account { Id = Guid.NewGuid(), Name = "Chloé Ly", Email = "c.ly@organisme.example", LockoutEnd = Clock.GetUtcNow().AddMinutes(5) });
        SignInAs(Roles.Administrator);

        var rows = Open<AccountListPage>().FindAll("tbody tr").Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();

        Assert.Collection(
            rows,
            row => Assert.Matches("Alain Côté.*Désactivé", row),
            row => Assert.Matches("Bénédicte Roy.*Actif", row),
            row => Assert.Matches("Chloé Ly.*Verrouillé", row));
    }
}
