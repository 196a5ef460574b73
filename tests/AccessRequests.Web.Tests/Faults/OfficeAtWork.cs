using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters.Drafts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Documents;
using AccessRequests.Web.Security;
using AccessRequests.Web.Sendings;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests.Faults;

/// <summary>
/// An office that takes up its work wherever it was left: it receives a request, imports documents, removes one, marks, decides, submits,
/// approves, packages, sends, and begins again. Each act is the product's own use case.
/// </summary>
/// <param name="errs">Whether a document is imported by mistake now and then, and removed.</param>
internal sealed class OfficeAtWork(AccessRequestsHost host, Action<string> tell, bool errs = true)
{
    private static readonly string[] Sources = ["note-decision-2024-11-19.pdf", "guide-depart.pdf"];

    private readonly Case30198 _case = new(host);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    /// <summary>One act on the request that is underway. What it was is told before and after.</summary>
    public async Task ActAsync()
    {
        await using var db = await _case.OpenAsync();
        var request = await db.Requests.AsNoTracking()
            .Where(known => known.Number != Case30198.Number && known.Status != RequestStatus.Sent)
            .OrderBy(known => known.Number)
            .FirstOrDefaultAsync(Cancellation);

        if (request is null)
        {
            var count = await db.Requests.CountAsync(Cancellation);
            await DoAsync("receive", () => ReceiveAsync($"{40000 + count}"));
            return;
        }

        await ActAsync(db, request);
    }

    /// <summary>Receives a request and goes on with it until it stands as <paramref name="isThere"/> says.</summary>
    public async Task<AccessRequestId> BringAsync(string number, Func<AccessRequest, IReadOnlyList<RequestedDocument>, Package?, bool> isThere)
    {
        await ReceiveAsync(number);

        while (true)
        {
            await using var db = await _case.OpenAsync();
            var request = await db.Requests.AsNoTracking().SingleAsync(known => known.Number == number, Cancellation);
            var documents = await db.Documents.AsNoTracking().Where(document => document.RequestId == request.Id).ToListAsync(Cancellation);

            if (isThere(request, documents, await db.LatestPackageAsync(request.Id, Cancellation)))
            {
                return request.Id;
            }

            await ActAsync(db, request);
        }
    }

    private async Task ActAsync(AccessRequestsDb db, AccessRequest request)
    {
        var documents = await db.Documents.AsNoTracking().Where(document => document.RequestId == request.Id).OrderBy(document => document.AddedAt).ToListAsync(Cancellation);
        var package = await db.Packages.AsNoTracking().Where(known => known.RequestId == request.Id).OrderByDescending(known => known.Id).FirstOrDefaultAsync(Cancellation);

        await (request.Status switch
        {
            RequestStatus.Open => PrepareAsync(request, documents),
            RequestStatus.AwaitingApproval when package is { IsUnderway: true } => DoAsync("package", () => _case.FinishedAsync(package.Id)),
            RequestStatus.AwaitingApproval when package is { ManifestSha256: { } manifest } => DoAsync("approve", () => ApproveAsync(request, manifest)),
            RequestStatus.AwaitingApproval when package is { Status: PackageStatus.Failed } => throw new InvalidOperationException($"The package failed: {package.Message}"),
            RequestStatus.AwaitingApproval => DoAsync("package", () => BuildAsync(request)),
            RequestStatus.Approved => DoAsync("send", () => SendAsync(request)),
            _ => throw new InvalidOperationException($"The office does not know what to do of a request that is {request.Status}."),
        });
    }

    private async Task PrepareAsync(AccessRequest request, List<RequestedDocument> documents)
    {
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var reviewer = await _case.PersonAsync(Roles.Reviewer);

        if (documents.Count < Sources.Length)
        {
            await DoAsync("upload", () => UploadAsync(request, Sources[documents.Count], officer));
        }
        else if (documents.Find(document => !document.Passages.Any()) is { } unmarked)
        {
            // The second document is imported by mistake now and then.
            await (errs && unmarked == documents[^1] && Random.Shared.Next(3) == 0
                ? DoAsync("remove", () => _case.AskAsync<EditDocument>(edit => edit.RemoveAsync(unmarked.Id, unmarked.Version, officer, Cancellation)))
                : DoAsync("mark", () => MarkAsync(unmarked, reviewer)));
        }
        else if (documents.Exists(document => document.AwaitsReview))
        {
            await DoAsync("review", () => ReviewAsync(documents.Where(document => document.AwaitsReview), reviewer));
        }
        else if (request.Points.Any(point => point.Outcome is null))
        {
            await DoAsync("decide", () => _case.ApplySuggestedAsync(request.Id));
        }
        else if (request.Decision.SignatoryId is null)
        {
            await DoAsync("sign", () => SignAsync(request, officer));
        }
        else
        {
            await DoAsync("submit", () => _case.AskAsync<ApproveDecision>(approve => approve.SubmitAsync(request.Id, officer, Cancellation)));
        }
    }

    /// <summary>The request with whoever made it, in one transaction as the product does it: a kill in between leaves neither.</summary>
    private Task ReceiveAsync(string number) =>
        _case.LogAnotherAsync(number, new ApplicantDetails("Camille Fictif", null, "camille@exemple.example", null, "1, rue A\nMontréal", ApplicantCategory.Individual));

    private async Task UploadAsync(AccessRequest request, string file, ClaimsPrincipal officer)
    {
        await using var content = typeof(AddDocument).Assembly.GetManifestResourceStream(
            typeof(AddDocument).Assembly.GetManifestResourceNames().Single(name => name.EndsWith($".{file}", StringComparison.Ordinal)))!;
        var form = new DocumentForm { Title = Path.GetFileNameWithoutExtension(file), Date = new DateTime(2025, 11, 3), Kind = DocumentKind.Guide, Points = [1] };
        await _case.AskAsync<AddDocument>(add => add.ExecuteAsync(request.Number, form, content, officer, Cancellation));
    }

    private Task MarkAsync(RequestedDocument document, ClaimsPrincipal reviewer) =>
        _case.AskAsync<MarkPassage>(async mark => await mark.ExecuteAsync(
            document.Id,
            new PassageForm { Page = 1, Areas = [new PageArea(100, 500, 300, 520)], Provisions = ["37"], Reason = "Avis d’un membre du personnel" },
            reviewer,
            Cancellation));

    private async Task ReviewAsync(IEnumerable<RequestedDocument> documents, ClaimsPrincipal reviewer)
    {
        foreach (var document in documents)
        {
            await _case.AskAsync<ReadPages>(read => read.OpenedAsync(document.Id, [.. Enumerable.Range(1, document.Original.PageCount)], reviewer, Cancellation));
            await _case.AskAsync<SettleDocument>(settle => settle.FinishReviewAsync(document.Id, document.Version, reviewer, Cancellation));
        }
    }

    private async Task SignAsync(AccessRequest request, ClaimsPrincipal officer)
    {
        await using var db = await _case.OpenAsync();
        var signatory = await db.Signatories.FirstAsync(Cancellation);
        await _case.AskAsync<EditLetter>(edit => edit.ExecuteAsync(
            request.Id,
            LetterForm.Of(request.Decision, DecisionWording.Of(request)),
            new LetterForm { DecidedOn = TimeProvider.System.QuebecToday().ToDateTime(TimeOnly.MinValue), SignatoryId = signatory.Id, Delivery = Delivery.Email },
            officer,
            Cancellation));
    }

    private async Task ApproveAsync(AccessRequest request, string manifest)
    {
        var manager = await _case.PersonAsync(Roles.Manager);
        await _case.AskAsync<ApproveDecision>(approve => approve.ApproveAsync(request.Id, manifest, Case30198.PasswordOf(Roles.Manager), manager, Cancellation));
    }

    private async Task BuildAsync(AccessRequest request)
    {
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var package = Guid.Empty;
        await _case.AskAsync<Web.Packages.BuildPackage>(async build => package = await build.ExecuteAsync(request.Id, officer, Cancellation));
        await _case.FinishedAsync(package);
    }

    private async Task SendAsync(AccessRequest request)
    {
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var form = new SendDecisionForm { SentOn = TimeProvider.System.QuebecToday().ToDateTime(TimeOnly.MinValue), Delivery = Delivery.Email, Proof = "Accusé de lecture" };
        await _case.AskAsync<SendDecision>(send => send.ExecuteAsync(request.Id, form, officer, Cancellation));
    }

    private async Task DoAsync(string name, Func<Task> act)
    {
        tell($"begin {name}");
        await act();
        tell($"end {name}");
    }
}
