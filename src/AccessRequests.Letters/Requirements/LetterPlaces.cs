using System.Globalization;
using AccessRequests.Letters.Editing;

namespace AccessRequests.Letters.Requirements;

/// <summary>Where the words of a paragraph are mended: the place of the case that they come from (docs/letter-case.md).</summary>
internal sealed class LetterPlaces(LetterRecord record, LetterTemplate template)
{
    private const string Paragraphs = "paragraphs";

    private readonly List<string> _reworded = [.. template.Sentences.Where(sentence => IsReworded(sentence.Key, template)).Select(sentence => sentence.Key)];

    /// <summary>Of words that a paragraph should have: the edit that took them away, or the office's own sentence that never had them.</summary>
    public string OfMissing(string paragraph) =>
        EditOf(paragraph)
        ?? (_reworded.Find(key => key == paragraph || key.StartsWith($"{paragraph}.", StringComparison.Ordinal)) is { } own ? $"wording.{own}"
            : _reworded.Count == 1 ? $"wording.{_reworded[0]}"
            : _reworded.Count > 1 ? "wording"
            : Paragraphs);

    /// <summary>Of words that a paragraph has and should not.</summary>
    public string Of(LetterBlock block) =>
        EditOf(block.Id) ?? (_reworded.Contains(block.Id) ? $"wording.{block.Id}" : block.Part switch
        {
            LetterPart.Letterhead or LetterPart.Contact => "letterhead",
            LetterPart.Delivery => "mentions",
            LetterPart.Date => "place",
            LetterPart.Addressee => "addressee",
            LetterPart.Reference => block.Id == "your-reference" ? "yourReference" : "number",
            LetterPart.Subject => "wording",
            LetterPart.Salutation => "salutation",
            LetterPart.Recital => "subject",
            LetterPart.Quotation => "quotation",
            LetterPart.Points => "points",
            LetterPart.Body => PartOf(record.Kind),
            LetterPart.Decision => block.Id.EndsWith("documents", StringComparison.Ordinal) ? "documents" : PartOf(record.Kind),
            LetterPart.Referral => "referrals",
            LetterPart.ReviewNotice => "letterhead.reviewUrl",
            LetterPart.Closing => block.Id switch
            {
                "signed-for" => "signedFor",
                "signature.title" => "signatory.title",
                _ => "closing",
            },
            LetterPart.Signature => Numbered(block.Id, "signature.", 2, "furtherSignatories") ?? "signatory",
            LetterPart.Enclosure => "enclosures",
            LetterPart.Copies => "copies",
            LetterPart.AnnexArticle => "provisions",
            LetterPart.AnnexTitle or LetterPart.AnnexText => Numbered(block.Id, "annex-", 1, "annexes") ?? (block.Id.StartsWith("grounds", StringComparison.Ordinal) ? "documents" : "provisions"),
        });

    /// <summary>«signature.3» is the second of the further signatories.</summary>
    private static string? Numbered(string id, string prefix, int first, string list)
    {
        var digits = id.StartsWith(prefix, StringComparison.Ordinal) ? string.Concat(id[prefix.Length..].TakeWhile(char.IsAsciiDigit)) : "";
        return int.TryParse(digits, CultureInfo.InvariantCulture, out var number) ? $"{list}[{number - first}]" : null;
    }

    private static string PartOf(LetterKind kind) => kind switch
    {
        LetterKind.Decision => "points",
        LetterKind.Acknowledgement => "acknowledgement",
        LetterKind.PrecisionRequest => "precisions",
        LetterKind.Extension => "extension",
        LetterKind.FeeEstimate => "fees",
        LetterKind.ThirdPartyNotice or LetterKind.ThirdPartyDecision => "thirdParty",
        LetterKind.ThirdPartyConsultation => "consultation",
        LetterKind.Correction => "correction",
        LetterKind.CommissionApplication => "commission",
        LetterKind.RepeatedRequest => "repeated",
        LetterKind.Withdrawal => "withdrawal",
    };

    private string? EditOf(string paragraph)
    {
        for (var i = record.Edits.Count - 1; i >= 0; i--)
        {
            if (record.Edits[i] switch
            {
                AddParagraph add => add.Id == paragraph,
                ReplaceParagraph or RemoveParagraph => record.Edits[i].Paragraph == paragraph,
                _ => false,
            })
            {
                return $"{Paragraphs}[{i}]";
            }
        }

        return null;
    }

    private static bool IsReworded(string key, LetterTemplate template)
    {
        var shipped = LetterTemplate.Of(template.Language)[key];
        return template[key].One != shipped.One || template[key].Many != shipped.Many;
    }
}
