namespace AccessRequests.Web.Tests.Outbox;

/// <summary>How e-mails leave is one of three ways, and each is chosen in words.</summary>
public sealed class MailOptionsTests
{
    [Theory]
    [InlineData("Auto")]
    [InlineData("StartTlsWhenAvailable")]
    [InlineData("tls")]
    [InlineData("1")]
    public async Task A_way_that_may_end_in_clear_or_that_is_none_stops_the_start(string security)
    {
        await using var host = new AccessRequestsHost { Settings = { ["Mail:Security"] = security } };

        var refusal = Assert.Throws<InvalidOperationException>(() => host.Services);

        Assert.Contains($"Mail:Security « {security} » is not taken: StartTls, SslOnConnect", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("relais.ministere.example", true)]
    [InlineData("192.0.2.25", true)]
    [InlineData("localhost", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("::1", false)]
    public async Task In_clear_is_for_a_relay_on_the_same_machine_alone(string relay, bool isRefused)
    {
        await using var host = new AccessRequestsHost { Settings = { ["Mail:Security"] = "None", ["Mail:Host"] = relay, ["Mail:Port"] = "1" } };

        var refusal = Record.Exception(() => host.Services);

        Assert.Equal(isRefused, refusal is InvalidOperationException);
        Assert.Equal(isRefused, refusal?.Message.Contains($"« {relay} » is not this machine", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("StartTls")]
    [InlineData("sslonconnect")]
    [InlineData("None")]
    [InlineData(null)]
    public void The_three_ways_and_saying_nothing_are_taken(string? security) => Web.Outbox.MailOptions.DemandKnownSecurity(security);
}
