using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Referrals;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Web.Demonstration;

/// <summary>The shape of demonstration.json.</summary>
internal sealed record DemonstrationData(
    Letterhead Organisation,
    string NumberPattern,
    SignatoryDetails Signatory,
    IReadOnlyList<PublicBodyDetails> PublicBodies,
    DemonstrationRequest Request,
    IReadOnlyList<DemonstrationDocument> Documents);

internal sealed record DemonstrationRequest(
    string Number,
    DateOnly ReceivedOn,
    TimeOnly ReceivedAt,
    string Text,
    string Subject,
    IReadOnlyList<string> Points,
    ApplicantDetails Applicant);

/// <param name="File">A PDF of the folder Documents.</param>
internal sealed record DemonstrationDocument(
    string File,
    string Title,
    DocumentKind Kind,
    DateOnly? Date,
    string? Author,
    string? Addressee,
    IReadOnlyList<int> Points,
    IReadOnlyList<DemonstrationMark> Marks);

/// <param name="Text">The passage as it stands on the page, white space apart: invented for the demonstration.</param>
internal sealed record DemonstrationMark(int Page, string Text, IReadOnlyList<string> Provisions, string Reason, PassageStatus Status);
