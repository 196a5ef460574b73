using AccessRequests.Pdf.Tests.Corpus;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>One file for each bound, which goes one step past it.</summary>
public sealed class LimitTests
{
    private const string Line = "BT /F1 12 Tf 72 700 Td (TREMBLAY) Tj ET";
    private static readonly PdfBox Box = new(70, 695, 160, 715);
    private static readonly IReadOnlyList<RedactionMark> Mark = [new RedactionMark(1, [Box], "art. 37")];

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static Dictionary<string, Case> Cases { get; } = new()
    {
        [nameof(RedactionLimits.MaxFileBytes)] = new(new() { MaxFileBytes = 100 }, Tricks.Page(Line)),
        [nameof(RedactionLimits.MaxPages)] = new(new() { MaxPages = 0 }, Tricks.Page(Line)),
        [nameof(RedactionLimits.MaxObjectDepth)] = new(
            new() { MaxObjectDepth = 12 }, Tricks.Page("/G1 gs " + Line, resources: $"/ExtGState << /G1 << /D {new string('[', 20)}{new string(']', 20)} >> >>")),
        [nameof(RedactionLimits.MaxFormDepth)] = new(new() { MaxFormDepth = 2 }, Nested(5)),
        [nameof(RedactionLimits.MaxGraphicsStateDepth)] = new(new() { MaxGraphicsStateDepth = 3 }, Tricks.Page("q q q q q " + Line + " Q Q Q Q Q")),
        [nameof(RedactionLimits.MaxObjects)] = new(new() { MaxObjects = 3 }, Tricks.Page(Line)),
        [nameof(RedactionLimits.MaxDecodedStreamBytes)] = new(new() { MaxDecodedStreamBytes = 1000 }, Compressed(2000)),
        [nameof(RedactionLimits.MaxDecompressionRatio)] = new(new() { MaxDecompressionRatio = 100 }, Compressed(4_000_000)),
        [nameof(RedactionLimits.MaxOperatorsPerPage)] = new(new() { MaxOperatorsPerPage = 4 }, Tricks.Page(Line)),
        [nameof(RedactionLimits.MaxBoxesPerPage)] = new(new() { MaxBoxesPerPage = 1 }, Tricks.Page(Line)) { Marks = [.. Mark, .. Mark] },
        [nameof(RedactionLimits.MaxLabelLength)] = new(new() { MaxLabelLength = 6 }, Tricks.Page(Line)),
        [nameof(RedactionLimits.MaxNoticeLength)] = new(new() { MaxNoticeLength = 5 }, Tricks.Page(Line)) { Withheld = [new WithheldPage(1, "Retenue")] },
        [nameof(RedactionLimits.MaxTimePerPage)] = new(
            new() { MaxTimePerPage = TimeSpan.Zero }, Tricks.Page(string.Concat(Enumerable.Repeat("0 0 1 1 re f ", 2000)) + Line)),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_past_a_bound_is_refused_and_one_within_it_is_not(string limit)
    {
        var one = Cases[limit];

        Redacting.Redact(one.Pdf, one.Marks, new RedactionOptions { WithheldPages = one.Withheld });
        var refusal = Redacting.Refused(one.Pdf, one.Marks, new RedactionOptions { Limits = one.Limits, WithheldPages = one.Withheld });

        Assert.True(
            refusal.Reason is UnredactableReason.LimitExceeded or UnredactableReason.LabelTooLong or UnredactableReason.UncertainContent,
            $"{refusal.Reason}: {refusal.Detail}");
    }

    [Fact]
    public void An_image_with_more_pixels_than_the_bound_is_dropped_whole_and_reported()
    {
        var pdf = Tricks.Page("q 100 0 0 100 70 650 cm /I1 Do Q", resources: "/XObject << /I1 10 0 R >>", more: file =>
            file.AddFlate("/Type /XObject /Subtype /Image /Width 4 /Height 4 /BitsPerComponent 8 /ColorSpace /DeviceGray", new byte[16]));

        Redacting.Redact(pdf, Mark, new RedactionOptions { Limits = new() { MaxImagePixels = 16 } }, out var within);
        Redacting.Redact(pdf, Mark, new RedactionOptions { Limits = new() { MaxImagePixels = 15 } }, out var past);

        Assert.False(within.Removed.ContainsKey(RemovedKind.ImagesDropped));
        Assert.Equal(1, past.Removed[RemovedKind.ImagesDropped]);
    }

    [Fact]
    public void Every_bound_has_its_file() =>
        Assert.Equal(typeof(RedactionLimits).GetProperties().Select(property => property.Name).Order(), Cases.Keys.Append(nameof(RedactionLimits.MaxImagePixels)).Order());

    private static byte[] Compressed(int bytes)
    {
        var content = new byte[bytes];
        Array.Fill(content, (byte)' ');
        System.Text.Encoding.ASCII.GetBytes(Line).CopyTo(content, 0);
        return Tricks.Page("/X1 Do", resources: "/XObject << /X1 10 0 R >>", more: file =>
            file.AddFlate("/Type /XObject /Subtype /Form /BBox [0 0 612 792]", content));
    }

    private static byte[] Nested(int levels) => Tricks.Page("/X0 Do", resources: "/XObject << /X0 10 0 R >>", more: file =>
    {
        for (var level = 0; level < levels; level++)
        {
            file.AddStream($"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X0 {11 + level} 0 R >> >>", "/X0 Do");
        }

        file.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 612 792]", Line);
    });

    private sealed record Case(RedactionLimits Limits, byte[] Pdf)
    {
        public IReadOnlyList<RedactionMark> Marks { get; init; } = Mark;

        public IReadOnlyList<WithheldPage> Withheld { get; init; } = [];
    }
}
