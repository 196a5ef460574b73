using AccessRequests.Domain;
using AccessRequests.Pdf;

namespace AccessRequests.Web.Packages;

/// <summary>The copy was made but not proved clean: it must not be shown or sent. The message is for the person who asked.</summary>
public sealed class UnverifiedReleaseException : Exception
{
    public UnverifiedReleaseException(VerificationReport report)
        : base(report.Findings.Any(finding => finding.Kind == FindingKind.WordInTitle) ? TitleTells : Sentence(report.Findings.Count))
    {
    }

    public UnverifiedReleaseException(int findings)
        : base(Sentence(findings))
    {
    }

    private const string TitleTells =
        "Le titre du document reprend un nom ou un nombre qui ne se lit que sous une marque, et le titre part avec le document. "
        + "Changez le titre (onglet Documents, « Modifier »), puis recommencez.";

    private static string Sentence(int findings) =>
        $"La vérification du document caviardé a trouvé {FrenchCount.Of(findings, "anomalie", "anomalies")}. Rien n’est transmis : refusez la page en entier ou signalez le cas.";
}
