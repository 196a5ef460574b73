using System.Text;
using AccessRequests.Pdf.Tests.Corpus;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>Files made to exhaust: each ends in a result or in a refusal, in seconds, without taking the process along.</summary>
public sealed class HostileFileTests
{
    private static readonly IReadOnlyList<RedactionMark> Mark = [new RedactionMark(1, [new PdfBox(70, 695, 160, 715)], "art. 37")];

    [Fact]
    public void A_division_by_zero_in_a_file_is_a_refusal_even_after_PDFium_has_run()
    {
        using var sound = new MemoryStream(Tricks.Page("BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET"));
        Assert.Empty(CoveredText.Find(sound, cancellation: TestContext.Current.CancellationToken));
        var bytes = new string('A', 64);
        var pdf = Tricks.Page(
            "BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET",
            trailer: $"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 0 /O <{bytes}> /U <{bytes}> /P -4 >> /ID [<{bytes}> <{bytes}>]");

        for (var round = 0; round < 20; round++)
        {
            Redacting.Refused(pdf, []);
        }
    }

    /// <summary>PdfPig reads the last digit again and again, into memory, for five minutes; or takes what is announced.</summary>
    [Theory]
    [InlineData("/Subrs 12")]
    [InlineData("/BlueScale 0.0")]
    [InlineData("/BlueScale 1.5E-3")]
    [InlineData("/lenIV 16#4")]
    [InlineData("/BlueScale 0.0 def mark currentfile closefile 12")]
    [InlineData("/Subrs 2000000000 array ")]
    [InlineData("/Subrs 1 array dup 0 2000000000 RD abc ")]
    public void A_font_program_that_ends_inside_a_number_or_announces_what_is_not_there_is_refused(string end)
    {
        var refusal = Redacting.Refused(WithType1($"dup /Private 8 dict dup begin {end}"), Mark);

        Assert.Equal(UnredactableReason.LimitExceeded, refusal.Reason);
    }

    [Theory]
    [InlineData("/Subrs 12 ")]
    [InlineData("/Subrs 1 array dup 0 5 RD 12345 NP ")]
    [InlineData("/Subrs 0 array ND 2 index /CharStrings 1 dict dup begin /A 5 RD 12345 ND end end mark currentfile closefile 12")]
    [InlineData("/Name12")]
    public void A_font_program_that_ends_otherwise_is_not_refused_for_its_end(string end) =>
        Redacting.AssertGone(Redacting.Redact(WithType1($"dup /Private 8 dict dup begin {end}"), Mark), Trick.Secret);

    /// <summary>A page in a Type 1 font whose private part is the text given, encrypted (Adobe Type 1 Font Format, 7.2).</summary>
    private static byte[] WithType1(string priv)
    {
        var key = 55665;
        var cipher = new List<byte>();

        foreach (var plain in Encoding.Latin1.GetBytes("\u00FF\u00FF\u00FF\u00FF" + priv))
        {
            var one = (byte)(plain ^ (key >> 8));
            cipher.Add(one);
            key = (((one + key) * 52845) + 22719) & 0xFFFF;
        }

        return Tricks.Page("BT /F3 12 Tf 72 700 Td (TREMBLAY) Tj ET BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET", fonts: "/F3 10 0 R", more: file =>
        {
            file.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Odd /FirstChar 65 /LastChar 90 /Widths ["
                + string.Concat(Enumerable.Repeat("600 ", 26)) + "] /Encoding /WinAnsiEncoding /FontDescriptor 11 0 R >>");
            file.Add("<< /Type /FontDescriptor /FontName /Odd /Flags 32 /FontBBox [0 -200 600 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 /FontFile 12 0 R >>");
            file.AddFlate("/Length1 60 /Length2 100 /Length3 0", [.. "%!PS-AdobeFont-1.0: Odd\n1 dict begin currentdict end currentfile eexec\n"u8, .. cipher]);
        });
    }

    [Fact]
    public void A_small_stream_that_inflates_without_end_is_refused()
    {
        var pdf = Tricks.Page("", more: file => file.AddFlate("", new byte[40_000_000]));
        var bomb = Encoding.Latin1.GetString(pdf).Replace("/Contents 5 0 R", "/Contents 10 0 R", StringComparison.Ordinal);

        var refusal = Redacting.Refused(Encoding.Latin1.GetBytes(bomb), Mark, new RedactionOptions { Limits = new RedactionLimits { MaxDecompressionRatio = 100 } });

        Assert.Equal(UnredactableReason.LimitExceeded, refusal.Reason);
    }

    [Fact]
    public void A_form_that_draws_itself_is_drawn_once()
    {
        var pdf = Tricks.Page(
            "BT /F1 12 Tf 72 700 Td (TREMBLAY) Tj ET /X1 Do",
            resources: "/XObject << /X1 10 0 R >>",
            more: file => file.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X1 10 0 R >> >>", "/X1 Do"));

        Redacting.AssertGone(Redacting.Redact(pdf, Mark), Trick.Secret);
    }

    [Fact]
    public void Forms_that_multiply_are_stopped_by_the_count_of_operators()
    {
        var pdf = Tricks.Page("/X0 Do", resources: "/XObject << /X0 10 0 R >>", more: file =>
        {
            for (var level = 0; level < 15; level++)
            {
                file.AddStream(
                    $"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X0 {11 + level} 0 R >> >>",
                    string.Concat(Enumerable.Repeat("/X0 Do ", 10)));
            }

            file.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << >>", "0 0 1 1 re f");
        });

        var refusal = Redacting.Refused(pdf, Mark, new RedactionOptions { Limits = new RedactionLimits { MaxOperatorsPerPage = 100_000 } });

        Assert.Equal(UnredactableReason.LimitExceeded, refusal.Reason);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("<< /A ", " >>")]
    [InlineData("(", ")")]
    [InlineData("q ", "Q ")]
    [InlineData("/A BMC ", "EMC ")]
    public void Deep_nesting_in_content_overflows_nothing(string open, string close)
    {
        var content = string.Concat(Enumerable.Repeat(open, 100_000)) + string.Concat(Enumerable.Repeat(close, 100_000)) + " BT /F1 12 Tf 72 700 Td (TREMBLAY) Tj ET";

        try
        {
            Redacting.AssertGone(Redacting.Redact(Tricks.Page(content), Mark), Trick.Secret);
        }
        catch (UnredactablePdfException refusal)
        {
            Assert.Equal(UnredactableReason.LimitExceeded, refusal.Reason);
        }
    }

    [Fact]
    public void Deep_nesting_in_objects_overflows_nothing()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 50_000)) + string.Concat(Enumerable.Repeat("]", 50_000));
        var pdf = Tricks.Page("/G1 gs BT /F1 12 Tf 72 700 Td (TREMBLAY) Tj ET", resources: $"/ExtGState << /G1 << /D {deep} >> >>");

        try
        {
            Redacting.AssertGone(Redacting.Redact(pdf, Mark), Trick.Secret);
        }
        catch (UnredactablePdfException refusal)
        {
            Assert.NotEqual(UnredactableReason.NotProvenClean, refusal.Reason);
        }
    }

    [Fact]
    public void Nesting_that_would_fill_the_stack_of_the_caller_does_not()
    {
        var deep = new string('[', 250) + new string(']', 250);
        var pdf = Tricks.Page("/G1 gs BT /F1 12 Tf 72 700 Td (TREMBLAY) Tj ET", resources: $"/ExtGState << /G1 << /D {deep} >> >>");
        var answered = false;

        // Were it read on this thread, the process would end here and now.
        var caller = new Thread(() =>
        {
            try
            {
                PdfInspector.Inspect(new MemoryStream(pdf));
            }
            catch (UnredactablePdfException)
            {
                // An answer too.
            }

            answered = true;
        }, maxStackSize: 256 * 1024);
        caller.Start();
        caller.Join();

        Assert.True(answered);
    }

    [Theory]
    [InlineData("/Kids [2 0 R]")]
    [InlineData("/Kids [3 0 R 3 0 R 2 0 R]")]
    public void A_page_tree_in_a_circle_ends(string kids)
    {
        var pdf = Encoding.Latin1.GetString(Tricks.Page("BT /F1 12 Tf 72 700 Td (TREMBLAY) Tj ET"));

        var damaged = Encoding.Latin1.GetBytes(pdf.Replace("/Kids [3 0 R]", kids, StringComparison.Ordinal));

        try
        {
            Redacting.Redact(damaged, Mark);
        }
        catch (UnredactablePdfException refusal)
        {
            Assert.NotEmpty(refusal.Detail);
        }
    }

    [Theory]
    [InlineData("/Size 5 /W [1 2000000000 1]")]
    [InlineData("/Size 5 /W[1 4 -2000000000]")]
    [InlineData("/Size 5 /W [1 -9 1]")]
    [InlineData("/Size 5 /#57 % comment\n[ 1 +900000.5 1 ]")]
    [InlineData("/Size 2147483647 /W [1 2 1]")]
    [InlineData("/S#69ze%\n2147483647 /W [1 2 1]")]
    [InlineData("/Foo (>> \\) endobj) /Size NaN /Size 21474836-47 /W [1 2 1]")]
    [InlineData("/Size 5 /Index [0 1 2 99999999] /W [1 2 1]")]
    [InlineData("/Size 5 /W [1 2 1] /Filter [/ASCIIHexDecode /FlateDecode]")]
    [InlineData("/Size 5 /W [1 2 1] /Filter [/Fl /Fl]")]
    public void A_cross_reference_stream_that_would_exhaust_the_process_is_refused_before_it_is_read(string entries) => AssertHarmful(entries, []);

    [Fact]
    public void A_cross_reference_stream_that_inflates_without_end_is_refused_before_it_is_read() =>
        AssertHarmful("/Size 5 /W [1 2 1] /Filter /FlateDecode", RawPdf.Deflate(new byte[300 << 20]));

    [Fact]
    public void An_announcement_behind_a_long_entry_is_seen() =>
        AssertHarmful($"/Foo ({new string('x', 3 << 20)}) /Size 2147483647 /W [1 2 1]", []);

    /// <summary>The file is looked at in pieces of a megabyte: a keyword may stand across their edge.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_announcement_across_the_edge_of_two_pieces_is_seen(int before)
    {
        var start = Encoding.Latin1.GetBytes("%PDF-1.7\n%").Length;
        var head = "\n10 0 ";
        byte[] damaged =
        [
            .. Encoding.Latin1.GetBytes("%PDF-1.7\n%" + new string('x', (1 << 20) - before - start - head.Length) + head),
            .. Encoding.Latin1.GetBytes("obj\n<< /Type /XRef /Size 2147483647 /W [1 2 1] >>\nstream\n\nendstream\nendobj\n" + new string('%', 1 << 17)),
        ];

        Assert.StartsWith("its cross-reference stream", Redacting.Refused(damaged, Mark).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Unclosed_dictionaries_inside_one_another_are_not_read_without_end()
    {
        var text = string.Concat(Enumerable.Repeat("1 0 obj <<", 4_000_000));
        var damaged = Encoding.Latin1.GetBytes("%PDF-1.7\n" + text);

        Assert.Equal(UnredactableReason.Damaged, Redacting.Refused(damaged, Mark).Reason);
    }

    [Fact]
    public void A_large_attachment_and_a_font_with_wide_codes_are_no_cross_references()
    {
        var pdf = Tricks.Page("BT /F1 12 Tf 72 700 Td (TREMBLAY) Tj ET", more: file =>
        {
            file.AddStream("/Type /EmbeddedFile /Params << /Size 2147483647 >>", "x");
            file.Add("<< /Type /Font /W [65535 65535 900000] >>");
        });

        Redacting.Redact(pdf, Mark);
    }

    private static void AssertHarmful(string entries, byte[] data)
    {
        var pdf = Tricks.Page("BT /F1 12 Tf 72 700 Td (TREMBLAY) Tj ET");
        var text = Encoding.Latin1.GetString(pdf)[..^7].TrimEnd();
        byte[] damaged =
        [
            .. Encoding.Latin1.GetBytes($"{text}\n10 0 obj\n<< /Type /XRef /Root 1 0 R {entries} /Length {data.Length} >>\nstream\n"),
            .. data,
            .. Encoding.Latin1.GetBytes($"\nendstream\nendobj\nstartxref\n{text.Length + 1}\n%%EOF\n"),
        ];

        Assert.StartsWith("its cross-reference stream", Redacting.Refused(damaged, Mark).Detail, StringComparison.Ordinal);
        Assert.StartsWith("its cross-reference stream", Assert.Throws<UnredactablePdfException>(() => Redacting.Verify(damaged, null, [])).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Mutilated_files_end_in_a_result_or_a_refusal()
    {
        var random = new Random(20260704);
        var sources = Tricks.All.Select(trick => trick.Pdf).ToList();

        for (var round = 0; round < 400; round++)
        {
            var pdf = (byte[])sources[round % sources.Count].Clone();

            for (var hits = 0; hits < 8; hits++)
            {
                pdf[random.Next(20, pdf.Length)] = (byte)random.Next(256);
            }

            try
            {
                Redacting.Redact(pdf, Mark);
            }
            catch (UnredactablePdfException refusal)
            {
                Assert.NotEmpty(refusal.Message);
            }
        }
    }

    [Fact]
    public void Cancellation_is_heard()
    {
        using var source = new MemoryStream(Tricks.Page("BT /F1 12 Tf 72 700 Td (TREMBLAY) Tj ET"));

        Assert.ThrowsAny<OperationCanceledException>(
            () => PdfRedactor.Redact(source, Mark, Stream.Null, cancellation: new CancellationToken(canceled: true)));
    }
}
