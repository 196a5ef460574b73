using System.Diagnostics;
using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Reading;
using UglyToad.PdfPig.Core;

namespace AccessRequests.Pdf.Redaction;

/// <summary>One page being rewritten or read: its marks, its bounds on work, its counts.</summary>
internal sealed class PageWork(
    SourceFile file, int number, PageMarks marks, ResourceCopier? copier, Action<PlacedGlyph>? observer, CancellationToken cancellation)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _operators;

    public SourceFile File { get; } = file;

    public int Number { get; } = number;

    public PageMarks Marks { get; } = marks;

    /// <summary>Null when the page is only read.</summary>
    public ResourceCopier? Copier { get; } = copier;

    public Action<PlacedGlyph>? Observer { get; } = observer;

    public RemovalTally Tally { get; } = new();

    /// <summary>What removed text left open, in the order it was met.</summary>
    public List<TextGap> Gaps { get; } = [];

    /// <summary>Forms being drawn, against forms that draw themselves.</summary>
    public HashSet<IndirectReference> Active { get; } = [];

    /// <summary>Keep the markers of an earlier redaction: for files that this engine wrote itself.</summary>
    public bool KeepsMarkers { get; init; }

    /// <summary>Whether glyph positions matter: somebody marks or reads, or the page shows a part of its sheet.</summary>
    public bool NeedsGlyphs => Marks.Any || Marks.View is not null || Observer is not null;

    public void CountOperator()
    {
        if (++_operators > File.Limits.MaxOperatorsPerPage)
        {
            throw new UnredactablePdfException(UnredactableReason.LimitExceeded, Number, "the page has too many operators");
        }

        if (_operators % 1024 == 0)
        {
            cancellation.ThrowIfCancellationRequested();

            if (_clock.Elapsed > File.Limits.MaxTimePerPage)
            {
                throw new UnredactablePdfException(UnredactableReason.LimitExceeded, Number, "the page takes too long");
            }
        }
    }
}
