using System.Globalization;
using System.Net;
using System.Text;
using AccessRequests.Letters.Wording;

namespace AccessRequests.Letters;

/// <summary>
/// Writes a letter as one HTML page, for the preview and for the body of an e-mail: no script, no picture, nothing to fetch, and
/// its few rules of style inside it.
/// </summary>
public static class HtmlLetter
{
    private const string Style =
        "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:11pt/1.4 Arial,\"Liberation Sans\",sans-serif;color:#000;background:#fff}"
        + "h1,h2{font-size:1em;margin:1em 0}ul{list-style:none;padding-left:1.5em}li{margin:.25em 0}blockquote{margin:1em 2em}"
        + "table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #000;padding:.3em;text-align:left;vertical-align:top}.figure{text-align:right}.total{font-weight:bold}"
        + ".head{border-bottom:1px solid #000;padding-bottom:1em}.annex{border-top:2px solid #000;margin-top:3em;padding-top:1em}"
        + ".sign{margin-top:3em}.history,.note{font-size:.85em}.draft{font-weight:bold}.number{font-size:1em}.number,.number+p{display:inline}";

    public static string Write(LetterContent letter)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{Encode(letter.Language)}\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<title>{Encode(letter.Title)}</title>\n<style>{Style}</style>\n</head>\n<body>\n");

        if (letter.DraftNotice is { } notice)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"draft\">{Encode(notice)}</p>\n");
        }

        html.Append(Body(letter));
        html.Append("</body>\n</html>\n");
        return html.ToString();
    }

    /// <summary>What stands between the tags of the body, to be set into a page that has its own style.</summary>
    public static string Body(LetterContent letter)
    {
        var html = new StringBuilder();

        foreach (var block in letter.Blocks)
        {
            Append(html, block);
            html.Append('\n');
        }

        return html.ToString();
    }

    private static void Append(StringBuilder html, LetterBlock block)
    {
        switch (block)
        {
            case LetterLines { Part: LetterPart.Letterhead } head:
                html.Append(CultureInfo.InvariantCulture, $"<p class=\"head\"><strong>{Spans([head.Lines[0]])}</strong>{string.Concat(head.Lines.Skip(1).Select(line => $"<br>\n{Spans([line])}"))}</p>");
                break;
            case LetterLines { Part: LetterPart.AnnexTitle } title:
                html.Append(CultureInfo.InvariantCulture, $"<h1 class=\"annex\">{Spans([title.Lines[0]])}</h1>{string.Concat(title.Lines.Skip(1).Select(line => $"\n<h2>{Spans([line])}</h2>"))}");
                break;
            case LetterLines { Part: LetterPart.Signature } signature:
                html.Append(CultureInfo.InvariantCulture, $"<p class=\"sign\"><strong>{Spans([signature.Lines[0]])}</strong>{string.Concat(signature.Lines.Skip(1).Select(line => $"<br>\n{Spans([line])}"))}</p>");
                break;
            case LetterLines { Part: LetterPart.Addressee } addressee:
                html.Append(CultureInfo.InvariantCulture, $"<p>{string.Join("<br>\n", addressee.Lines.Select(line => $"<bdi>{Spans([line])}</bdi>"))}</p>");
                break;
            case LetterLines { Part: LetterPart.Delivery } delivery:
                html.Append(CultureInfo.InvariantCulture, $"<p><strong>{Lines(delivery)}</strong></p>");
                break;
            case LetterLines lines:
                html.Append(CultureInfo.InvariantCulture, $"<p>{Lines(lines)}</p>");
                break;
            case LetterItems items:
                AppendItems(html, items.Items);
                break;
            case LetterHeading heading:
                html.Append(CultureInfo.InvariantCulture, $"<h2>{Text(heading.Text)}</h2>");
                break;
            case LetterQuotation quotation:
                html.Append(CultureInfo.InvariantCulture, $"<blockquote>{string.Concat(quotation.Lines.Select(line => $"<p dir=\"auto\"{(ScriptLanguage.Of(line) is { } language ? $" lang=\"{language}\"" : "")}>{Text(line)}</p>"))}</blockquote>");
                break;
            case LetterTable table:
                AppendTable(html, table);
                break;
            case LetterArticle article:
                AppendArticle(html, article);
                break;
            case LetterParagraph { Part: LetterPart.Subject } subject:
                html.Append(CultureInfo.InvariantCulture, $"<h1>{Spans(subject.Spans)}</h1>");
                break;
            case LetterParagraph { Part: LetterPart.Reference } reference:
                html.Append(CultureInfo.InvariantCulture, $"<p><strong>{Spans(reference.Spans)}</strong></p>");
                break;
            case LetterParagraph paragraph:
                html.Append(CultureInfo.InvariantCulture, $"<p>{Spans(paragraph.Spans)}</p>");
                AppendNotes(html, paragraph.Spans);

                if (paragraph.Items.Count > 0)
                {
                    AppendItems(html, paragraph.Items);
                }

                break;
            default:
                throw new ArgumentException($"A {block.GetType().Name} cannot be written.", nameof(block));
        }
    }

    /// <summary>Labels are written out, since points keep the numbers of the request.</summary>
    private static void AppendItems(StringBuilder html, IReadOnlyList<LetterItem> items)
    {
        html.Append("<ul>");

        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            html.Append(CultureInfo.InvariantCulture, $"<li>{Text(item.Label)} {Spans(item.Spans)}");
            AppendNotes(html, item.Spans);
            var next = i + 1 < items.Count ? items[i + 1].Level : 1;
            html.Append(next > item.Level ? "<ul>" : next < item.Level ? "</li></ul></li>" : "</li>");
        }

        html.Append("</ul>");
    }

    /// <summary>A page of the web has no foot: notes stand under what refers to them.</summary>
    private static void AppendNotes(StringBuilder html, IEnumerable<LetterSpan> spans)
    {
        foreach (var mark in spans.Where(span => span.Note is not null))
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\" id=\"note-{Encode(mark.Text)}\"><sup>{Encode(mark.Text)}</sup> {Spans(mark.Note!)}</p>");
        }
    }

    private static void AppendTable(StringBuilder html, LetterTable table)
    {
        string Figure(int column) => table.Figures.Contains(column) ? " class=\"figure\"" : "";
        html.Append(CultureInfo.InvariantCulture, $"<table><thead><tr>{string.Concat(table.Header.Select((cell, i) => $"<th scope=\"col\"{Figure(i)}>{Text(cell)}</th>"))}</tr></thead><tbody>");

        for (var row = 0; row < table.Rows.Count; row++)
        {
            var cells = table.Rows[row].Select((cell, i) => $"<td{Figure(i)}>{Text(cell)}</td>");
            html.Append(CultureInfo.InvariantCulture, $"<tr{(table.IsTotal(row) ? " class=\"total\"" : "")}>{string.Concat(cells)}</tr>");
        }

        html.Append("</tbody></table>");
    }

    private static void AppendArticle(StringBuilder html, LetterArticle article)
    {
        html.Append(article.Language is { } language ? $"<div lang=\"{Encode(language)}\">" : "<div>");

        html.Append(CultureInfo.InvariantCulture, $"<h3 class=\"number\">{Encode(article.Number)}.</h3> ");

        foreach (var (text, paragraphs) in article.Structure())
        {
            if (text is not null)
            {
                html.Append(CultureInfo.InvariantCulture, $"<p>{Text(text)}</p>");
            }
            else
            {
                AppendItems(html, paragraphs);
            }
        }

        html.Append(article.History is { } history ? $"<p class=\"history\">{Text(history)}</p></div>" : "</div>");
    }

    private static string Lines(LetterLines lines) => string.Join("<br>\n", lines.Lines.Select(line => Spans([line])));

    private static string Spans(IEnumerable<LetterSpan> spans) =>
        string.Concat(spans.Select(span => span.Note is not null ? $"<sup><a href=\"#note-{Encode(span.Text)}\">{Encode(span.Text)}</a></sup>" : span.Link is { } link ? $"<a href=\"{Encode(link.AbsoluteUri)}\">{Encode(span.Text)}</a>" : Text(span.Text)));

    private static string Text(string text) =>
        string.Concat(Ordinals.Split(text).Select(part => part.IsRaised ? $"<sup>{Encode(part.Text)}</sup>" : Encode(part.Text)));

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
