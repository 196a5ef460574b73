using System.Text.Json;
using System.Text.Json.Serialization;
using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Referrals;
using AccessRequests.Domain.Requests;
using AccessRequests.Pdf;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Documents;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Demonstration;

/// <summary>
/// The case 30198 as it stood before its decision: request, points, documents and marks, two of which wait for a reviewer.
/// What remains to be done by hand is the work that the product is for.
/// </summary>
internal sealed class DemonstrationCase([FromKeyedServices(OfficeDatabases.EveryFile)] IDbContextFactory<AccessRequestsDb> databases, FileStore files, TimeProvider time)
{
    private const string Resources = "AccessRequests.Web.Demonstration.";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Loads the case into a database that has no request yet; changes nothing in one that has.</summary>
    public async Task LoadAsync(CancellationToken cancellation = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);

        if (await db.Requests.AnyAsync(cancellation))
        {
            return;
        }

        await using var stream = Open("demonstration.json");
        var data = (await JsonSerializer.DeserializeAsync<DemonstrationData>(stream, Json, cancellation))!;
        var officer = await ActorAsync(db, Roles.AccessOfficer, cancellation);
        var reviewer = await ActorAsync(db, Roles.Reviewer, cancellation);
        var now = time.GetUtcNow();

        var organisation = await db.Organisations.SingleAsync(cancellation);
        organisation.Change(data.Organisation, data.NumberPattern, organisation.AnswerPolicy, organisation.AcknowledgementDays);
        db.Signatories.Add(Signatory.Appoint(data.Signatory));
        db.PublicBodies.AddRange(data.PublicBodies.Select(PublicBody.Add));

        var request = AccessRequest.Log(
            data.Request.Number,
            new RequestDetails(
                RequestKind.AdministrativeDocuments,
                RequestForm.Written,
                ReceptionChannel.Email,
                QuebecTime.ToInstant(data.Request.ReceivedOn, data.Request.ReceivedAt),
                data.Request.Text,
                data.Request.Subject),
            data.Request.ReceivedOn,
            data.Request.Points,
            officer,
            now);
        db.Requests.Add(request);
        db.Applicants.Add(Applicant.Of(request.Id, data.Request.Applicant));

        var catalogue = await db.CatalogueAsync(cancellation);

        foreach (var document in data.Documents)
        {
            var (imported, read) = await ImportAsync(request, document, catalogue, officer, reviewer, now, cancellation);
            db.Documents.Add(imported);
            db.PageReadings.AddRange(read);
        }

        await db.SaveChangesAsync(cancellation);
    }

    private async Task<(RequestedDocument Document, IReadOnlyList<PageReading> Read)> ImportAsync(
        AccessRequest request, DemonstrationDocument data, ProvisionCatalogue catalogue, Actor officer, Actor reviewer, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var source = Open($"Documents.{data.File}");
        using var incoming = await files.ReceiveAsync(source, AddDocument.MaxBytes, cancellation);
        await using var pdf = incoming.OpenRead();

        var original = new StoredOriginal(incoming.Key, incoming.Bytes, incoming.Sha256, PdfInspector.Inspect(pdf, cancellation).PageCount);
        var details = new DocumentDetails(data.Title, data.Kind, data.Date, data.Author, data.Addressee, data.Points);
        var document = RequestedDocument.Add(request, DocumentId.New(), details, original, officer, now);

        foreach (var mark in data.Marks)
        {
            pdf.Position = 0;
            var areas = PassageFinder.Find(TextSelection.WordsOn(pdf, mark.Page, cancellation), mark.Text);

            document.Mark(
                request,
                catalogue,
                PassageId.New(),
                mark.Page,
                areas,
                isWholePage: false,
                new PassageCitation(mark.Provisions, mark.Reason),
                mark.Status,
                mark.Status == PassageStatus.Proposed ? officer : reviewer,
                now,
                QuebecTime.DayOf(now));
        }

        var pages = Enumerable.Range(1, original.PageCount).ToHashSet();
        var isReviewed = document.ObstacleToFinishing(request, pages) is null;

        if (isReviewed)
        {
            document.FinishReview(request, pages, reviewer, now);
        }

        incoming.Keep();
        return (document, isReviewed ? [.. pages.Select(page => new PageReading(document.Id, page, reviewer, isOpened: true, now))] : []);
    }

    private static async Task<Actor> ActorAsync(AccessRequestsDb db, string role, CancellationToken cancellation)
    {
        var email = DemonstrationAccounts.All.First(person => person.Role == role).Email;
        var account = await db.Users.SingleAsync(known => known.Email == email, cancellation);
        return new Actor(account.Id, account.Name);
    }

    private static Stream Open(string name) =>
        typeof(DemonstrationCase).Assembly.GetManifestResourceStream(Resources + name)
        ?? throw new InvalidOperationException($"The demonstration lacks {name}.");
}
