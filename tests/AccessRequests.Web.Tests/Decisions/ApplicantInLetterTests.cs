using AccessRequests.Web.Security;

namespace AccessRequests.Web.Tests.Decisions;

/// <summary>Act, s. 62: who marks documents has no need to know who asked for them.</summary>
public sealed class ApplicantInLetterTests
{
    private const string Applicant = "Camille Fictif-Larose";

    [Theory]
    [InlineData(Roles.Reviewer, false)]
    [InlineData(Roles.AccessOfficer, true)]
    [InlineData(Roles.Manager, true)]
    public async Task The_draft_letter_names_the_applicant_only_to_those_who_may_know(string role, bool mayKnow)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/pdftotext"), "pdftotext (poppler-utils) is not installed.");
        await using var host = new AccessRequestsHost();
        using var browser = await host.SignedInAsync(role);
        var path = Path.Combine(host.DataFolder, "lettre.pdf");

        await File.WriteAllBytesAsync(
            path, await browser.GetByteArrayAsync($"/demandes/{Case30198.Number}/lettre.pdf", Xunit.TestContext.Current.CancellationToken), Xunit.TestContext.Current.CancellationToken);

        Assert.Equal(mayKnow, (await PdfText.OfAsync(path)).Contains(Applicant, StringComparison.Ordinal));
    }
}
