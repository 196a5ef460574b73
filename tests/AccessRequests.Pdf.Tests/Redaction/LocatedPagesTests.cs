using AccessRequests.Pdf.Tests.Corpus;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>What is kept of a file between two questions about its pages is where they lie, and nothing of what they say.</summary>
public sealed class LocatedPagesTests
{
    private const int Pages = 40;

    private static readonly byte[] Document = Saying("TREMBLAY");
    private static readonly PdfBox AroundTheLine = new(60, 690, 400, 715);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void They_answer_as_a_file_does_that_is_opened_for_each_question()
    {
        var located = Located(Document);

        foreach (var page in (int[])[40, 1, 17, 17, 2])
        {
            var word = Resolve(located, Document, page, AroundTheLine);

            Assert.Equal($"Monsieur Jean TREMBLAY{page:00} habite ici", word.Text);
            Assert.Equal(TextSelection.Resolve(new MemoryStream(Document), page, [AroundTheLine], Cancellation).Boxes, word.Boxes);
            Assert.Equivalent(
                TextSelection.OnPage(new MemoryStream(Document), page, [new PdfBox(75, 690, 120, 705)], Cancellation),
                located.OnPage(new MemoryStream(Document), page, [new PdfBox(75, 690, 120, 705)], Cancellation));
        }
    }

    [Fact]
    public void A_page_is_read_from_the_bytes_that_are_lent_and_not_from_those_of_before()
    {
        var located = Located(Document);
        Assert.Contains("TREMBLAY17", Resolve(located, Document, 17, AroundTheLine).Text, StringComparison.Ordinal);
        var other = Saying("GAUTHIER");
        Assert.Equal(Document.Length, other.Length);

        var read = Resolve(located, other, 17, AroundTheLine);

        Assert.Contains("GAUTHIER17", read.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Two_threads_that_ask_at_once_are_each_told_of_their_own_page(bool compressed)
    {
        var document = Saying("TREMBLAY", compressed);
        var located = Located(document);

        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancellation }, i =>
        {
            var page = (i * 7 % Pages) + 1;
            Assert.Equal($"Monsieur Jean TREMBLAY{page:00} habite ici", Resolve(located, document, page, AroundTheLine).Text);
        });
    }

    [Fact]
    public void The_file_is_closed_by_whoever_lent_it()
    {
        using var lent = new MemoryStream(Document);

        var located = LocatedPages.In(lent);
        located.OnPage(lent, 3, [AroundTheLine], Cancellation);

        Assert.True(lent.CanRead);
    }

    [Fact]
    public void A_page_that_is_not_there_is_refused_as_ever() =>
        Assert.Throws<UnredactablePdfException>(() => Resolve(Located(Document), Document, Pages + 1, AroundTheLine));

    private static LocatedPages Located(byte[] pdf)
    {
        using var stream = new MemoryStream(pdf);
        return LocatedPages.In(stream);
    }

    private static ResolvedSelection Resolve(LocatedPages located, byte[] pdf, int page, PdfBox hint)
    {
        using var stream = new MemoryStream(pdf);
        return located.Resolve(stream, page, [hint], Cancellation);
    }

    /// <param name="compressed">The dictionaries of its pages stand in a stream of objects.</param>
    private static byte[] Saying(string name, bool compressed = false)
    {
        var file = new RawPdf();
        var catalogue = file.Add("<< /Type /Catalog /Pages 2 0 R >>");
        var tree = file.Add("");
        var font = file.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        var kids = new List<int>();

        for (var page = 1; page <= Pages; page++)
        {
            var content = file.AddStream("", $"BT /F1 12 Tf 72 700 Td (Monsieur Jean {name}{page:00} habite ici) Tj ET");
            kids.Add(file.Add($"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 {font} 0 R >> >> /Contents {content} 0 R >>"));
        }

        file.Set(tree, $"<< /Type /Pages /Count {Pages} /Kids [{string.Join(' ', kids.Select(kid => $"{kid} 0 R"))}] >>");
        return compressed ? file.BuildCompressed(catalogue) : file.Build(catalogue);
    }
}
