namespace AccessRequests.Domain.Referrals;

/// <summary>
/// Art. 48: points that come rather under another body. It keeps the body as it was in the directory on that day, because
/// the letter must name the body and its person in charge as they were told to the applicant.
/// </summary>
public sealed class Referral
{
    public const int DocumentsMaxLength = 500;

    internal Referral(Guid bodyId, PublicBodyDetails body, IReadOnlyList<int> points, string? documents, DateOnly recordedOn)
    {
        Id = Guid.CreateVersion7();
        BodyId = bodyId;
        Body = body;
        Points = [.. points.Order()];
        Documents = documents;
        RecordedOn = recordedOn;
    }

    private Referral()
    {
        Body = null!;
        Points = [];
    }

    public Guid Id { get; private init; }

    public Guid BodyId { get; private init; }

    public PublicBodyDetails Body { get; private init; }

    public List<int> Points { get; private init; }

    /// <summary>Which documents, as they follow «il s’agit de documents du …» in the letter: «relatifs aux résultats …».</summary>
    public string? Documents { get; internal set; }

    public DateOnly RecordedOn { get; private init; }
}
