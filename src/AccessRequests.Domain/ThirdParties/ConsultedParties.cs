namespace AccessRequests.Domain.ThirdParties;

/// <summary>What of a file art. 49 can give days of their own: who supplied what it found, and which points that answers.</summary>
/// <param name="Documents">Those that answer a point: what is not relevant is left out.</param>
public sealed record ConsultedParties(IReadOnlyCollection<ThirdParty> Parties, IReadOnlyCollection<PointedDocument> Documents)
{
    public static ConsultedParties None { get; } = new([], []);

    /// <summary>For each document of a point, the third parties who supplied what it holds; no entry where no document answers it.</summary>
    public IEnumerable<IReadOnlyList<ThirdParty>> OfPoint(int number) =>
        from document in Documents
        where document.Points.Contains(number)
        select (IReadOnlyList<ThirdParty>)[.. Parties.Where(party => party.Documents.Contains(document.Id))];
}
