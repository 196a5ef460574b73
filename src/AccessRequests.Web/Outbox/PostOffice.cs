using MailKit.Net.Smtp;
using MimeKit;

namespace AccessRequests.Web.Outbox;

/// <summary>
/// Hands one message over. Its id is that of the row: a message that left twice because the server was cut off at the wrong instant is
/// the same message for mailboxes, and the same file in a folder.
/// </summary>
internal sealed class PostOffice(MailOptions options, string folder)
{
    public bool IsInClear => options.IsInClear;

    public async Task DeliverAsync(OutboxMessage message, CancellationToken cancellation)
    {
        using var mail = new MimeMessage
        {
            MessageId = $"{message.Id:N}@accessrequests",
            Subject = message.Subject,
            Date = message.CreatedAt,
            Body = new TextPart("plain") { Text = message.Body },
        };
        mail.From.Add(MailboxAddress.Parse(options.From));
        mail.To.Add(MailboxAddress.Parse(message.To));

        if (string.IsNullOrWhiteSpace(options.Host))
        {
            Directory.CreateDirectory(folder);
            await mail.WriteToAsync(Path.Combine(folder, $"{message.Id:N}.eml"), cancellation);
            return;
        }

        using var server = new SmtpClient();
        await server.ConnectAsync(options.Host, options.Port, options.Security, cancellation);

        if (!string.IsNullOrEmpty(options.User))
        {
            await server.AuthenticateAsync(options.User, options.Password ?? "", cancellation);
        }

        await server.SendAsync(mail, cancellation);

        try
        {
            await server.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception)
        {
            // The server has the message: how it takes leave refuses nothing, and a second try would be a second message.
        }
    }
}
