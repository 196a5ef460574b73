using System.Net;
using AccessRequests.Domain;
using AccessRequests.Domain.Chains;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Documents;
using AccessRequests.Web.Organisations;
using AccessRequests.Web.Packages;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace AccessRequests.Web.Tests.Packages;

public sealed class BuildPackageTests
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_decision_that_changed_after_its_package_was_asked_for_is_not_packaged()
    {
        await using var host = new AccessRequestsHost();
        var theCase = new Case30198(host);
        await theCase.SubmitAsync();
        var id = await AskWithoutJobAsync(theCase, _ => { });
        await ChangeLetterheadAsync(theCase);

        await BuildPackage.ScheduleAsync(host.Services.GetRequiredService<ISchedulerFactory>(), id, TimeProvider.System.GetUtcNow(), Cancellation);
        var package = await theCase.FinishedAsync(id);

        Assert.Equal(PackageStatus.Failed, package.Status);
        Assert.Equal(new Obstacle(ObstacleKind.DecisionChangedSincePackage).InFrench(), package.Message);
        AssertNothingIsLeft(theCase, package);
    }

    [Fact]
    public async Task A_title_that_tells_a_hidden_name_is_refused_in_words_and_nothing_is_packaged()
    {
        await using var host = new AccessRequestsHost();
        var theCase = new Case30198(host);
        await RenameAsync(theCase, "Guide", "Guide remis par Claire Inventée");
        await theCase.SubmitAsync();

        var package = await theCase.BuildAsync();

        Assert.Equal(PackageStatus.Failed, package.Status);
        Assert.Contains("Changez le titre", package.Message, StringComparison.Ordinal);
        AssertNothingIsLeft(theCase, package);
    }

    [Fact]
    public async Task A_package_is_asked_for_between_the_submission_and_the_approval()
    {
        await using var host = new AccessRequestsHost();
        var theCase = new Case30198(host);

        var early = await Assert.ThrowsAsync<RuleViolationException>(theCase.BuildAsync);
        await theCase.ApproveAsync();
        var late = await Assert.ThrowsAsync<RuleViolationException>(theCase.BuildAsync);

        Assert.Equal(ObstacleKind.RequestNotSubmitted, Assert.Single(early.Obstacles).Kind);
        Assert.Equal(ObstacleKind.PackageFrozen, Assert.Single(late.Obstacles).Kind);
    }

    [Fact]
    public async Task A_package_that_is_not_verified_or_whose_approval_was_withdrawn_is_refused_at_the_door()
    {
        await using var host = new AccessRequestsHost();
        var theCase = new Case30198(host);
        var package = await theCase.ApproveAsync();
        var address = Case30198.UrlOf(package, package.Artefacts[0]);
        var manager = await theCase.PersonAsync(Roles.Manager);
        using var browser = await host.SignedInAsync(Roles.Manager);

        await theCase.AskAsync<ApproveDecision>(approve => approve.WithdrawAsync(package.RequestId, new ReturnForm { Comment = "Un document s’ajoute." }, manager, Cancellation));
        using var withdrawn = await browser.GetAsync(address, Cancellation);

        Assert.Equal(HttpStatusCode.Conflict, withdrawn.StatusCode);

        // The row of a package that stopped half-way, as no code of ours would leave it.
        await using var db = await theCase.OpenAsync();
        await db.Requests.ExecuteUpdateAsync(set => set.SetProperty(request => request.Status, RequestStatus.Approved), Cancellation);
        await db.Database.ExecuteSqlAsync($"UPDATE Requests SET Decision_ApprovedFingerprint = {package.Fingerprint}, Decision_ApprovedManifest = {package.ManifestSha256}", Cancellation);
        using var restored = await browser.GetAsync(address, Cancellation);
        await db.Packages.ExecuteUpdateAsync(set => set.SetProperty(known => known.Status, PackageStatus.Building), Cancellation);
        using var unverified = await browser.GetAsync(address, Cancellation);

        Assert.Equal(HttpStatusCode.OK, restored.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, unverified.StatusCode);
    }

    [Fact]
    public async Task A_file_that_is_no_longer_the_one_that_was_verified_is_refused()
    {
        await using var host = new AccessRequestsHost();
        var theCase = new Case30198(host);
        var package = await theCase.ApproveAsync();
        var letter = package.Artefacts.Single(artefact => artefact.Kind == ArtefactKind.Letter);
        await File.AppendAllTextAsync(Path.Combine(host.DataFolder, "artefacts", $"{letter.Key:N}"), " ", Cancellation);
        using var browser = await host.SignedInAsync(Roles.AccessOfficer);

        using var answer = await browser.GetAsync(Case30198.UrlOf(package, letter), Cancellation);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Fact]
    public async Task A_package_cut_off_by_a_crash_is_built_again_and_leaves_one_set_of_files()
    {
        using var folder = new TestFolder();
        Guid packageId;

        await using (var before = new AccessRequestsHost(folder.Path))
        {
            var theCase = new Case30198(before);
            await theCase.SubmitAsync();
            packageId = await AskWithoutJobAsync(theCase, package => package.Begin());
        }

        // What a crash leaves: half a file in the workshop, and a file that was moved out of it and belongs to no row.
        var workshop = Directory.CreateDirectory(Path.Combine(folder.Path, "workshop", $"{packageId:N}")).FullName;
        await File.WriteAllTextAsync(Path.Combine(workshop, "30198-lettre.pdf"), "%PDF-", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "artefacts", $"{Guid.NewGuid():N}"), "%PDF-", Cancellation);

        await using var after = new AccessRequestsHost(folder.Path);
        var resumed = new Case30198(after);
        var package = await resumed.FinishedAsync(packageId);

        Assert.Equal(PackageStatus.Verified, package.Status);
        Assert.Equal(11, package.Artefacts.Count);
        Assert.Equal(package.Artefacts.Select(artefact => $"{artefact.Key:N}").Order(), resumed.FilesIn("artefacts").Select(Path.GetFileName).Order());
        Assert.Empty(resumed.FilesIn("workshop"));
    }

    /// <summary>Some of it is in clear, and no database names it; documents and packages stay, for the database that does.</summary>
    [Fact]
    public async Task What_a_crash_left_half_done_is_cleared_even_where_the_database_is_not_the_one_that_was_noted()
    {
        using var folder = new TestFolder();

        await using (var before = new AccessRequestsHost(folder.Path))
        {
            await new Case30198(before).RequestAsync();
        }

        var workshop = Directory.CreateDirectory(Path.Combine(folder.Path, "workshop", $"{Guid.NewGuid():N}")).FullName;
        await File.WriteAllTextAsync(Path.Combine(workshop, "30198-lettre.pdf"), "%PDF-", Cancellation);
        var unknown = Path.Combine(folder.Path, "artefacts", $"{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(unknown, "%PDF-", Cancellation);
        var note = Path.Combine(folder.Path, "keys", "history-head.txt");
        var noted = ChainHead.Parse(await File.ReadAllTextAsync(note, Cancellation))!;
        await File.WriteAllTextAsync(note, $"{noted with { Sequence = noted.Sequence + 1000 }}", Cancellation);

        await using var after = new AccessRequestsHost(folder.Path);

        Assert.True(after.Services.GetRequiredService<HistoryAnchor>().IsBroken);
        Assert.Empty(new Case30198(after).FilesIn("workshop"));
        Assert.True(File.Exists(unknown));
    }

    [Fact]
    public async Task The_same_decision_gives_the_same_bytes()
    {
        await using var host = new AccessRequestsHost();
        var theCase = new Case30198(host);
        await theCase.SubmitAsync();

        var first = await theCase.BuildAsync();
        var second = await theCase.BuildAsync();

        Assert.Equal(Hashes(first), Hashes(second));
    }

    [Fact]
    public async Task A_cancellation_in_the_middle_leaves_nothing()
    {
        await using var host = new AccessRequestsHost();
        var theCase = new Case30198(host);
        await theCase.SubmitAsync();
        var officer = await theCase.PersonAsync(Roles.AccessOfficer);
        var request = await theCase.RequestAsync();
        var id = Guid.Empty;

        await theCase.AskAsync<BuildPackage>(async build =>
        {
            id = await build.ExecuteAsync(request.Id, officer, Cancellation);
            await theCase.UntilAsync(id, package => package.Status == PackageStatus.Building);
            await build.CancelAsync(id, officer, Cancellation);
        });
        var package = await theCase.FinishedAsync(id);

        Assert.Equal(PackageStatus.Cancelled, package.Status);
        AssertNothingIsLeft(theCase, package);
    }

    [Fact]
    public async Task A_cancellation_before_the_job_began_leaves_nothing()
    {
        await using var host = new AccessRequestsHost();
        var theCase = new Case30198(host);
        await theCase.SubmitAsync();
        var id = await AskWithoutJobAsync(theCase, package => package.RequestCancellation(new Actor(Guid.NewGuid(), "Personne qui annule")));

        await BuildPackage.ScheduleAsync(host.Services.GetRequiredService<ISchedulerFactory>(), id, TimeProvider.System.GetUtcNow(), Cancellation);
        var package = await theCase.FinishedAsync(id);

        Assert.Equal(PackageStatus.Cancelled, package.Status);
        AssertNothingIsLeft(theCase, package);
    }

    [Fact]
    public async Task A_second_package_waits_for_the_first()
    {
        await using var host = new AccessRequestsHost();
        var theCase = new Case30198(host);
        await theCase.SubmitAsync();
        await AskWithoutJobAsync(theCase, package => package.Begin());

        var violation = await Assert.ThrowsAsync<RuleViolationException>(theCase.BuildAsync);

        Assert.Equal(ObstacleKind.PackageUnderway, Assert.Single(violation.Obstacles).Kind);
    }

    private static async Task<Guid> AskWithoutJobAsync(Case30198 theCase, Action<Package> change)
    {
        var officer = await theCase.PersonAsync(Roles.AccessOfficer);
        await using var db = await theCase.OpenAsync();
        var request = await db.Requests.SingleAsync(known => known.Number == Case30198.Number, Cancellation);
        var package = Package.Ask(request, null, await theCase.FingerprintAsync(), officer.ToActor(), TimeProvider.System.GetUtcNow());
        change(package);
        db.Packages.Add(package);
        await db.SaveChangesAsync(Cancellation);
        return package.Id;
    }

    private static async Task RenameAsync(Case30198 theCase, string beginning, string title)
    {
        var officer = await theCase.PersonAsync(Roles.AccessOfficer);
        await using var db = await theCase.OpenAsync();
        var document = await db.Documents.AsNoTracking().SingleAsync(known => known.Title.StartsWith(beginning), Cancellation);
        var form = DocumentForm.Of(document);
        form.Title = title;
        await theCase.AskAsync<EditDocument>(edit => edit.ExecuteAsync(document.Id, document.Version, form, officer, Cancellation));
    }

    private static async Task ChangeLetterheadAsync(Case30198 theCase)
    {
        var administrator = await theCase.PersonAsync(Roles.Administrator);
        await using var db = await theCase.OpenAsync();
        var form = OrganisationForm.Of(await db.Organisations.SingleAsync(Cancellation), new DateOnly(2025, 12, 31));
        form.Telephone = "418 555-0100";
        await theCase.AskAsync<EditOrganisation>(edit => edit.ExecuteAsync(form, administrator, Cancellation));
    }

    private static void AssertNothingIsLeft(Case30198 theCase, Package package)
    {
        Assert.Empty(package.Artefacts);
        Assert.Empty(theCase.FilesIn("artefacts"));
        Assert.Empty(theCase.FilesIn("workshop"));
    }

    /// <summary>Of what the manifest names, and of the manifest: a signature is another each time.</summary>
    private static IEnumerable<string> Hashes(Package package) =>
        package.Artefacts.Where(artefact => artefact.Kind is not (ArtefactKind.Signature or ArtefactKind.Zip)).OrderBy(artefact => artefact.FileName).Select(artefact => $"{artefact.FileName} {artefact.Sha256}");
}
