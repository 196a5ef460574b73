using System.Globalization;
using System.Security.Claims;
using AccessRequests.Web.Data;
using AccessRequests.Web.Journal;
using AccessRequests.Web.Localisation;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Security;
using Bunit;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using MudBlazor.Services;

namespace AccessRequests.Web.Tests;

/// <summary>
/// A page in its surroundings: real policies, real validators, migrated SQLite, a clock that stands still. A scenario registers
/// its use cases in <see cref="BunitContext.Services"/>, says who is there with <see cref="SignInAs"/> and opens the page.
/// </summary>
public abstract class PageTest : BunitContext, IAsyncLifetime
{
    private bool _hasPopovers;
    private Task<AuthenticationState> _authentication = Task.FromResult(new AuthenticationState(TestUsers.Nobody));

    protected PageTest()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(LocalisationRegistration.Culture);
        LocalisationRegistration.SpeakFrenchInValidation();

        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddTransient<MudLocalizer, FrenchMudLocalizer>();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton<IDbContextFactory<AccessRequestsDb>>(Database);
        Services.AddKeyedSingleton<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile, Database);
        Services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        Services.AddSingleton<Readings>();
        Services.AddScoped<RestrictAccess>();
        Services.AddScoped<AssignRequests>();
        Services.AddValidatorsFromAssemblyContaining<Program>(ServiceLifetime.Singleton, includeInternalTypes: true);

        // bUnit's own doubles grant what they are told to grant; these are the product's policies.
        Services.AddAuthorizationCore(SecurityRegistration.AddPolicies);
        Services.AddSingleton<IAuthorizationService, DefaultAuthorizationService>();
        Services.AddSingleton<Approvers>();
        Services.AddSingleton<IAuthorizationHandler>(services => services.GetRequiredService<Approvers>());
    }

    protected TestDatabase Database { get; } = new();

    /// <summary>Noon of 1 December 2025 in Québec, until a scenario moves it.</summary>
    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2025, 12, 1, 17, 0, 0, TimeSpan.Zero));

    protected ClaimsPrincipal User { get; private set; } = TestUsers.Nobody;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    protected void SignInAs(params string[] roles)
    {
        User = TestUsers.With(roles);
        _authentication = Task.FromResult(new AuthenticationState(User));
    }

    protected void BecomePerson(Guid id, string name, params string[] roles)
    {
        User = TestUsers.With(id, name, roles);
        _authentication = Task.FromResult(new AuthenticationState(User));
    }

    /// <summary>Renders the page with MudBlazor's popovers and the signed-in person around it.</summary>
    protected IRenderedComponent<TPage> Open<TPage>(Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null)
        where TPage : IComponent
    {
        if (!_hasPopovers)
        {
            Render<MudPopoverProvider>();
            _hasPopovers = true;
        }

        return Render<TPage>(builder =>
        {
            builder.AddCascadingValue(_authentication);
            parameters?.Invoke(builder);
        });
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        Database.Dispose();
    }
}
