using AccessRequests.Web.Data;

namespace AccessRequests.Web.Tests.Data;

/// <summary>What the office keeps does not cross the network in clear by omission.</summary>
public sealed class ConnectionTests
{
    private const string Server = "Server=sql.example;Database=AccessRequests;User Id=app;Password=x";

    [Theory]
    [InlineData($"{Server};Encrypt=False")]
    [InlineData($"{Server};Encrypt=Optional")]
    [InlineData($"{Server};TrustServerCertificate=True")]
    public void A_connection_that_does_not_encrypt_or_believes_any_certificate_is_refused_unless_it_is_accepted_by_name(string connection)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => new DatabaseOptions { ConnectionString = connection }.RequireConnectionString());

        Assert.Contains("Database:AcceptUnencrypted", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Password", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(connection, new DatabaseOptions { ConnectionString = connection, AcceptUnencrypted = true }.RequireConnectionString());
    }

    [Theory]
    [InlineData(Server)]
    [InlineData($"{Server};Encrypt=Strict")]
    public void One_that_encrypts_is_taken(string connection) =>
        Assert.Equal(connection, new DatabaseOptions { ConnectionString = connection }.RequireConnectionString());
}
