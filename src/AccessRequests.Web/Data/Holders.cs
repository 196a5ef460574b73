namespace AccessRequests.Web.Data;

/// <summary>Who may act: accounts that are closed, or wait for a second person, open no session.</summary>
internal static class Holders
{
    public static IQueryable<Account> OpenAccounts(this AccessRequestsDb db) => db.Users.Where(account => !account.IsDisabled && account.ConfirmationAskedBy == null);

    /// <summary>Those of them that hold one of the roles, each once.</summary>
    public static IQueryable<Account> OpenHolders(this AccessRequestsDb db, params string[] roles) =>
        db.OpenAccounts().Where(account => db.UserRoles.Any(held => held.UserId == account.Id && db.Roles.Any(role => role.Id == held.RoleId && roles.Contains(role.Name!))));
}
