using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Letters;

/// <summary>
/// Composes the decision letter from what was recorded, block by block after the model of the office. A record that still has
/// obstacles gives a draft, with what is missing in square brackets, for the officer to preview.
/// </summary>
public static class LetterComposer
{
    private const string Language = "fr-CA";

    public static LetterContent Compose(DecisionRecord record) => Compose(record, LetterTemplate.French);

    public static LetterContent Compose(DecisionRecord record, LetterTemplate template)
    {
        var reference = Typeset(new MergeFields { ["numéro"] = record.FileNumber }.Fill(template.Reference))[0].Text;

        return new LetterContent
        {
            Title = French.Typeset($"{LetterTemplate.SubjectOf(record.Kind)} – décision {record.FileNumber}"),
            Language = Language,
            Author = record.Letterhead.Ministry,
            Reference = reference,
            IsDraft = record.Obstacles().Count > 0,
            Blocks = [.. Letter(record, template).Select(Typeset), .. LegalAnnex.Of(record, template)],
        };
    }

    private static IEnumerable<LetterBlock> Letter(DecisionRecord record, LetterTemplate template)
    {
        yield return new LetterLines(LetterPart.Letterhead, Letterhead(record));
        yield return new LetterParagraph(LetterPart.Delivery, [LetterTemplate.MentionOf(record.Delivery)]);
        yield return new LetterParagraph(LetterPart.Date, [record.DecidedOn is { } day ? $"Le {FrenchDate.Of(day)}" : "[date à fixer]"]);

        if (record.Addressee.Count > 0)
        {
            yield return new LetterLines(LetterPart.Addressee, [.. record.Addressee.Select(line => new LetterSpan(line))]);
        }

        yield return new LetterParagraph(LetterPart.Reference, new MergeFields { ["numéro"] = record.FileNumber }.Fill(template.Reference));
        yield return new LetterParagraph(
            LetterPart.Subject, new MergeFields { ["objet"] = LetterTemplate.SubjectOf(record.Kind) }.Fill(template.Subject));
        yield return new LetterParagraph(LetterPart.Salutation, [template.Salutation]);

        foreach (var block in Recital(record, template).Concat(new DecisionParagraphs(record, template).All()))
        {
            yield return block;
        }

        yield return new LetterParagraph(LetterPart.ReviewNotice, ReviewNotice(record, template));
        yield return new LetterParagraph(LetterPart.Contact, Contact(record, template));
        yield return new LetterParagraph(LetterPart.Closing, [template.Closing]);
        yield return new LetterLines(LetterPart.Signature, Signature(record));

        if (record.Documents.Count > 0 || record.Annexed.Count > 0)
        {
            yield return new LetterParagraph(LetterPart.Enclosure, [template.Enclosure]);
        }
    }

    private static List<LetterSpan> Letterhead(DecisionRecord record)
    {
        var head = record.Letterhead;
        List<LetterSpan> lines = [head.Ministry, head.Office, .. Lines(head.OfficeAddress)];

        if (!string.IsNullOrWhiteSpace(head.Telephone))
        {
            lines.Add($"Téléphone : {head.Telephone}");
        }

        if (!string.IsNullOrWhiteSpace(head.Fax))
        {
            lines.Add($"Télécopieur : {head.Fax}");
        }

        return [.. lines.Where(line => !string.IsNullOrWhiteSpace(line.Text))];
    }

    private static IEnumerable<LetterBlock> Recital(DecisionRecord record, LetterTemplate template)
    {
        var subject = record.Subject.Trim().TrimEnd('.', ':', ';', ' ', '\u00A0');
        var listed = record.Points.Count > 1 || record.Points.Any(point => Bare(point.Text) != Bare(subject));
        var sentence = listed ? template.RecitalOfPoints.For(record.Points.Count) : template.Recital;

        yield return new LetterParagraph(LetterPart.Recital, new MergeFields
        {
            ["demande"] = LetterTemplate.RequestOf(record.Kind),
            ["réception"] = FrenchDate.Of(record.ReceivedOn),
            ["visé"] = subject.Length == 0 ? "[objet de la demande à décrire]" : subject,
        }.Fill(sentence));

        if (listed && record.Points.Count > 0)
        {
            yield return new LetterItems(LetterPart.Points, [.. record.Points.Select((point, i) => Item(point, i == record.Points.Count - 1))]);
        }
    }

    /// <summary>The points form one sentence: each ends with a semicolon and the last with a period.</summary>
    private static LetterItem Item(DecidedPoint point, bool isLast)
    {
        var text = point.Text.Trim().TrimEnd(';', '.', ' ', '\u00A0');
        var end = text.Length > 0 && text[^1] is '?' or '!' or '…' ? "" : isLast ? "." : ";";
        return new LetterItem(point.Number, [text + end]);
    }

    private static string Bare(string text) => text.Trim().TrimEnd('.', ';', ':', ' ').ToUpperInvariant();

    private static IReadOnlyList<LetterSpan> ReviewNotice(DecisionRecord record, LetterTemplate template)
    {
        var sentence = record.Form switch
        {
            RequestForm.Written => template.ReviewNotice,
            RequestForm.Oral => template.OralNotice,
        };

        return new MergeFields { ["adresse"] = LetterLink.OrText(record.Letterhead.ReviewUrl) }.Fill(sentence);
    }

    private static IReadOnlyList<LetterSpan> Contact(DecisionRecord record, LetterTemplate template)
    {
        if (record.Delivery == Delivery.Email)
        {
            return [template.ContactByReply];
        }

        var head = record.Letterhead;
        List<string> means = [];

        if (!string.IsNullOrWhiteSpace(head.Email))
        {
            means.Add($"par courriel à l’adresse {head.Email}");
        }

        if (!string.IsNullOrWhiteSpace(head.Telephone))
        {
            means.Add($"par téléphone au {head.Telephone}");
        }

        return new MergeFields { ["moyens"] = means.Count == 0 ? "à l’adresse indiquée en tête de la présente" : French.List(means, "ou") }
            .Fill(template.ContactOtherwise);
    }

    private static List<LetterSpan> Signature(DecisionRecord record)
    {
        if (record.Signatory is not { } signatory)
        {
            return ["[signataire à choisir]"];
        }

        List<LetterSpan> lines = [signatory.Name, signatory.Title, record.Letterhead.Ministry, .. Lines(signatory.Address)];

        if (!string.IsNullOrWhiteSpace(record.Letterhead.Website))
        {
            lines.Add(LetterLink.OrText(record.Letterhead.Website));
        }

        return [.. lines.Where(line => !string.IsNullOrWhiteSpace(line.Text))];
    }

    private static IEnumerable<LetterSpan> Lines(string text) =>
        text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => new LetterSpan(line));

    private static LetterBlock Typeset(LetterBlock block) => block switch
    {
        LetterParagraph paragraph => paragraph with { Spans = Typeset(paragraph.Spans) },
        LetterLines lines => lines with { Lines = Typeset(lines.Lines) },
        LetterItems items => items with { Items = [.. items.Items.Select(item => item with { Spans = Typeset(item.Spans) })] },
        _ => block,
    };

    private static IReadOnlyList<LetterSpan> Typeset(IReadOnlyList<LetterSpan> spans) =>
        [.. spans.Select(span => span.Link is null ? span with { Text = French.Typeset(span.Text) } : span)];
}
