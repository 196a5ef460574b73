using AccessRequests.Domain;
using AccessRequests.Pdf;

namespace AccessRequests.Web.Packages;

/// <summary>The copy was made but not proved clean: it must not be shown or sent. The message is for the person who asked.</summary>
public sealed class UnverifiedReleaseException : Exception
{
    public UnverifiedReleaseException(VerificationReport report)
        : base(Sentence(report))
    {
    }

    public UnverifiedReleaseException(int findings)
        : base(Sentence(findings))
    {
    }

    private const int PagesNamed = 3;

    private const string TitleTells =
        "Le titre du document reprend un nom ou un nombre qui ne se lit que sous une marque, et le titre part avec le document. "
        + "Changez le titre (onglet Documents, « Modifier »), puis recommencez.";

    private static string Sentence(VerificationReport report)
    {
        var covered = report.Findings.Where(finding => finding.Kind == FindingKind.CoveredText).ToList();

        return report.Findings.Any(finding => finding.Kind == FindingKind.WordInTitle) ? TitleTells
            : covered.Count > 0 ? Covered(covered)
            : Sentence(report.Findings.Count);
    }

    /// <summary>The pages, so that the reviewer finds them; the words are in no message.</summary>
    private static string Covered(List<VerificationFinding> pages) =>
        "Le document contient du texte que la page ne montre pas et qui se copierait quand même. "
        + string.Join(" ", pages.Take(PagesNamed).Select(finding => $"Page {finding.Page} : {finding.Message}"))
        + (pages.Count > PagesNamed ? $" De même à {FrenchCount.Of(pages.Count - PagesNamed, "autre page", "autres pages")}." : "")
        + " Rien n’est transmis.";

    private static string Sentence(int findings) =>
        $"La vérification du document caviardé a trouvé {FrenchCount.Of(findings, "anomalie", "anomalies")}. Rien n’est transmis : refusez la page en entier ou signalez le cas.";
}
