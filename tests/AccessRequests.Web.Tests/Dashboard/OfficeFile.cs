using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;
using AccessRequests.Domain.ThirdParties;

namespace AccessRequests.Web.Tests.Dashboard;

/// <summary>Files of an office, built by the acts that it uses. A request of Tuesday 18 November 2025 is due on Monday 8 December.</summary>
internal static class OfficeFile
{
    public static readonly Actor Officer = new(Guid.NewGuid(), "Julie Bouchard");
    public static readonly Actor Manager = new(Guid.NewGuid(), "Hélène Roy");
    public static readonly DateOnly Received = new(2025, 11, 18);
    public static readonly DateTimeOffset Now = new(2025, 12, 1, 17, 0, 0, TimeSpan.Zero);
    public static readonly LegalCalendar Calendar = new(CalendarPolicy.InterpretationAct);

    public static Organisation Office() => Organisation.Found(
        new Letterhead("Ministère", "Accès", "1, rue", null, null, null, null, "le Ministère", "https://review.example"), "#####", CalendarPolicy.InterpretationAct);

    public static AccessRequest Log(string number = "2025-9", DateOnly? receivedOn = null, RequestForm form = RequestForm.Written, int points = 1)
    {
        var request = AccessRequest.Log(
            number,
            new RequestDetails(RequestKind.AdministrativeDocuments, form, ReceptionChannel.Email, Now, "Texte", "un guide"),
            receivedOn ?? Received,
            [.. Enumerable.Range(1, points).Select(point => $"Le guide {point}")],
            Officer,
            Now);
        request.Assign(Officer, Manager, Now);
        return request;
    }

    public static RequestedDocument Document(AccessRequest request, int pages = 2) => RequestedDocument.Add(
        request,
        DocumentId.New(),
        new DocumentDetails("Contrat", DocumentKind.DecisionNote, new DateOnly(2025, 4, 22), null, null, [1]),
        new StoredOriginal(Guid.NewGuid(), 1000, new string('a', 64), pages),
        Officer,
        Now);

    public static ThirdParty Party(AccessRequest request, RequestedDocument document, int rank = 1) =>
        ThirdParty.Identify(request, rank, "Groupe conseil", "1, rue", [document.Id], Officer, Now);

    public static void Inform(this ThirdParty party, AccessRequest request, DateOnly on)
    {
        party.Notify(request, on, byPublicNotice: false, [], Calendar, on, Officer, Now);
        party.Inform(request, on, on, Officer, Now);
    }

    /// <summary>The decision leaves on 1 December; its documents wait where a day is given.</summary>
    public static Package Send(this AccessRequest request, DateOnly? documentsHeldUntil = null)
    {
        var sent = new DateOnly(2025, 12, 1);
        request.EditLetter(new LetterDetails(sent, null, Delivery.Email), [], Officer, Now);
        request.SubmitForApproval([], Officer, Now);
        var package = Package.Ask(request, null, "f", Officer, Now);
        package.Begin();
        package.Complete(request, [new PackageArtefact(Guid.CreateVersion7(), ArtefactKind.Manifest, "manifeste.json", Guid.NewGuid(), 1, new string('a', 64), null)], Now);
        request.Approve([], package, "f", Manager, "Gestionnaire", Now);
        var held = documentsHeldUntil is { } day ? new Obstacle(ObstacleKind.ThirdPartyDecisionNotExecutory, "Tiers 1", Day: day) : null;
        request.Send(package, held, new SendingDetails(sent, Delivery.Email, null), request.Limits(ConsultedParties.None, Calendar), sent, Officer, Now);
        return package;
    }
}
