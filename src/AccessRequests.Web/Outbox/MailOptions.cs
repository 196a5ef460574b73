using System.Net;
using MailKit.Security;

namespace AccessRequests.Web.Outbox;

/// <summary>How e-mails leave: by an SMTP server when <see cref="Host"/> names one, into a folder of .eml files otherwise.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    private static readonly string[] Taken = [nameof(SecureSocketOptions.StartTls), nameof(SecureSocketOptions.SslOnConnect), nameof(SecureSocketOptions.None)];

    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    /// <summary>Nothing goes in clear unless this says so: <c>None</c> is for a relay on the same machine.</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTls;

    public string? User { get; set; }

    public string? Password { get; set; }

    public string From { get; set; } = "acces@localhost";

    public bool IsInClear => !string.IsNullOrWhiteSpace(Host) && Security == SecureSocketOptions.None;

    /// <exception cref="InvalidOperationException">Messages would cross a network in clear.</exception>
    public void DemandClearOnlyHere()
    {
        if (IsInClear && !string.Equals(Host, "localhost", StringComparison.OrdinalIgnoreCase) && !(IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address)))
        {
            throw new InvalidOperationException($"Mail:Security None sends in clear, and Mail:Host « {Host} » is not this machine (localhost, 127.0.0.1 or ::1): StartTls, or SslOnConnect for port 465.");
        }
    }

    /// <exception cref="InvalidOperationException">A value that MailKit knows and that lets a message go in clear without a word, or none at all.</exception>
    public static void DemandKnownSecurity(string? security)
    {
        if (security is not null && !Taken.Contains(security, StringComparer.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"Mail:Security « {security} » is not taken: StartTls, SslOnConnect for port 465, or None for a relay on the same machine.");
        }
    }
}
