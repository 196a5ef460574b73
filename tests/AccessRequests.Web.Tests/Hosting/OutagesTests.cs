using AccessRequests.Web.Forms;

namespace AccessRequests.Web.Tests.Hosting;

/// <summary>What Linux and Windows say of a disk, where no test can make one.</summary>
public sealed class OutagesTests
{
    private const string Full = "Le disque du serveur est plein. Rien n’a été enregistré";
    private const string Unwritable = "Le serveur ne peut pas écrire sur son disque. Rien n’a été enregistré";

    [Theory]
    [InlineData(28, Full)]
    [InlineData(122, Full)]
    [InlineData(unchecked((int)0x80070070), Full)]
    [InlineData(unchecked((int)0x8007050F), Full)]
    [InlineData(5, Unwritable)]
    [InlineData(30, Unwritable)]
    public void A_disk_over_its_quota_or_failing_is_told_as_one_that_is_full_or_does_not_write(int error, string words) =>
        Assert.StartsWith(words, Refusals.InFrench(new InvalidOperationException("outer", new IOException("inner", error))), StringComparison.Ordinal);
}
