using AccessRequests.Pdf;

namespace AccessRequests.Web.Documents.Review;

internal static class HiddenContentNames
{
    /// <summary>One kind, as a heading.</summary>
    public static string InFrench(this HiddenContents kind) => kind switch
    {
        HiddenContents.Metadata => "Propriétés du fichier",
        HiddenContents.Attachments => "Pièces jointes au fichier",
        HiddenContents.Scripts => "Scripts ou actions automatiques",
        HiddenContents.FormFields => "Valeurs de formulaire",
        HiddenContents.Annotations => "Commentaires et annotations",
        HiddenContents.Layers => "Calques masqués",
        HiddenContents.EarlierRevisions => "Versions antérieures du fichier",
        HiddenContents.InvisibleText => "Texte invisible",
        HiddenContents.Bookmarks => "Signets",
        HiddenContents.StructureTree => "Balises d’accessibilité",
        HiddenContents.Signatures => "Signatures numériques",
        HiddenContents.OffPageText => "Texte hors de la page",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "one kind at a time"),
    };
}
