using AccessRequests.Pdf.Assembly;
using AccessRequests.Pdf.Typesetting;

namespace AccessRequests.Pdf;

/// <summary>
/// Binds files that this product wrote behind pages that it sets itself, with an outline. What it sets keeps its tags. A page of a file is
/// one paragraph of the structure tree, read aloud in the order in which it was drawn, which the file says it only supposes to be right
/// (Suspects): a binder claims neither PDF/A nor PDF/UA.
/// </summary>
public static class PdfBinder
{
    /// <param name="front">Each with its own page numbers; the first gives the file its title, language and author.</param>
    /// <param name="destination">Written front to back; after an exception it holds a file without end.</param>
    /// <returns>The number of pages.</returns>
    /// <exception cref="UnredactablePdfException">A part cannot be read, or has no such page.</exception>
    public static int Bind(
        IReadOnlyList<TypesetDocument> front, IReadOnlyList<BoundPart> parts, Stream destination, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(front);
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentOutOfRangeException.ThrowIfZero(front.Count);

        using var binding = new Binding(destination, cancellation);
        return binding.Run(front, parts);
    }
}
