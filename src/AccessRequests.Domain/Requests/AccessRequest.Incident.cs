using AccessRequests.Domain.Sendings;

namespace AccessRequests.Domain.Requests;

/// <content>What a confidentiality incident does to the file it came from.</content>
public sealed partial class AccessRequest
{
    /// <summary>Keeps the file as evidence, and withdraws what was published, which may not be published again.</summary>
    internal void Freeze(Sending sending, string incident, Actor actor, DateTimeOffset now)
    {
        if (HoldReason is null)
        {
            Hold($"incident de confidentialité {incident}", actor, now);
        }

        if (sending.PublishedOn is not null)
        {
            TakeDown(sending, $"Incident de confidentialité {incident}", actor, now);
        }

        sending.IncidentReference = incident;
        Touch();
    }
}
