using AccessRequests.Domain.Provisions;

namespace AccessRequests.Domain.Tests.Provisions;

public sealed class ProvisionReferenceTests
{
    [Theory]
    [InlineData("37", "37")]
    [InlineData("28.1", "28.1")]
    [InlineData("37 al. 1", "37, al. 1")]
    [InlineData("28, al. 1, par. 3°", "28, al. 1, par. 3°")]
    [InlineData("57 par. 2", "57, par. 2°")]
    [InlineData("C-12, 9", "C-12, 9")]
    [InlineData("A-2.1, r. 3, 5.1", "A-2.1, r. 3, 5.1")]
    public void An_article_is_cited_whole_or_in_part(string typed, string read) =>
        Assert.Equal(read, ProvisionReference.TryParse(typed)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("article 37")]
    [InlineData("37 al. 0")]
    [InlineData("al. 1")]
    [InlineData("37; 39")]
    public void What_is_no_reference_is_not_guessed(string typed) => Assert.Null(ProvisionReference.TryParse(typed));
}
