using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Organisations;
using AccessRequests.Letters.Facts;
using AccessRequests.Letters.Wording;

namespace AccessRequests.Letters.Composition;

/// <summary>What every letter has around what it says: the head, the way to reach the office, the signature.</summary>
internal sealed class LetterFrame(LetterWriter writer)
{
    private LetterForm Form => writer.Record.Form;

    private Letterhead Head => writer.File.Letterhead;

    public void WriteHead()
    {
        WriteLetterhead();
        writer.Add(new LetterLines(LetterPart.Delivery, [.. Mentions()]) { Id = "delivery" });
        writer.Add(new LetterParagraph(LetterPart.Date, Date()) { Id = "date" });
        WriteAddressees();
        writer.Paragraph(LetterPart.Reference, "reference");

        if (!string.IsNullOrWhiteSpace(Form.YourReference))
        {
            writer.Paragraph(LetterPart.Reference, "your-reference", new MergeFields { ["référence"] = Form.YourReference });
        }

        writer.Add(new LetterParagraph(LetterPart.Subject, writer.Say(SubjectKey(writer.Record.Kind), new MergeFields { ["nature"] = writer.Nature })) { Id = "subject" });
        writer.Paragraph(LetterPart.Salutation, "salutation");
    }

    public void WriteFoot()
    {
        var isDecision = writer.Record.Kind is LetterKind.Decision or LetterKind.Correction;
        var suffix = isDecision ? "" : ".notice";
        var contact = writer.File.Delivery == Delivery.Email
            ? writer.Say($"contact.reply{suffix}")
            : writer.Say($"contact.otherwise{suffix}", new MergeFields { ["moyens"] = Means() });

        writer.Add(new LetterParagraph(LetterPart.Contact, contact) { Id = "contact" });
        writer.Paragraph(LetterPart.Closing, "closing");
        WriteSignatures();
        WriteEnclosures();

        if (Form.Copies.Count > 0)
        {
            writer.Add(new LetterLines(LetterPart.Copies, [.. Listed("copies", Form.Copies)]) { Id = "copies" });
        }
    }

    private void WriteLetterhead()
    {
        if (Form.Letterhead is not { Count: 0 })
        {
            List<LetterSpan> head = [.. Letterhead().Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => new LetterSpan(line))];
            writer.Add(new LetterLines(LetterPart.Letterhead, head.Count > 0 ? head : ["[en-tête à remplir]"]) { Id = "letterhead" });
        }
    }

    /// <summary>An empty line parts one addressee from the next.</summary>
    private void WriteAddressees()
    {
        List<LetterSpan> lines = [];
        var number = 0;

        foreach (var line in writer.File.Addressee.Append(""))
        {
            if (line.Trim().Length > 0)
            {
                lines.Add(line);
            }
            else if (lines.Count > 0)
            {
                writer.Add(new LetterLines(LetterPart.Addressee, [.. lines]) { Id = ++number == 1 ? "addressee" : $"addressee.{number}" });
                lines.Clear();
            }
        }
    }

    private IEnumerable<string> Letterhead()
    {
        if (Form.Letterhead is { } given)
        {
            return given;
        }

        List<string> lines = [Head.Ministry, Head.Office, .. PlainText.Lines(Head.OfficeAddress)];

        if (!string.IsNullOrWhiteSpace(Head.Telephone))
        {
            lines.Add(writer.Words("letterhead.telephone", new MergeFields { ["téléphone"] = Head.Telephone }));
        }

        if (!string.IsNullOrWhiteSpace(Head.Fax))
        {
            lines.Add(writer.Words("letterhead.fax", new MergeFields { ["télécopieur"] = Head.Fax }));
        }

        return lines;
    }

    private IEnumerable<LetterSpan> Mentions() => Form.Mentions.Count > 0
        ? Form.Mentions.Select(mention => new LetterSpan(mention))
        : writer.Say(writer.File.Delivery switch
        {
            Delivery.Email => "delivery.email",
            Delivery.RegisteredPost => "delivery.registered-post",
            Delivery.Courier => "delivery.courier",
            Delivery.Post => "delivery.post",
        });

    private IReadOnlyList<LetterSpan> Date() =>
        writer.File.DecidedOn is null ? [writer.Date(null)]
        : string.IsNullOrWhiteSpace(Form.Place) ? writer.Say("date")
        : writer.Say("date.place", new MergeFields { ["lieu"] = Form.Place });

    private string Means()
    {
        List<string> means = [];

        if (!string.IsNullOrWhiteSpace(Head.Email))
        {
            means.Add(writer.Words("contact.by-email", new MergeFields { ["courriel"] = Head.Email }));
        }

        if (!string.IsNullOrWhiteSpace(Head.Telephone))
        {
            means.Add(writer.Words("contact.by-telephone", new MergeFields { ["téléphone"] = Head.Telephone }));
        }

        return means.Count == 0 ? writer.Words("contact.by-letterhead") : writer.Grammar.Either(means);
    }

    private void WriteSignatures()
    {
        if (writer.File.Signatory is not { } signatory)
        {
            writer.Add(new LetterLines(LetterPart.Signature, ["[signataire à choisir]"]) { Id = "signature" });
            return;
        }

        if ((Form.SignedFor ?? signatory.SignsFor) is { } holder && !string.IsNullOrWhiteSpace(holder))
        {
            writer.Paragraph(LetterPart.Closing, "signed-for", new MergeFields { ["titulaire"] = holder });
        }

        if (Form.TitleAbove is { } title)
        {
            writer.Add(new LetterParagraph(LetterPart.Closing, [title]) { Id = "signature.title" });
        }

        List<LetterSpan> lines = [signatory.Name, .. Form.TitleAbove is null ? PlainText.Lines(signatory.Title) : [], Head.Ministry, .. PlainText.Lines(signatory.Address)];

        if (!string.IsNullOrWhiteSpace(Head.Website))
        {
            lines.Add(LetterLink.OrText(Head.Website));
        }

        if (Form.Signature.Count > 0)
        {
            lines = [.. Form.Signature.Select(LetterLink.OrText)];
        }

        writer.Add(new LetterLines(LetterPart.Signature, [.. lines.Where(line => !string.IsNullOrWhiteSpace(line.Text))]) { Id = "signature" });

        for (var i = 0; i < Form.FurtherSignatories.Count; i++)
        {
            var further = Form.FurtherSignatories[i];
            writer.Add(new LetterLines(
                LetterPart.Signature,
                [further.Name, .. PlainText.Lines(further.Title).Concat(PlainText.Lines(further.Address)).Select(line => new LetterSpan(line))])
            {
                Id = $"signature.{i + 2}",
            });
        }
    }

    private void WriteEnclosures()
    {
        // What a point neither confirmed nor denied would enclose must not show: such a point has no document at all.
        var released = writer.Record.Facts is DecisionFacts
            && writer.File.Documents.Any(document => document.Outcome is ReleaseOutcome.Released or ReleaseOutcome.PartlyReleased or ReleaseOutcome.Withheld);

        if (Form.Enclosures.Count > 0 || released || LegalAnnex.ArticlesOf(writer.Record).Count > 0)
        {
            writer.Add(new LetterLines(LetterPart.Enclosure, [.. Listed("enclosure", Form.Enclosures)]) { Id = "enclosure" });
        }
    }

    /// <summary>One item beside its mention («p. j. 12 documents»), several under it.</summary>
    private IEnumerable<LetterSpan> Listed(string mention, IReadOnlyList<string> items) =>
        items.Count == 1 ? [$"{writer.Words(mention)} {items[0]}"] : writer.Say(mention).Concat(items.Select(item => new LetterSpan(item)));

    private static string SubjectKey(LetterKind kind) => "subject." + kind switch
    {
        LetterKind.Decision or LetterKind.Correction => "decision",
        LetterKind.Acknowledgement => "acknowledgement",
        LetterKind.PrecisionRequest => "precisions",
        LetterKind.Extension => "extension",
        LetterKind.FeeEstimate => "fees",
        LetterKind.ThirdPartyNotice => "third-party-notice",
        LetterKind.ThirdPartyConsultation => "consultation",
        LetterKind.ThirdPartyDecision => "third-party-decision",
        LetterKind.CommissionApplication => "commission",
        LetterKind.RepeatedRequest => "repeated",
        LetterKind.Withdrawal => "withdrawal",
    };
}
