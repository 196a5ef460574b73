namespace AccessRequests.Domain.Requests;

public enum RequestStatus
{
    /// <summary>Being worked on: documents, marks, outcomes and letter may change.</summary>
    Open,

    /// <summary>The draft is with the manager; nothing changes until it is approved or returned.</summary>
    AwaitingApproval,

    /// <summary>The decision is signed; only its package is built and sent.</summary>
    Approved,

    /// <summary>The decision left for the applicant: review and publication run.</summary>
    Sent,

    /// <summary>The applicant withdrew the request.</summary>
    Withdrawn,

    /// <summary>The Commission allowed the body to disregard the request (art. 137.1): no decision is due.</summary>
    Disregarded,
}
