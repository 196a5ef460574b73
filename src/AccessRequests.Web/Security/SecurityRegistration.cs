using System.Threading.RateLimiting;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Hosting;
using AccessRequests.Web.Journal;
using AccessRequests.Web.Localisation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;

namespace AccessRequests.Web.Security;

internal static class SecurityRegistration
{
    public const int PasswordMinLength = 12;

    /// <summary>Far beyond any password; hashing a book would cost the server.</summary>
    public const int PasswordMaxLength = 500;
    public const int LockoutMinutes = 15;
    public const int MaxAttempts = 5;

    /// <summary>Of PBKDF2-HMAC-SHA512, as OWASP's cheat sheet on password storage advises; older hashes are made anew at the next sign-in.</summary>
    internal const int PasswordIterations = 210_000;

    /// <summary>From one address. A whole office may share one in the morning; each account has its own lockout besides.</summary>
    public const int PasswordAttemptsPerMinute = 60;

    /// <summary>The name of the rate limit on pages that take a password.</summary>
    public const string PasswordAttempts = nameof(PasswordAttempts);

    /// <summary>From one address: agendas of a whole office may come from one server.</summary>
    public const int SecretAddressesPerMinute = 120;

    /// <summary>The name of the rate limit on addresses that are asked for without a session and hold a secret: agendas, and files behind a link.</summary>
    public const string SecretAddresses = nameof(SecretAddresses);

    /// <summary>How long a session may outlive a change of its account.</summary>
    public static readonly TimeSpan RevalidationInterval = TimeSpan.FromMinutes(1);

    public static void AddIdentityAndPolicies(this WebApplicationBuilder builder)
    {
        var terms = SessionTerms.Of(builder);
        BreachedPasswords.DemandUsable(builder.Configuration);
        builder.Services.AddSingleton(terms);
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        builder.Services.AddIdentityCore<Account>(Configure)
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<AccessRequestsDb>()
            .AddUserStore<AccountStore>()
            .AddSignInManager<AccountSignIn>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddPasswordValidator<GuessablePasswords>()
            .AddPasswordValidator<BreachedPasswords>()
            .AddErrorDescriber<FrenchIdentityErrors>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<OneTimeCodes>(TokenOptions.DefaultAuthenticatorProvider);
        builder.Services.AddScoped<SecondFactor>();
        builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = PasswordIterations);
        builder.Services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = RevalidationInterval;
            options.OnRefreshingPrincipal = refresh =>
            {
                SessionClaims.Carry(refresh.CurrentPrincipal!, refresh.NewPrincipal!);
                return Task.CompletedTask;
            };
        });
        BindPassingCookie(builder, IdentityConstants.TwoFactorUserIdScheme, "accessrequests-code");
        BindPassingCookie(builder, IdentityConstants.ExternalScheme, "accessrequests-provider");
        builder.Services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.BindToHost(builder, "accessrequests");
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = terms.Idle;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = Urls.SignIn;
            cookie.ReturnUrlParameter = Urls.ReturnParameter;

            // The status says what happened; the page of that status explains it, at the address that was asked for.
            cookie.Events.OnRedirectToAccessDenied = denied =>
            {
                denied.Response.StatusCode = StatusCodes.Status403Forbidden;
                return denied.HttpContext.RequestServices.GetRequiredService<Readings>().OfRefusalAsync(
                    Urls.NumberOfFile(denied.Request.Path), (denied.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "", denied.HttpContext.User);
            };
            cookie.Events.OnValidatePrincipal = session =>
            {
                if (!terms.IsOver(session.Principal, session.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()))
                {
                    return SecurityStampValidator.ValidatePrincipalAsync(session);
                }

                session.RejectPrincipal();
                return session.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            };
        });

        builder.Services.AddSingleton(services => Downloads.Of(builder.Configuration, services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<KnownAttempts>();
        builder.Services.AddSingleton<KnownBrowser>();
        builder.Services.AddSingleton<IdentityConfirmation>();
        builder.Services.AddAuthorization(AddPolicies);
        builder.Services.AddSingleton<Approvers>();
        builder.Services.AddSingleton<IAuthorizationHandler>(services => services.GetRequiredService<Approvers>());
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddTransient<IClaimsTransformation, NetworkAddress>();
        builder.Services.AddScoped<AuthenticationStateProvider, RevalidatingAuthentication>();
        builder.Services.AddScoped<CircuitUse>();
        builder.Services.AddScoped<CircuitHandler, ReaderOfCircuit>();
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(PasswordAttempts, http => HttpMethods.IsPost(http.Request.Method) || http.Request.Path.StartsWithSegments(Urls.SignInByProvider)
                ? RateLimitPartition.GetFixedWindowLimiter(
                    http.Connection.RemoteIpAddress?.ToString() ?? "",
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = PasswordAttemptsPerMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter("reading"));
            limiter.AddPolicy(SecretAddresses, http => RateLimitPartition.GetFixedWindowLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = SecretAddressesPerMinute, Window = TimeSpan.FromMinutes(1) }));
        });
    }

    /// <summary>Also for tests, which so meet the very same policies.</summary>
    internal static void AddPolicies(AuthorizationOptions options)
    {
        foreach (var (policy, roles) in Policies.RolesOf)
        {
            options.AddPolicy(policy, allowed => _ = policy == Policies.ApproveDecisions
                ? allowed.RequireAuthenticatedUser().AddRequirements(new ApproverRequirement())
                : allowed.RequireAuthenticatedUser().RequireRole(roles));
        }

        // An endpoint that forgets to name its policy is closed to strangers.
        options.DefaultPolicy = options.GetPolicy(Policies.SignedIn)!;
        options.FallbackPolicy = options.DefaultPolicy;
    }

    /// <summary>A cookie that lives some minutes, between two steps of signing in.</summary>
    private static void BindPassingCookie(WebApplicationBuilder builder, string scheme, string name) =>
        builder.Services.Configure<CookieAuthenticationOptions>(scheme, cookie =>
        {
            cookie.Cookie.BindToHost(builder, name);
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.SlidingExpiration = false;
        });

    private static void Configure(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;

        // Addresses are names here, and o'neil@… is one.
        options.User.AllowedUserNameCharacters = "";
        options.Lockout.MaxFailedAccessAttempts = MaxAttempts;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(LockoutMinutes);
        options.Lockout.AllowedForNewUsers = true;

        // Length protects; rules of composition only make people write passwords down.
        options.Password.RequiredLength = PasswordMinLength;
        options.Password.RequiredUniqueChars = 5;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
    }
}
