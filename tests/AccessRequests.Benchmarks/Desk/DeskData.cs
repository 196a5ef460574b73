using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Benchmarks.Desk;

/// <summary>What is on the reviewer's desk: requests with large documents, marked by the domain's own acts, saved in bulk.</summary>
internal sealed class DeskData(IServiceProvider services, string folder)
{
    private static readonly Actor Colleague = new(Guid.Parse("44444444-4444-4444-4444-444444444444"), "Nathalie");
    private static readonly string[][] Grounds = [["37"], ["53", "54"], ["31"]];

    private readonly FileStore _files = services.GetRequiredService<FileStore>();
    private readonly IDbContextFactory<AccessRequestsDb> _databases = services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile);

    public async Task AddRequestAsync(string number)
    {
        await using var db = await _databases.CreateDbContextAsync();
        var now = DateTimeOffset.UtcNow;
        var details = new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, now, "Tout le dossier", "le dossier entier");
        db.Add(AccessRequest.Log(number, details, DateOnly.FromDateTime(now.Date), ["Le dossier"], Colleague, now));
        await db.SaveChangesAsync();
    }

    /// <param name="marks">Spread evenly over its pages, one in four still to decide.</param>
    public async Task<DeskDocument> AddDocumentAsync(string number, string title, int pages, bool scanned, int marks, int seed)
    {
        var path = Path.Combine(folder, $"{seed}.pdf");
        LargePdf.Write(path, pages, scanned, seed);

        await using var db = await _databases.CreateDbContextAsync();
        var request = await db.Requests.SingleAsync(known => known.Number == number);
        var document = RequestedDocument.Add(
            request,
            DocumentId.New(),
            new DocumentDetails(title, DocumentKind.DecisionNote, new DateOnly(2025, 4, 22), null, null, [1]),
            await KeepAsync(path, pages),
            Colleague,
            DateTimeOffset.UtcNow);

        var catalogue = await db.CatalogueAsync(CancellationToken.None);

        for (var mark = 0; mark < marks; mark++)
        {
            Mark(request, document, catalogue, mark, marks);
        }

        db.Add(document);
        await db.SaveChangesAsync();
        File.Delete(path);
        return new DeskDocument(number, title, document.Id, pages, document.Original.Bytes, marks);
    }

    private async Task<StoredOriginal> KeepAsync(string path, int pages)
    {
        await using var content = File.OpenRead(path);
        using var incoming = await _files.ReceiveAsync(content, AddDocument.MaxBytes, CancellationToken.None);
        incoming.Keep();
        return new StoredOriginal(incoming.Key, incoming.Bytes, incoming.Sha256, pages);
    }

    private static void Mark(AccessRequest request, RequestedDocument document, ProvisionCatalogue catalogue, int mark, int marks)
    {
        var pages = document.Original.PageCount;
        var top = 740 - (15 * (mark % 40));
        document.Mark(
            request,
            catalogue,
            PassageId.New(),
            1 + (int)((long)mark * pages / marks),
            [new PageArea(54, top - 3, 240, top + 9)],
            isWholePage: false,
            new PassageCitation(Grounds[mark % Grounds.Length], "Avis d’un membre du personnel"),
            mark % 4 == 0 ? PassageStatus.Proposed : PassageStatus.Retained,
            Colleague,
            DateTimeOffset.UtcNow,
            DateOnly.FromDateTime(DateTime.UtcNow));
    }
}

internal sealed record DeskDocument(string Number, string Title, DocumentId Id, int Pages, long Bytes, int Marks)
{
    public string Desk => $"/demandes/{Number}/documents/{Id}/revision";

    public string File => $"/demandes/{Number}/documents/{Id}/original.pdf";

    public string Yardstick => $"{DeskHost.Yardstick}?file={Uri.EscapeDataString(File)}";
}
