using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Fees;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters;
using AccessRequests.Letters.Facts;
using AccessRequests.Letters.Wording;

namespace AccessRequests.Web.Letters;

/// <summary>
/// The facts of a letter as a person enters them. Which of these fields a kind uses stands in <see cref="ToFacts"/>; lists are one
/// item a line.
/// </summary>
public sealed class LetterFactsForm
{
    public LetterKind Kind { get; set; }

    /// <summary>What the letter speaks of: the applicant's withdrawal, the notice to a third party, the Commission, the earlier answer.</summary>
    public DateTime? On { get; set; }

    /// <summary>When the third party was informed.</summary>
    public DateTime? Since { get; set; }

    /// <summary>Until when an answer is awaited.</summary>
    public DateTime? Until { get; set; }

    /// <summary>Questions, documents or corrections, one a line.</summary>
    public string Items { get; set; } = "";

    public string Reason { get; set; } = "";

    public string Reference { get; set; } = "";

    public string Address { get; set; } = "";

    /// <summary>Articles, parted by commas or spaces.</summary>
    public string Provisions { get; set; } = "";

    public int Days { get; set; } = Extension.MaxDays;

    public bool ThirdParties { get; set; }

    public bool InPart { get; set; }

    public bool Releases { get; set; } = true;

    public bool ByPublicNotice { get; set; }

    public bool IsDeletion { get; set; }

    public bool CopyEnclosed { get; set; }

    public CommissionGround? Ground { get; set; }

    public IReadOnlyCollection<int> Points { get; set; } = [];

    public List<FeeLineForm> Fees { get; set; } = [];

    public decimal? Deposit { get; set; }

    public List<RefusedCorrectionForm> Refused { get; set; } = [];

    private DateOnly? Day => On is { } day ? DateOnly.FromDateTime(day) : null;

    private DateOnly? FirstDay => Since is { } day ? DateOnly.FromDateTime(day) : null;

    private DateOnly? LastDay => Until is { } day ? DateOnly.FromDateTime(day) : null;

    /// <summary>What the file already says of such a letter.</summary>
    internal static LetterFactsForm Suggested(LetterKind kind, AccessRequest request, KnownFacts known, LegalCalendar calendar, DateOnly today)
    {
        var answer = request.Clocks(calendar).Answer.Due;
        var useful = today.AddDays(7) < answer ? today.AddDays(7) : answer;

        return new LetterFactsForm
        {
            Kind = kind,
            On = kind is LetterKind.Withdrawal or LetterKind.CommissionApplication or LetterKind.ThirdPartyConsultation ? today.ToDateTime(TimeOnly.MinValue)
                : kind == LetterKind.ThirdPartyDecision ? Date(known.Party?.ObservedOn)
                : null,
            Since = Date(known.Party?.InformedOn),
            Items = Lines(known.Titles),
            Until = kind == LetterKind.PrecisionRequest ? useful.ToDateTime(TimeOnly.MinValue) : null,
            Days = request.Extension?.Days ?? Extension.MaxDays,
            Reason = request.Extension?.Reason ?? "",
            Fees = kind == LetterKind.FeeEstimate ? [FeeLineForm.Of(known)] : [],
        };
    }

    public static LetterFactsForm Of(LetterFacts facts)
    {
        var form = new LetterFactsForm { Kind = facts.Kind };

        switch (facts)
        {
            case AcknowledgementFacts own:
                (form.ThirdParties, form.Reason) = (own.ThirdParties, own.Precisions ?? "");
                break;
            case PrecisionFacts own:
                (form.Items, form.Until) = (Lines(own.Questions), Date(own.UsefulBy));
                break;
            case ExtensionFacts own:
                (form.Days, form.Reason) = (own.Days, own.Reason ?? "");
                break;
            case FeeFacts own:
                form.Fees = [.. own.Lines.Select(FeeLineForm.Of)];
                (form.Deposit, form.Until) = (own.Deposit, Date(own.AnswerBy));
                break;
            case ThirdPartyNoticeFacts own:
                (form.Items, form.InPart) = (Lines(own.Documents), own.InPart);
                break;
            case ThirdPartyConsultationFacts own:
                (form.On, form.Points, form.ByPublicNotice, form.ThirdParties) = (Date(own.NotifiedOn), own.Points, own.ByPublicNotice, own.SeveralParties);
                break;
            case ThirdPartyDecisionFacts own:
                (form.Items, form.Releases, form.InPart, form.On, form.Since) = (Lines(own.Documents), own.Releases, own.InPart, Date(own.ObservationsOn), Date(own.InformedOn));
                form.Provisions = string.Join(", ", own.Provisions ?? []);
                break;
            case CorrectionFacts own:
                (form.Items, form.IsDeletion) = (Lines(own.Accepted), own.IsDeletion);
                form.Refused = [.. own.Refused.Select(refused => new RefusedCorrectionForm { Information = refused.Information, Reason = refused.Reason })];
                form.Provisions = string.Join(", ", own.Provisions ?? []);
                break;
            case CommissionApplicationFacts own:
                (form.On, form.Ground, form.Reason) = (Date(own.AppliedOn), own.Ground, own.Reasons ?? "");
                break;
            case RepeatedFacts own:
                (form.On, form.Reference, form.Address, form.CopyEnclosed) = (Date(own.AnsweredOn), own.Reference ?? "", own.Published ?? "", own.CopyEnclosed);
                break;
            case WithdrawalFacts own:
                form.On = Date(own.WithdrawnOn);
                break;
            default:
                throw new ArgumentException($"{facts.Kind} has no form.", nameof(facts));
        }

        return form;
    }

    /// <param name="price">Of the fees of this request; null when the table has none for the day of its reception.</param>
    public LetterFacts ToFacts(FeePrice? price) => Kind switch
    {
        LetterKind.Acknowledgement => new AcknowledgementFacts(null, ThirdParties, OrNull(Reason)),
        LetterKind.PrecisionRequest => new PrecisionFacts(PlainText.Lines(Items), LastDay),
        LetterKind.Extension => new ExtensionFacts(Days, OrNull(Reason)),
        LetterKind.FeeEstimate => new FeeFacts([.. Fees.Select(line => line.ToLine())], 0, Deposit, LastDay).PricedBy(price),
        LetterKind.ThirdPartyNotice => new ThirdPartyNoticeFacts(PlainText.Lines(Items), InPart),
        LetterKind.ThirdPartyConsultation => new ThirdPartyConsultationFacts(Day, [.. Points.Order()], ByPublicNotice, ThirdParties),
        LetterKind.ThirdPartyDecision => new ThirdPartyDecisionFacts(PlainText.Lines(Items), Releases, InPart, Day, null, Articles(), FirstDay),
        LetterKind.Correction => new CorrectionFacts(
            PlainText.Lines(Items), [.. Refused.Select(refused => new RefusedCorrection(refused.Information.Trim(), refused.Reason.Trim()))], IsDeletion, Articles()),
        LetterKind.CommissionApplication => new CommissionApplicationFacts(Day, Ground, OrNull(Reason)),
        LetterKind.RepeatedRequest => new RepeatedFacts(Day, OrNull(Reference), OrNull(Address), CopyEnclosed),
        LetterKind.Withdrawal => new WithdrawalFacts(Day),
        LetterKind.Decision => throw new InvalidOperationException("The decision follows from the outcomes of the points."),
    };

    private string[] Articles() =>
        Provisions.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Lines(IEnumerable<string> items) => string.Join('\n', items);

    private static DateTime? Date(DateOnly? day) => day?.ToDateTime(TimeOnly.MinValue);

    private static string? OrNull(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public sealed class RefusedCorrectionForm
{
    public string Information { get; set; } = "";

    public string Reason { get; set; } = "";
}
