using MailKit.Security;

namespace AccessRequests.Web.Outbox;

/// <summary>How e-mails leave: by an SMTP server when <see cref="Host"/> names one, into a folder of .eml files otherwise.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    /// <summary>Nothing goes in clear unless this says so: <c>None</c> is for a server on the same machine or network that offers no TLS.</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTls;

    public string? User { get; set; }

    public string? Password { get; set; }

    public string From { get; set; } = "acces@localhost";
}
