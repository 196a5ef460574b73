namespace AccessRequests.Web.AtRest;

/// <summary>A file that is not, or not whole, what was stored: nothing of the part at fault is given to anyone.</summary>
public sealed class DamagedFileException : Exception
{
    private const string Sentence =
        "Ce fichier n’est plus celui qui a été enregistré\u00a0: il a été altéré, tronqué ou déplacé, et rien n’en est montré. Avisez l’administrateur, qui le rétablira depuis une copie de sauvegarde.";

    public DamagedFileException(Exception? inner = null)
        : base(Sentence, inner)
    {
    }

    private DamagedFileException(string sentence)
        : base(sentence)
    {
    }

    public static DamagedFileException Missing() => new(
        "Ce fichier manque là où il est conservé. Avisez l’administrateur, qui le rétablira depuis une copie de sauvegarde.");

    public static DamagedFileException WithoutKey() => new(
        "La clé qui ouvre ce fichier n’est pas parmi celles de l’installation. Avisez l’administrateur, qui la rétablira depuis une copie de sauvegarde.");
}
