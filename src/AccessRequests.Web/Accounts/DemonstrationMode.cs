namespace AccessRequests.Web.Accounts;

/// <summary>
/// Whether the program shows itself: accounts whose passwords are public, and a case to play with. On by default in the
/// Development environment only, and refused elsewhere: an installation is left open neither by omission nor by a setting that was copied.
/// </summary>
public sealed record DemonstrationMode(bool IsOn)
{
    public const string Setting = "Demonstration";

    /// <exception cref="InvalidOperationException">It is asked for where people work.</exception>
    internal static DemonstrationMode Of(WebApplicationBuilder builder)
    {
        var isDevelopment = builder.Environment.IsDevelopment();
        var isOn = builder.Configuration.GetValue<bool?>(Setting) ?? isDevelopment;

        return isOn && !isDevelopment
            ? throw new InvalidOperationException($"{Setting}=true opens accounts whose passwords are public: it is taken in the environment Development only (ASPNETCORE_ENVIRONMENT=Development). Take it away to start for real.")
            : new DemonstrationMode(isOn);
    }
}
