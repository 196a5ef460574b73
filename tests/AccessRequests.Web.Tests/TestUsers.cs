using System.Security.Claims;
using AccessRequests.Web.Security;

namespace AccessRequests.Web.Tests;

/// <summary>People with the roles that a scenario needs, as the sign-in would make them.</summary>
public static class TestUsers
{
    public static ClaimsPrincipal Nobody { get; } = new(new ClaimsIdentity());

    public static ClaimsPrincipal With(params string[] roles) => With(Guid.CreateVersion7(), "Ève Nadeau", roles);

    public static ClaimsPrincipal With(Guid id, string name, params string[] roles) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, $"{id}"),
            new Claim(AccountClaims.Name, name),
            .. roles.Select(role => new Claim(ClaimTypes.Role, role)),
        ],
        authenticationType: "test"));
}
