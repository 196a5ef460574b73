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

    /// <summary>Where to note what the page paints; null when it is not only looked at.</summary>
    public PageSight? Looking { get; init; }

    /// <summary>What was noted of this page; null where nothing is to be known of what can be seen.</summary>
    public PageSight? Sight { get; init; }

    /// <summary>The form being drawn; default for the page's own content.</summary>
    public IndirectReference Form { get; set; }

    /// <summary>Where to note the lines that letters go from, of the page's own content and of each form; null when the page is not read for that.</summary>
    public Dictionary<IndirectReference, TouchedLines>? Learning { get; init; }

    /// <summary>What was noted so; null where nothing goes.</summary>
    public IReadOnlyDictionary<IndirectReference, TouchedLines>? Lines { get; init; }

    /// <summary>Paths and pictures met so far: the same number means the same one each time the page is read.</summary>
    public int Order { get; set; }

    public Action<PlacedGlyph>? Observer { get; } = observer;

    /// <summary>The observer is told of what hidden layers hold too; a rewriting leaves it out whatever this says.</summary>
    public bool LooksIntoHiddenLayers { get; init; }

    /// <summary>How many forms of hidden layers are being looked into, one in the other.</summary>
    public int HiddenForms { get; set; }

    public RemovalTally Tally { get; } = new();

    /// <summary>What removed text left open, in the order it was met.</summary>
    public List<TextGap> Gaps { get; } = [];

    /// <summary>Letters that stay and stand about a mark, each with its line.</summary>
    public List<(TextPen Pen, PdfBox Box)> Beside { get; } = [];

    /// <summary>Forms being drawn, against forms that draw themselves.</summary>
    public HashSet<IndirectReference> Active { get; } = [];

    /// <summary>Keep the markers of an earlier redaction: for files that this engine wrote itself.</summary>
    public bool KeepsMarkers { get; init; }

    /// <summary>Whether glyph positions matter: somebody marks or reads, or what is not seen must not leave.</summary>
    public bool NeedsGlyphs => Marks.Any || Sight is not null || Observer is not null;

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
