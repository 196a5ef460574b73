using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Referrals;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Domain.Tests;

/// <summary>A request with points and people, built by the acts that the office uses.</summary>
internal static class TestCase
{
    public static readonly Actor Officer = new(Guid.Parse("11111111-1111-1111-1111-111111111111"), "Julie");
    public static readonly Actor Manager = new(Guid.Parse("22222222-2222-2222-2222-222222222222"), "Hélène");
    public static readonly DateTimeOffset Now = new(2025, 12, 10, 15, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2025, 12, 10);
    public static readonly DateOnly Received = new(2025, 12, 1);
    public static readonly ProvisionCatalogue Catalogue = new(ProvisionCatalogue.Shipped());
    public static readonly PageArea Area = new(72, 700, 200, 712);

    public static readonly PublicBody Treasury = PublicBody.Add(
        new PublicBodyDetails("Secrétariat du Conseil du trésor", "SCT", NounArticle.Le, "Mélanie Drainville", null, null, null, null, null));

    public static AccessRequest Request(int points = 3, RequestKind kind = RequestKind.AdministrativeDocuments, RequestForm form = RequestForm.Written) =>
        AccessRequest.Log(
            "30198",
            new RequestDetails(kind, form, ReceptionChannel.Email, new DateTimeOffset(2025, 12, 1, 15, 0, 0, TimeSpan.Zero), "Texte", "une copie des documents"),
            Received,
            [.. Enumerable.Range(1, points).Select(number => $"Point numéro {number};")],
            Officer,
            Now);

    public static RequestedDocument Document(AccessRequest request, int pages = 2, DateOnly? date = null, params int[] points) =>
        RequestedDocument.Add(
            request,
            DocumentId.New(),
            new DocumentDetails("Note", DocumentKind.DecisionNote, date ?? new DateOnly(2025, 4, 22), null, null, points.Length == 0 ? [1] : points),
            new StoredOriginal(Guid.NewGuid(), 1000, new string('a', 64), pages),
            Officer,
            Now);

    public static Passage Mark(
        this RequestedDocument document, AccessRequest request, string provisions, PassageStatus status = PassageStatus.Retained, int page = 1, bool wholePage = false) =>
        document.Mark(request, Catalogue, PassageId.New(), page, [Area], wholePage, new PassageCitation(provisions.Split(' '), "Motif"), status, Officer, Now, Today);

    /// <summary>Every page of it, read.</summary>
    public static IReadOnlySet<int> AllPages(this RequestedDocument document) => Enumerable.Range(1, document.Original.PageCount).ToHashSet();

    /// <summary>A verified package of the submitted request, with a manifest and nothing else.</summary>
    public static Package Package(AccessRequest request, string fingerprint = "f", string? manifest = null)
    {
        var package = Domain.Packages.Package.Ask(request, null, fingerprint, Officer, Now);
        package.Begin();
        package.Complete(
            request, [new PackageArtefact(Guid.CreateVersion7(), ArtefactKind.Manifest, "30198-manifeste.json", Guid.NewGuid(), 1, manifest ?? new string('a', 64), null)], Now);
        return package;
    }

    public static ObstacleKind Refused(Action act) => Assert.Single(Assert.Throws<RuleViolationException>(act).Obstacles).Kind;
}
