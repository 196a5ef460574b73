using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Referrals;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters.Wording;

namespace AccessRequests.Letters.Composition;

/// <summary>Art. 48: the body, its person in charge and how to reach them; a list when the same points go to several bodies.</summary>
internal sealed class ReferralParagraphs(LetterWriter writer)
{
    /// <param name="opening">Says which points, at the moment when the paragraph is written.</param>
    public void Write(IReadOnlyList<DecidedReferral> bodies, Func<IReadOnlyList<LetterSpan>> opening)
    {
        var id = IdOf(bodies[0], writer.File);
        List<LetterSpan> spans = [.. opening()];

        if (bodies.Count == 1)
        {
            var isBlock = AppendOne(spans, bodies[0]);
            writer.Add(new LetterParagraph(LetterPart.Referral, spans) { Id = id });

            if (isBlock)
            {
                writer.Add(new LetterLines(LetterPart.Referral, [.. Block(bodies[0])]) { Id = $"{id}.contact" });
            }

            return;
        }

        writer.Append(spans, IsOfTheRest(bodies[0]) ? "referred.several.others" : "referred.several", Articles());
        writer.Add(new LetterParagraph(LetterPart.Referral, spans) { Id = id });

        if (bodies.Any(referral => referral.ContactAsLines))
        {
            for (var i = 0; i < bodies.Count; i++)
            {
                writer.Add(new LetterLines(LetterPart.Referral, [.. Block(bodies[i])]) { Id = $"{id}.contact{(i == 0 ? "" : $"-{i + 1}")}" });
            }

            return;
        }

        writer.Add(new LetterItems(LetterPart.Referral, [.. bodies.Select(referral => new LetterItem("•", Entry(referral)))]) { Id = $"{id}.bodies" });
    }

    /// <summary>The id of its paragraph: the first of its points.</summary>
    public static string IdOf(DecidedReferral referral, DecisionRecord record) =>
        record.Points.FirstOrDefault(point => point.Number == referral.Points[0]) is { } point ? $"referral.{PointGroup.IdOf(point)}" : $"referral.{referral.Points[0]}";

    /// <summary>The referrals whose body's time limits and recourse the letter must tell (arts. 48 and 46, al. 2); art. 45 has its own notice.</summary>
    public static IReadOnlyList<DecidedReferral> ToInform(DecisionRecord record) =>
        record.Form == RequestForm.Oral ? [] : [.. record.Referrals.Where(referral => referral is { Points.Count: > 0, InformedOn: null })];

    /// <summary>The body keeps and answers a part of what the points are about, and another keeps the rest.</summary>
    private bool IsOfTheRest(DecidedReferral referral) =>
        writer.File.Points.Where(point => referral.Points.Contains(point.Number)).All(point => point.Outcome is { } outcome && outcome.HasDocuments());

    /// <summary>Once for all bodies, after the last of them.</summary>
    public void WriteInformation()
    {
        if (ToInform(writer.File) is { Count: > 0 } referrals)
        {
            writer.Paragraph(LetterPart.Referral, "referral.information", count: referrals.Select(referral => referral.Body.Name).Distinct().Count());
        }
    }

    /// <summary>True when the coordinates are to follow as lines.</summary>
    private bool AppendOne(List<LetterSpan> spans, DecidedReferral referral)
    {
        var body = referral.Body;
        var acronym = string.IsNullOrWhiteSpace(body.Acronym) ? "" : $" ({body.Acronym})";
        var documents = string.IsNullOrWhiteSpace(referral.Documents) ? "" : $" {PlainText.WithoutEnd(referral.Documents.Trim())}";

        writer.Append(spans, IsOfTheRest(referral) ? "referred.documents.others" : "referred.documents", new MergeFields
        {
            ["de l’organisme"] = writer.Grammar.OfBody(body.Article, body.Name) + acronym,
            ["précision"] = documents,
        });
        MergeFields.Append(spans, " ");
        var fields = Articles();
        fields["de ce dernier"] = writer.Grammar.OfTheLatter(body.Article);
        fields["responsable"] = PersonInCharge(body);
        fields["fonction"] = FunctionOf(referral);
        fields["du même organisme"] = writer.Grammar.OfTheSame(body.Article, body.Acronym);
        writer.Append(spans, "referred", fields);

        if (LetterLink.Of(body.ContactUrl, body.ContactLabel) is { } page && !referral.ContactAsLines && Details(body).Count > 0)
        {
            writer.Append(spans, "referred.contact", new MergeFields { InParts = { ["coordonnées"] = [$"{string.Join(", ", Details(body))}, ", page] } });
        }
        else if (LetterLink.Of(body.ContactUrl, body.ContactLabel) is { } link && !referral.ContactAsLines)
        {
            writer.Append(spans, "referred.contact-page", new MergeFields { ["adresse"] = link });
        }
        else if (referral.ContactAsLines && (Details(body).Count > 0 || !string.IsNullOrWhiteSpace(body.ContactUrl)))
        {
            writer.Append(spans, "referred.contact-block");
            return true;
        }
        else if (Details(body).Count > 0)
        {
            writer.Append(spans, "referred.contact", new MergeFields { ["coordonnées"] = string.Join(", ", Details(body)) });
        }
        else
        {
            MergeFields.Append(spans, ".");
        }

        return false;
    }

    /// <summary>Their own title, or what the Act calls whoever answers.</summary>
    private string FunctionOf(DecidedReferral referral) =>
        string.IsNullOrWhiteSpace(referral.Function) ? writer.Words("referred.function") : char.ToLowerInvariant(referral.Function[0]) + referral.Function[1..];

    private static IEnumerable<LetterSpan> Block(DecidedReferral referral)
    {
        var body = referral.Body;
        return
        [
            PersonInCharge(body),
            .. PlainText.Lines(referral.Function).Select(line => new LetterSpan(line)),
            string.IsNullOrWhiteSpace(body.Acronym) ? body.Name : $"{body.Name} ({body.Acronym})",
            .. PlainText.Lines(body.Address).Concat(new[] { body.Phone, body.Email }.OfType<string>().Where(line => line.Length > 0)).Select(line => new LetterSpan(line)),
            .. LetterLink.Of(body.ContactUrl, body.ContactLabel) is { } link ? [link] : Array.Empty<LetterSpan>(),
        ];
    }

    private static List<LetterSpan> Entry(DecidedReferral referral)
    {
        List<LetterSpan> spans = [];
        var body = referral.Body;
        var acronym = string.IsNullOrWhiteSpace(body.Acronym) ? "" : $" ({body.Acronym})";
        MergeFields.Append(spans, string.Join(", ", [$"{body.Name}{acronym}", PersonInCharge(body), .. PlainText.Lines(referral.Function), .. Details(body)]));

        if (LetterLink.Of(body.ContactUrl, body.ContactLabel) is { } link)
        {
            MergeFields.Append(spans, ", ");
            spans.Add(link);
        }

        return spans;
    }

    private MergeFields Articles() => writer.ToArticles(LetterWriter.Whole(["48"]));

    private static string PersonInCharge(PublicBodyDetails body) =>
        string.IsNullOrWhiteSpace(body.PersonInCharge) ? "[responsable de l’accès à nommer]" : body.PersonInCharge;

    private static List<string> Details(PublicBodyDetails body) =>
        [.. new[] { body.Email, body.Phone, body.Address?.ReplaceLineEndings(", ") }.OfType<string>().Where(detail => !string.IsNullOrWhiteSpace(detail))];
}
