using System.Security.Cryptography;
using System.Text;

namespace AccessRequests.Web.Accounts;

/// <summary>
/// Opens the page of the first administrator, once: shown on the console of the server, never in a log, and void as soon as
/// there is an administrator.
/// </summary>
public sealed class SetupToken
{
    private string? _value;

    public string Issue() => _value = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public bool Accepts(string? token) =>
        _value is { } value && token is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(value), Encoding.UTF8.GetBytes(token));

    public void Spend() => _value = null;
}
