using System.Reflection;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Security;

public sealed class EveryPageTests(AccessRequestsHost host) : IClassFixture<AccessRequestsHost>
{
    /// <summary>What strangers may ask for, beside static files. Whoever adds to it has thought about it.</summary>
    private static readonly string[] OpenToStrangers =
    [
        "/agenda/{secret}.ics", "/connexion", "/connexion/code", "/deconnexion", "/erreur", "/introuvable", "/mise-en-route", "/mot-de-passe", "/remise/{Secret}", "/remise/{secret}/{artefactId:guid}",
        "/second-facteur", "/statut/{Code:int}",
    ];

    public static TheoryData<Type> Pages =>
        [.. typeof(Program).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any())];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_page_says_who_may_see_it(Type page)
    {
        if (page.GetCustomAttribute<AllowAnonymousAttribute>() is not null)
        {
            Assert.All(page.GetCustomAttributes<RouteAttribute>(), route => Assert.Contains(route.Template, OpenToStrangers));
            return;
        }

        var policies = page.GetCustomAttributes<AuthorizeAttribute>(inherit: true).Select(authorize => authorize.Policy).ToList();

        Assert.NotEmpty(policies);
        Assert.All(policies, policy => Assert.Contains(policy, Policies.RolesOf.Keys));
    }

    [Fact]
    public void Nothing_else_is_open_to_strangers()
    {
        var open =
            from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            where endpoint.Metadata.All(data => data.GetType().Name != "StaticAssetDescriptor")
            select "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

        Assert.Equal(OpenToStrangers, open.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_policy_has_its_row_in_the_table()
    {
        var names = typeof(Policies).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(names.Order(), Policies.RolesOf.Keys.Order());
    }

    [Fact]
    public void Only_a_manager_approves()
    {
        Assert.Equal([Roles.Manager], Policies.RolesOf[Policies.ApproveDecisions]);
    }

    [Fact]
    public void An_administrator_does_not_read_requests()
    {
        Assert.DoesNotContain(Roles.Administrator, Policies.RolesOf[Policies.ReadRequests]);
    }
}
