using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AccessRequests.Web.Tests.Faults;

/// <summary>A server of e-mails that takes everything and counts it by its Message-ID, as mailboxes do: enough of SMTP.</summary>
internal sealed class Mailbox : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<string, ConcurrentBag<string>> _taken = new(StringComparer.Ordinal);

    private readonly ConcurrentQueue<string> _heard = [];

    public Mailbox()
    {
        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Before the server says that it has a message: it has.</summary>
    public Action? Taking { get; set; }

    /// <summary>What was taken, each time that it was, under the id of its row.</summary>
    public IReadOnlyDictionary<string, ConcurrentBag<string>> Taken => _taken;

    /// <summary>Every command, whatever came of it.</summary>
    public IReadOnlyCollection<string> Heard => _heard;

    public static Dictionary<string, string> SettingsOf(int port) => new() { ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = $"{port}", ["Mail:Security"] = "None" };

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                _ = Task.Run(() => TalkAsync(client));
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            using var connection = client;
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test");
            StringBuilder? message = null;

            while (await reader.ReadLineAsync() is { } line)
            {
                if (message is not null && line != ".")
                {
                    message.AppendLine(line);
                    continue;
                }

                _heard.Enqueue(line);

                if (message is not null)
                {
                    Take(message.ToString());
                }

                message = message is null && line == "DATA" ? new StringBuilder() : null;
                await writer.WriteLineAsync(message is null ? "250 ok" : "354 allez");
            }
        }
        catch (IOException)
        {
            // Whoever sent was killed.
        }
    }

    private void Take(string message)
    {
        var id = message.Split('\n').Single(line => line.StartsWith("Message-Id: <", StringComparison.OrdinalIgnoreCase))["Message-Id: <".Length..].Split('@')[0];
        _taken.GetOrAdd(id, _ => []).Add(message);
        Taking?.Invoke();
    }
}
