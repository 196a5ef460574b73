using AccessRequests.Domain;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Web.Requests;

/// <summary>What an officer enters of a request, whether it is new or corrected.</summary>
public sealed class LogRequestForm
{
    public string Number { get; set; } = "";

    public RequestKind Kind { get; set; }

    public RequestForm Form { get; set; }

    public ReceptionChannel Channel { get; set; }

    /// <summary>The day in Québec.</summary>
    public DateTime? ReceivedDate { get; set; }

    /// <summary>The time of day in Québec.</summary>
    public TimeSpan? ReceivedTime { get; set; }

    /// <summary>Why a correction changes the day of reception.</summary>
    public string ReceptionReason { get; set; } = "";

    public string Text { get; set; } = "";

    public string Subject { get; set; } = "";

    public List<PointForm> Points { get; set; } = [];

    public ApplicantForm Applicant { get; set; } = new();

    /// <summary>What a correction starts from, so that it overwrites nothing that a colleague entered meanwhile; null when the request is new.</summary>
    public Guid? Version { get; private init; }

    /// <summary>The day that a correction starts from; null when the request is new.</summary>
    public DateOnly? FormerlyReceivedOn { get; private init; }

    public bool MovesReception => FormerlyReceivedOn is { } former && ReceivedDate is not null && former != ReceivedOn;

    public DateOnly ReceivedOn => DateOnly.FromDateTime(ReceivedDate!.Value);

    public RequestDetails ToDetails() => new(
        Kind,
        Form,
        Channel,
        QuebecTime.ToInstant(ReceivedOn, TimeOnly.FromTimeSpan(ReceivedTime ?? TimeSpan.Zero)),
        Text.Trim(),
        Subject.Trim());

    public IReadOnlyList<string> PointTexts => [.. Points.Select(point => point.Text.Trim())];

    public IReadOnlyList<EditedPoint> EditedPoints => [.. Points.Select(point => new EditedPoint(point.Text.Trim(), point.FormerNumber))];

    public static LogRequestForm Of(AccessRequest request, Applicant applicant)
    {
        var received = QuebecTime.ToQuebec(request.ReceivedAt);

        return new LogRequestForm
        {
            Number = request.Number,
            Kind = request.Kind,
            Form = request.Form,
            Channel = request.Channel,
            ReceivedDate = request.ReceivedOn.ToDateTime(TimeOnly.MinValue),
            ReceivedTime = new TimeSpan(received.Hour, received.Minute, 0),
            Text = request.Text,
            Subject = request.Subject,
            Points = [.. request.Points.OrderBy(point => point.Number).Select(point => new PointForm { Text = point.Text, FormerNumber = point.Number })],
            Applicant = ApplicantForm.Of(applicant),
            Version = request.Version,
            FormerlyReceivedOn = request.ReceivedOn,
        };
    }
}

public sealed class PointForm
{
    public string Text { get; set; } = "";

    /// <summary>The number under which it is already logged; null when it is new.</summary>
    public int? FormerNumber { get; init; }
}
