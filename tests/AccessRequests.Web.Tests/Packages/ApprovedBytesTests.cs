using System.Net;
using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.AtRest;
using AccessRequests.Web.Packages;
using AccessRequests.Web.Security;
using AccessRequests.Web.Sendings;
using AccessRequests.Web.Tests.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Packages;

/// <summary>An approved package, and what a hand in the data folder or in the database may do to it.</summary>
public sealed class ApprovedBytesTests : IAsyncLifetime
{
    private readonly AccessRequestsHost _host = new();
    private readonly Case30198 _case;
    private Package _package = null!;

    public ApprovedBytesTests() => _case = new Case30198(_host);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _package = await _case.ApproveAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_archive_proves_itself_with_the_public_key_that_anyone_of_the_office_may_download_and_what_is_sent_bears_its_manifest()
    {
        using var auditor = await _host.SignedInAsync(Roles.Reviewer);
        using var officer = await _host.SignedInAsync(Roles.AccessOfficer);
        var signing = _host.Services.GetRequiredService<SigningKey>();
        using var key = ManifestSignature.Read(await auditor.GetStringAsync($"/cles-de-signature/{signing.Id}.pem", Cancellation));
        using var archive = new MemoryStream(await officer.GetByteArrayAsync(Case30198.UrlOf(_package, Of(ArtefactKind.Zip)), Cancellation));

        var check = await PackageCheck.RunAsync(archive, key, Cancellation);

        Assert.Empty(check.Faults);
        Assert.Equal((await _case.RequestAsync()).Decision.ApprovedManifest, check.ManifestSha256);
        Assert.Equal(signing.Id, check.Manifest!.SigningKey);
        Assert.DoesNotContain("PRIVATE", await auditor.GetStringAsync($"/cles-de-signature/{signing.Id}.pem", Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.GetAsync("/cles-de-signature/..%2Fpackage-signing.pem", Cancellation)).StatusCode);
        await SendAsync();
        Assert.Equal(_package.ManifestSha256, (await _case.RequestAsync()).Sent!.Manifest);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _host.Browser().GetAsync($"/cles-de-signature/{signing.Id}.pem", Cancellation)).StatusCode);
    }

    /// <summary>By the keys of the installation, so that file and row of the artefact agree; only the approved manifest does not.</summary>
    [Theory]
    [InlineData(ArtefactKind.Document)]
    [InlineData(ArtefactKind.Zip)]
    public async Task A_file_swapped_on_disk_and_in_its_row_or_gone_neither_leaves_nor_is_sent(ArtefactKind kind)
    {
        var artefact = Of(kind);
        var folder = new SealedFolder(Path.Combine(_host.DataFolder, "artefacts"), _host.Services.GetRequiredService<FileKeys>());
        folder.Delete(artefact.Key);
        using var content = new MemoryStream(SmallPdf.Bytes());
        var swapped = await folder.WriteAsync(artefact.Key, content, Cancellation);
        await using var db = await _case.OpenAsync();
        await db.Database.ExecuteSqlAsync($"UPDATE Artefacts SET Sha256 = {swapped.Sha256}, Bytes = {swapped.Bytes} WHERE FileName = {artefact.FileName}", Cancellation);

        await AssertNothingLeavesAsync(artefact);

        folder.Delete(artefact.Key);
        await AssertNothingLeavesAsync(artefact);
    }

    private PackageArtefact Of(ArtefactKind kind) => _package.Artefacts.First(artefact => artefact.Kind == kind);

    private async Task AssertNothingLeavesAsync(PackageArtefact artefact)
    {
        using var officer = await _host.SignedInAsync(Roles.AccessOfficer);
        using var answer = await officer.GetAsync(Case30198.UrlOf(_package, artefact), Cancellation);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var refusal = await Assert.ThrowsAsync<RuleViolationException>(SendAsync);
        Assert.Equal(ObstacleKind.PackageTampered, Assert.Single(refusal.Obstacles).Kind);
        Assert.Equal(RequestStatus.Approved, (await _case.RequestAsync()).Status);
    }

    private async Task SendAsync()
    {
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var form = new SendDecisionForm { SentOn = Case30198.Today, Delivery = Delivery.Email };
        await _case.AskAsync<SendDecision>(send => send.ExecuteAsync(_package.RequestId, form, officer, Cancellation));
    }
}
