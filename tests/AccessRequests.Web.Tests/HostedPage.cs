using System.Reflection;
using System.Security.Claims;
using AccessRequests.Web.Localisation;
using AccessRequests.Web.Security;
using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace AccessRequests.Web.Tests;

/// <summary>A page of the running program, in a scope of its services, as a browser would show it to someone.</summary>
internal static class HostedPage
{
    /// <param name="valueOf">What each parameter of the page is given.</param>
    public static IRenderedComponent<CascadingValue<Task<AuthenticationState>>> OpenPage(
        this BunitContext bunit, IServiceProvider services, ClaimsPrincipal user, Type page, Func<PropertyInfo, object> valueOf, string address = "/")
    {
        bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        bunit.Services.AddMudServices();
        bunit.Services.AddTransient<MudLocalizer, FrenchMudLocalizer>();
        bunit.Services.AddAuthorizationCore(SecurityRegistration.AddPolicies);
        bunit.Services.AddSingleton<IAuthorizationService, DefaultAuthorizationService>();
        bunit.Services.AddSingleton<IAuthorizationHandler>(services.GetRequiredService<Approvers>());
        bunit.Services.AddFallbackServiceProvider(services);
        bunit.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        bunit.Render<MudPopoverProvider>();

        return bunit.Render<CascadingValue<Task<AuthenticationState>>>(around => around
            .Add(value => value.Value, Task.FromResult(new AuthenticationState(user)))
            .Add(value => value.ChildContent, inside =>
            {
                inside.OpenComponent(0, page);

                foreach (var parameter in page.GetProperties().Where(property => property.GetCustomAttribute<ParameterAttribute>() is not null))
                {
                    inside.AddAttribute(1, parameter.Name, valueOf(parameter));
                }

                inside.CloseComponent();
            }));
    }
}
