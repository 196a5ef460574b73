using AccessRequests.Domain.Documents;
using AccessRequests.Pdf;
using AccessRequests.Web.AtRest;
using AccessRequests.Web.Documents;

namespace AccessRequests.Web.Packages;

/// <summary>
/// Makes the copy of a document that may be released: the one act behind the reviewer's preview, the manager's and the package,
/// so that what was looked at is what goes out.
/// </summary>
public sealed class DocumentRelease(FileStore files)
{
    /// <summary>Writes the redacted copy to <paramref name="path"/> and proves it; nothing is left there when it cannot be proved.</summary>
    /// <inheritdoc cref="Write(RequestedDocument, Stream, IProgress{double}?, CancellationToken)"/>
    public ProvenRedaction Write(RequestedDocument document, string path, IProgress<double>? progress, CancellationToken cancellation)
    {
        try
        {
            using var destination = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite);
            return Write(document, destination, progress, cancellation);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Writes the redacted copy and proves it; what stands in the destination when it cannot be proved is fit for nobody.</summary>
    /// <param name="destination">Can be read and written anew.</param>
    /// <exception cref="UnredactablePdfException">The engine refuses the document.</exception>
    /// <exception cref="UnverifiedReleaseException">The result did not pass its verification.</exception>
    /// <exception cref="DamagedFileException">The original is not what was received.</exception>
    public ProvenRedaction Write(RequestedDocument document, Stream destination, IProgress<double>? progress, CancellationToken cancellation)
    {
        var marks = document.Retained
            .Where(passage => !passage.IsWholePage)
            .Select(passage => new RedactionMark(passage.Page, [.. passage.Areas.Select(PageAreas.ToBox)], passage.Label))
            .ToList();
        var options = new RedactionOptions
        {
            DocumentTitle = document.Title,
            UncertainPages = UncertainPages.Withhold,
            WithheldPages =
            [
                .. document.Retained.Where(passage => passage.IsWholePage).GroupBy(passage => passage.Page).Select(Notice),
                .. document.AsidePages.Select(page => Notice(document, page)),
            ],
        };

        using var source = files.OpenVerified(document.Original);
        var proven = ProvenRedaction.Make(source, marks, destination, options, document.Title, progress, cancellation);
        return proven.Verification.IsClean ? proven : throw new UnverifiedReleaseException(proven.Verification);
    }

    private static WithheldPage Notice(IGrouping<int, Passage> page) => new(
        page.Key,
        $"Page retenue en entier — art. {string.Join(", ", page.SelectMany(passage => passage.Provisions).Distinct().Order(Domain.Provisions.ProvisionNumberComparer.Instance))} de la Loi sur l’accès");

    /// <summary>Of another document the title is not told: it may be one that the letter does not name.</summary>
    private static WithheldPage Notice(RequestedDocument document, AsidePage aside) => new(aside.Page, aside.Twin switch
    {
        null => "Page non visée par la demande : elle n’est pas transmise",
        { } twin when twin.Document == document.Id.Value => $"Page en double : voyez la page {twin.Page} de ce document",
        _ => "Page en double d’une page d’un autre document visé par la demande",
    });
}
