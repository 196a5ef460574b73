using AccessRequests.Pdf.Assembly;

namespace AccessRequests.Pdf;

/// <summary>Binds files that this product wrote into one, with a bookmark per part.</summary>
public static class PdfBinder
{
    /// <param name="destination">Written front to back; after an exception it holds a file without end.</param>
    /// <param name="language">BCP 47.</param>
    /// <exception cref="UnredactablePdfException">A part cannot be read, or there is none.</exception>
    public static void Bind(
        IReadOnlyList<BoundPart> parts, Stream destination, string title, string language, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentException.ThrowIfNullOrWhiteSpace(language);

        if (parts.Count == 0)
        {
            throw new UnredactablePdfException(UnredactableReason.NoPages, null, "nothing to bind");
        }

        Binding.Run(parts, destination, title, language, cancellation);
    }
}
