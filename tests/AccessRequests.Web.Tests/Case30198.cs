using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters.Drafts;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Documents;
using AccessRequests.Web.Packages;
using AccessRequests.Web.Referrals;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests;

/// <summary>The demonstration's case on a running host, brought to where a scenario begins by the product's own use cases.</summary>
internal sealed class Case30198(AccessRequestsHost host)
{
    public const string Number = "30198";

    /// <summary>The day on which the scenario approves and sends, since neither comes before the other.</summary>
    public static DateTime Today => TimeProvider.System.QuebecToday().ToDateTime(TimeOnly.MinValue);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public Task<AccessRequestsDb> OpenAsync() =>
        host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);

    public async Task<AccessRequest> RequestAsync()
    {
        await using var db = await OpenAsync();
        return await db.Requests.AsNoTracking().SingleAsync(request => request.Number == Number, Cancellation);
    }

    /// <summary>Someone of the demonstration, by their first role, with all the roles given.</summary>
    public async Task<ClaimsPrincipal> PersonAsync(params string[] roles)
    {
        await using var db = await OpenAsync();
        var email = DemonstrationAccounts.All.Single(person => person.Role == roles[0]).Email;
        var account = await db.Users.SingleAsync(known => known.Email == email, Cancellation);
        return TestUsers.With(account.Id, account.Name, roles);
    }

    public async Task AskAsync<TUseCase>(Func<TUseCase, Task> ask)
        where TUseCase : notnull
    {
        await using var scope = host.Services.CreateAsyncScope();
        await ask(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    /// <summary>Everything is decided: marks settled, points 1 and 2 referred, outcomes applied, letter dated and signed.</summary>
    public async Task DraftAsync()
    {
        var officer = await PersonAsync(Roles.AccessOfficer);
        var reviewer = await PersonAsync(Roles.Reviewer);
        var request = await RequestAsync();
        await using var db = await OpenAsync();

        foreach (var document in await db.Documents.AsNoTracking().ToListAsync(Cancellation))
        {
            foreach (var passage in document.Passages.Where(passage => passage.Status == PassageStatus.Proposed))
            {
                await AskAsync<SettlePassage>(settle => settle.RetainAsync(document.Id, passage.Id, passage.Status, reviewer, Cancellation));
            }
        }

        await FinishReviewsAsync(reviewer);

        var body = await db.PublicBodies.SingleAsync(known => known.Acronym == "SCT", Cancellation);
        var signatory = await db.Signatories.FirstAsync(Cancellation);

        await AskAsync<ReferPoints>(refer => refer.ExecuteAsync(
            request.Id, new ReferralForm { BodyId = body.Id, Points = [1, 2], Documents = "relatifs aux résultats du sondage" }, officer, Cancellation));
        await ApplySuggestedAsync(request.Id);
        await AskAsync<EditLetter>(edit => edit.ExecuteAsync(
            request.Id,
            LetterForm.Of(request.Decision, DecisionWording.Of(request)),
            new LetterForm { DecidedOn = new DateTime(2025, 12, 31), SignatoryId = signatory.Id, Delivery = Delivery.Email },
            officer,
            Cancellation));
    }

    /// <summary>As an officer does who reads what is proposed.</summary>
    public async Task ApplySuggestedAsync(AccessRequestId id)
    {
        var officer = await PersonAsync(Roles.AccessOfficer);
        var seen = await SuggestedAsync(id);
        await AskAsync<ApplySuggestedOutcomes>(apply => apply.ExecuteAsync(id, seen, officer, Cancellation));
    }

    public async Task<IReadOnlyList<(int Point, PointOutcome Outcome)>> SuggestedAsync(AccessRequestId id)
    {
        await using var db = await OpenAsync();
        var request = await db.Requests.AsNoTracking().SingleAsync(known => known.Id == id, Cancellation);
        return ApplySuggestedOutcomes.Changes(await db.DecisionRecordAsync(request, TimeProvider.System.QuebecToday(), Cancellation));
    }

    public async Task FinishReviewsAsync(ClaimsPrincipal reviewer)
    {
        await using var db = await OpenAsync();

        foreach (var document in (await db.Documents.AsNoTracking().ToListAsync(Cancellation)).Where(document => document.AwaitsReview))
        {
            await AskAsync<ReadPages>(read => read.OpenedAsync(document.Id, [.. Enumerable.Range(1, document.Original.PageCount)], reviewer, Cancellation));
            await AskAsync<SettleDocument>(settle => settle.FinishReviewAsync(document.Id, document.Version, reviewer, Cancellation));
        }
    }

    public async Task SubmitAsync()
    {
        await DraftAsync();
        var officer = await PersonAsync(Roles.AccessOfficer);
        var id = (await RequestAsync()).Id;
        await AskAsync<ApproveDecision>(approve => approve.SubmitAsync(id, officer, Cancellation));
    }

    /// <summary>From a draft that stands to its approval, the letter dated today.</summary>
    public async Task<Package> ResumeApprovalAsync()
    {
        var officer = await PersonAsync(Roles.AccessOfficer);
        var request = await RequestAsync();
        await AskAsync<EditLetter>(edit => edit.ExecuteAsync(
            request.Id,
            LetterForm.Of(request.Decision, DecisionWording.Of(request)),
            new LetterForm { DecidedOn = TimeProvider.System.QuebecToday().ToDateTime(TimeOnly.MinValue), SignatoryId = request.Decision.SignatoryId, Delivery = Delivery.Email },
            officer,
            Cancellation));
        await AskAsync<ApproveDecision>(approve => approve.SubmitAsync(request.Id, officer, Cancellation));
        return await ApproveSubmittedAsync();
    }

    public async Task<Package> ApproveAsync()
    {
        await SubmitAsync();
        return await ApproveSubmittedAsync();
    }

    /// <summary>From the submitted draft: its package is built, and a manager approves it.</summary>
    /// <returns>The package that was approved.</returns>
    public async Task<Package> ApproveSubmittedAsync()
    {
        var package = await BuildAsync();
        var manager = await PersonAsync(Roles.Manager);
        await AskAsync<ApproveDecision>(approve => approve.ApproveAsync(package.RequestId, package.ManifestSha256 ?? "", PasswordOf(Roles.Manager), manager, Cancellation));
        return package;
    }

    /// <summary>What someone of the demonstration signs an approval with.</summary>
    public static ApprovalForm PasswordOf(string role) => new() { Password = DemonstrationAccounts.All.Single(person => person.Role == role).Password };

    public async Task<string> FingerprintAsync()
    {
        await using var db = await OpenAsync();
        var decision = await db.DecisionLetterAsync(await RequestAsync(), TimeProvider.System.QuebecToday(), Cancellation);
        return decision.Fingerprint();
    }

    /// <summary>Asks for the package and waits until it is finished, well or badly.</summary>
    public async Task<Package> BuildAsync()
    {
        var officer = await PersonAsync(Roles.AccessOfficer);
        var id = (await RequestAsync()).Id;
        var package = Guid.Empty;
        await AskAsync<BuildPackage>(async build => package = await build.ExecuteAsync(id, officer, Cancellation));
        return await FinishedAsync(package);
    }

    public Task<Package> FinishedAsync(Guid packageId) => UntilAsync(packageId, package => !package.IsUnderway);

    public async Task<Package> UntilAsync(Guid packageId, Func<Package, bool> condition)
    {
        for (var i = 0; i < 1800; i++)
        {
            await using var db = await OpenAsync();
            var package = await db.Packages.AsNoTracking().SingleAsync(known => known.Id == packageId, Cancellation);

            if (condition(package))
            {
                return package;
            }

            await Task.Delay(100, Cancellation);
        }

        throw new TimeoutException("The package did not get there within three minutes.");
    }

    /// <summary>Another request of the office, without documents.</summary>
    public async Task LogAnotherAsync(string number, ApplicantDetails? applicant = null)
    {
        var officer = (await PersonAsync(Roles.AccessOfficer)).ToActor();
        var received = new DateTimeOffset(2025, 12, 2, 15, 0, 0, TimeSpan.Zero);
        var details = new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, received, "Texte", "un guide");
        await using var db = await OpenAsync();
        var request = AccessRequest.Log(number, details, new DateOnly(2025, 12, 2), ["Un guide"], officer, received);
        db.Requests.Add(request);

        if (applicant is not null)
        {
            db.Applicants.Add(Applicant.Of(request.Id, applicant));
        }

        await db.SaveChangesAsync(Cancellation);
    }

    /// <summary>Adds a PDF to a request as an officer does.</summary>
    public async Task<DocumentId> AddDocumentAsync(string number, string title, byte[] pdf)
    {
        var officer = await PersonAsync(Roles.AccessOfficer);
        var id = default(DocumentId);
        await AskAsync<AddDocument>(async add => id = await add.ExecuteAsync(
            number, new DocumentForm { Title = title, Kind = DocumentKind.Report, Points = [1] }, new MemoryStream(pdf), officer, Cancellation));
        return id;
    }

    public static string UrlOf(Package package, PackageArtefact artefact) => $"/demandes/{Number}/trousses/{package.Id}/{artefact.Id}";

    public string[] FilesIn(string store) => Directory.GetFileSystemEntries(Path.Combine(host.DataFolder, store));
}
