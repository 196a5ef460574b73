using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.ThirdParties;

namespace AccessRequests.Domain.Requests;

/// <summary>Until when a point is to be answered.</summary>
/// <param name="Party">Whose clock it is (art. 49); null where the time of art. 47 stands.</param>
/// <param name="ReviewOfSilence">Art. 52: the thirty days of review that silence opens, from the last day to answer.</param>
public sealed record PointLimit(int Number, Deadline Last, PartyLimit? Party, Deadline ReviewOfSilence);
