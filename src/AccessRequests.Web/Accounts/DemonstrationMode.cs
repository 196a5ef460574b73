namespace AccessRequests.Web.Accounts;

/// <summary>
/// Whether the program shows itself: accounts whose passwords are public, and a case to play with. On by default in the
/// Development environment only, so that an installation is never left open by omission.
/// </summary>
public sealed record DemonstrationMode(bool IsOn)
{
    public const string Setting = "Demonstration";

    internal static DemonstrationMode Of(WebApplicationBuilder builder) =>
        new(builder.Configuration.GetValue<bool?>(Setting) ?? builder.Environment.IsDevelopment());
}
