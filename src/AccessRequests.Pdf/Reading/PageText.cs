using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Redaction;

namespace AccessRequests.Pdf.Reading;

/// <summary>The glyphs of a page as this engine places them, in the order they are drawn.</summary>
internal static class PageText
{
    /// <param name="withHiddenLayers">Those of layers that a reader does not show on opening too.</param>
    /// <exception cref="UnredactablePdfException">The page cannot be read with certainty.</exception>
    public static List<PlacedGlyph> Read(SourceFile file, int number, CancellationToken cancellation, bool withHiddenLayers = false)
    {
        if (number < 1 || number > file.PageCount)
        {
            throw new UnredactablePdfException(UnredactableReason.PageOutOfRange, number, "no such page");
        }

        var glyphs = new List<PlacedGlyph>();
        var source = file.Page(number);

        try
        {
            var work = new PageWork(file, number, PageMarks.None, null, glyphs.Add, cancellation) { LooksIntoHiddenLayers = withHiddenLayers };
            ContentRewriter.Rewrite(
                work, new ResourceScope(file, source.Resources, null), file.Content(source), new GraphicsState(Matrix.Identity), 0, Appearance.Of(file, source));
        }
        catch (UncertainContentException uncertain)
        {
            throw new UnredactablePdfException(UnredactableReason.UncertainContent, number, uncertain.Message, uncertain);
        }
        catch (Exception exception) when (Foreign.IsFault(exception))
        {
            throw new UnredactablePdfException(UnredactableReason.UncertainContent, number, "the page cannot be read to its end", exception);
        }

        return glyphs;
    }
}
