using System.Globalization;
using System.Security.Cryptography;
using AccessRequests.Pdf.Reading;
using AccessRequests.Pdf.Redaction;
using AccessRequests.Pdf.Tests.Corpus;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>Pages are made new on several threads: the file does not tell on how many, and what goes wrong is told of its page.</summary>
public sealed class ParallelPagesTests
{
    private const int Pages = 60;

    /// <summary>The codes of these pages' font are not known: a page with a mark on it is uncertain.</summary>
    private static readonly HashSet<int> Uncertain = [17, 40];

    private static readonly IReadOnlyList<RedactionMark> Marks =
        [.. Enumerable.Range(1, Pages).Where(page => page % 3 != 0 && !Uncertain.Contains(page)).Select(page => new RedactionMark(page, [new PdfBox(70, 695, 160, 715)], "art. 53"))];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Any_number_of_threads_gives_the_same_bytes(bool marked)
    {
        var pdf = Document();
        IReadOnlyList<RedactionMark> marks = marked ? [.. Marks, MarkOn(17), MarkOn(40)] : [];
        var options = new RedactionOptions { UncertainPages = UncertainPages.Withhold, WithheldPages = [new WithheldPage(30, "Page retenue")] };

        var alone = Redacting.Redact(pdf, marks, options with { Processors = 1 }, out var expected);

        // Some orders of the threads are rare.
        foreach (var processors in (int[])[2, 3, 8, 8, 8, 8])
        {
            var together = Redacting.Redact(pdf, marks, options with { Processors = processors }, out var report);

            Assert.Equal(Convert.ToHexString(SHA256.HashData(alone)), Convert.ToHexString(SHA256.HashData(together)));
            Assert.Equal(expected.Removed, report.Removed);
            Assert.Equal(expected.Withheld, report.Withheld);
        }
    }

    [Fact]
    public void What_many_threads_made_is_proved_like_what_one_made()
    {
        var pdf = Document();

        var redacted = Redacting.Redact(pdf, Marks, new RedactionOptions { Processors = 8 });

        Assert.Empty(Redacting.Verify(redacted, pdf, Marks).Findings);
        Redacting.AssertGone(redacted, "TREMBLAY01");
    }

    [Fact]
    public void Of_several_pages_that_fail_the_first_is_named()
    {
        for (var round = 0; round < 10; round++)
        {
            var refusal = Redacting.Refused(Document(), [.. Marks, MarkOn(40), MarkOn(17)], new RedactionOptions { Processors = 8 });

            Assert.Equal(17, refusal.Page);
        }
    }

    [Fact]
    public void A_page_past_a_bound_is_named_whichever_thread_met_it()
    {
        var refusal = Redacting.Refused(
            Document(longPage: 45), Marks, new RedactionOptions { Processors = 8, Limits = new RedactionLimits { MaxOperatorsPerPage = 5_000 } });

        Assert.Equal((UnredactableReason.LimitExceeded, (int?)45), (refusal.Reason, refusal.Page));
    }

    [Fact]
    public void A_redaction_that_is_cancelled_stops_on_every_thread()
    {
        using var cancelled = new CancellationTokenSource();
        using var source = new MemoryStream(Document());

        Assert.Throws<OperationCanceledException>(() => PdfRedactor.Redact(
            source, Marks, Stream.Null, new RedactionOptions { Processors = 8 }, new CancelAt(cancelled, 0.3), cancelled.Token));
        Assert.True(source.CanRead);
    }

    /// <summary>Pages of scans are large: a few that wait would fill the memory.</summary>
    [Theory]
    [InlineData(1L << 30, 4)]
    [InlineData(1, 1)]
    public async Task No_page_is_begun_while_those_that_wait_hold_much(long mostWaiting, int waiting)
    {
        using var source = new MemoryStream(Document());
        using var file = SourceFile.Open(StreamView.Of(source), new RedactionLimits());
        using var output = new OutputFile(Stream.Null);
        var document = new ResourceCopier(file, output, TestContext.Current.CancellationToken);
        var labels = new LabelFont(output, ["art. 53"]);
        var marks = Marks.GroupBy(mark => mark.Page).ToDictionary(page => page.Key, page => page.ToList());
        using var pages = new PagesInOrder([.. Enumerable.Range(1, 12)], 1, Own, Other, TestContext.Current.CancellationToken, mostWaiting);

        while (pages.Waiting < waiting)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal(waiting, pages.Waiting);
        Assert.All(Enumerable.Range(1, 12), _ => Assert.NotNull(pages.Next()));

        PageRewriter Own(CancellationToken stop) => new(file, document, labels.Reference, marks, RedactionStyle.Black, labels, stop);

        PageRewriter Other(CancellationToken stop)
        {
            var reader = SourceFile.Open(StreamView.Of(source), new RedactionLimits());
            return new PageRewriter(reader, document, labels.Reference, marks, RedactionStyle.Black, labels, stop) { Reader = reader };
        }
    }

    private static RedactionMark MarkOn(int page) => new(page, [new PdfBox(70, 695, 160, 715)], "art. 53");

    /// <summary>
    /// Pages that share fonts, a picture and forms. One form has no resources: it takes those of the page that draws it, which differ.
    /// </summary>
    private static byte[] Document(int longPage = 0)
    {
        var file = new RawPdf();
        var catalogue = file.Add("<< /Type /Catalog /Pages 2 0 R >>");
        var tree = file.Add("");
        string[] fonts =
        [
            $"{file.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")} 0 R",
            $"{file.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>")} 0 R",
            $"{file.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>")} 0 R",
        ];
        var unknown = file.Add("<< /Type /Font /Subtype /Type0 /BaseFont /None /Encoding /Nobody-Knows-H /DescendantFonts [ << >> ] >>");
        var pixels = new byte[300 * 300];
        new Random(7).NextBytes(pixels);
        var picture = file.AddFlate("/Type /XObject /Subtype /Image /Width 300 /Height 300 /BitsPerComponent 8 /ColorSpace /DeviceGray", pixels);
        var heading = file.AddStream(
            $"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 {fonts[2]} >> /XObject << /I1 {picture} 0 R >> >>",
            "q 60 0 0 60 500 720 cm /I1 Do Q BT /F1 9 Tf 72 770 Td (Ministere) Tj ET");
        var borrowed = file.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 612 792]", "BT /F1 9 Tf 72 60 Td (pied de page) Tj ET");
        var kids = new List<int>();

        for (var page = 1; page <= Pages; page++)
        {
            var name = Uncertain.Contains(page) ? $"{unknown} 0 R" : fonts[page % 2];
            var content = file.AddStream("", string.Create(
                CultureInfo.InvariantCulture,
                $"/X1 Do /X2 Do BT /F2 12 Tf 72 700 Td (TREMBLAY{page:00}) Tj 0 -40 Td (page {page} de {Pages}) Tj ET {(page % 4 == 0 ? "q 50 0 0 50 300 300 cm /I1 Do Q " : "")}")
                + (page == longPage ? string.Concat(Enumerable.Repeat("0 0 1 1 re f ", 5_000)) : ""));
            kids.Add(file.Add(
                $"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 612 792] /Contents {content} 0 R /Resources << /Font << /F1 {fonts[page % 2]} /F2 {name} >> "
                + $"/XObject << /X1 {heading} 0 R /X2 {borrowed} 0 R /I1 {picture} 0 R >> >> >>"));
        }

        file.Set(tree, $"<< /Type /Pages /Count {Pages} /Kids [{string.Join(' ', kids.Select(kid => $"{kid} 0 R"))}] >>");
        return file.Build(catalogue);
    }

    private sealed class CancelAt(CancellationTokenSource cancelled, double progress) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value >= progress)
            {
                cancelled.Cancel();
            }
        }
    }
}
