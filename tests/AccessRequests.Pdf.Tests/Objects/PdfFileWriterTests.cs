using System.Buffers;
using System.Globalization;
using System.Text;
using AccessRequests.Pdf.Objects;
using UglyToad.PdfPig;

namespace AccessRequests.Pdf.Tests.Objects;

public sealed class PdfFileWriterTests
{
    [Fact]
    public void A_file_written_front_to_back_opens_in_another_reader_with_its_text()
    {
        using var file = new MemoryStream();
        WriteOnePage(file, "Bonjour");

        using var document = PdfDocument.Open(file.ToArray());

        Assert.Equal("Bonjour", document.GetPage(1).Text);
        Assert.Equal(1.7, document.Version);
    }

    [Fact]
    public void The_same_calls_give_the_same_bytes_and_another_content_another_identifier()
    {
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        using var other = new MemoryStream();
        WriteOnePage(first, "Bonjour");
        WriteOnePage(second, "Bonjour");
        WriteOnePage(other, "Bonsoir");

        Assert.Equal(first.ToArray(), second.ToArray());
        Assert.NotEqual(Identifier(first), Identifier(other));
    }

    [Theory]
    [InlineData(0.0000001, "0.0000001")]
    [InlineData(-0.00000000001, "0")]
    [InlineData(12.5, "12.5")]
    [InlineData(-3.0, "-3")]
    [InlineData(1e20, "100000000000000000000")]
    public void Numbers_have_a_point_and_no_exponent_in_any_culture(double value, string written)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-CA");

        try
        {
            Assert.Equal(written, Written(value));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Names_and_strings_escape_what_the_syntax_keeps_for_itself()
    {
        Assert.Equal("/A#20b#23#28#2F#E9", Written(new PdfName("A b#(/é")));
        Assert.Equal(@"(a\(b\)\\)", Written(PdfString.FromText(@"a(b)\")));
        Assert.Equal("(\u00FE\u00FF\0\u00E9)", Written(PdfString.FromText("é")));
        Assert.Equal(@"(a\015b)", Written(new PdfString("a\rb"u8.ToArray())));
        Assert.Equal("<0D0D>", Written(new PdfString("\r\r"u8.ToArray())));
        Assert.Throws<ArgumentException>(() => new PdfName("œ"));
        Assert.Equal("/#C5#93", Written(PdfName.FromText("œ")));
    }

    [Fact]
    public void A_promised_object_that_was_never_written_is_a_bug_and_the_file_is_not_finished()
    {
        using var stream = new MemoryStream();
        using var writer = new PdfFileWriter(stream);
        var root = writer.Add(new PdfDictionary { ["Type"] = new PdfName("Catalog") });
        writer.Reserve();

        Assert.Throws<InvalidOperationException>(() => writer.Finish(root));
    }

    [Fact]
    public void Nesting_without_end_is_an_exception_and_not_a_dead_process()
    {
        PdfObject nested = new PdfArray();

        for (var depth = 0; depth < 200_000; depth++)
        {
            nested = new PdfArray(nested);
        }

        Assert.Throws<InsufficientExecutionStackException>(() => Written(nested));
    }

    [Fact]
    public async Task A_stream_read_as_it_is_written_carries_its_length_as_an_object()
    {
        var content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("0 0 m\n", 50_000)));
        using var file = new MemoryStream();
        using var writer = new PdfFileWriter(file);
        var stream = writer.Reserve();

        await writer.WriteStreamAsync(stream, [], new MemoryStream(content), TestContext.Current.CancellationToken);
        WritePage(writer, stream);

        using var document = PdfDocument.Open(file.ToArray());
        Assert.Equal(50_000, document.GetPage(1).Operations.Count);
    }

    private static string Identifier(MemoryStream file)
    {
        var text = Encoding.Latin1.GetString(file.ToArray());
        return text[text.IndexOf("/ID", StringComparison.Ordinal)..];
    }

    private static string Written(PdfObject value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        PdfSyntax.Write(buffer, value);
        return Encoding.Latin1.GetString(buffer.WrittenSpan);
    }

    private static void WriteOnePage(MemoryStream file, string text)
    {
        using var writer = new PdfFileWriter(file);
        var content = writer.AddStream([], Encoding.ASCII.GetBytes($"BT /F 12 Tf 72 700 Td ({text}) Tj ET"));
        WritePage(writer, content);
    }

    private static void WritePage(PdfFileWriter writer, PdfReference content)
    {
        var pages = writer.Reserve();
        var font = writer.Add(new PdfDictionary
        {
            ["Type"] = new PdfName("Font"),
            ["Subtype"] = new PdfName("Type1"),
            ["BaseFont"] = new PdfName("Helvetica"),
        });
        var page = writer.Add(new PdfDictionary
        {
            ["Type"] = new PdfName("Page"),
            ["Parent"] = pages,
            ["MediaBox"] = PdfArray.Of(0, 0, 612, 792),
            ["Resources"] = new PdfDictionary { ["Font"] = new PdfDictionary { ["F"] = font } },
            ["Contents"] = content,
        });
        writer.Write(pages, new PdfDictionary
        {
            ["Type"] = new PdfName("Pages"),
            ["Kids"] = new PdfArray(page),
            ["Count"] = 1,
        });
        writer.Finish(writer.Add(new PdfDictionary { ["Type"] = new PdfName("Catalog"), ["Pages"] = pages }));
    }
}
