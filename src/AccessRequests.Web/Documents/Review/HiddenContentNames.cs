using AccessRequests.Pdf;

namespace AccessRequests.Web.Documents.Review;

internal static class HiddenContentNames
{
    /// <summary>What one thing says, with whose or which it is.</summary>
    public static string InFrench(this HiddenItem item) => (LabelOf(item), item.Text) switch
    {
        (null, null) => item.Page is null ? "Présent, sans texte à lire" : "",
        (null, { } text) => text,
        ({ } label, null) => label,
        ({ } label, { } text) => $"{label} : {text}",
    };

    /// <summary>The properties that every file may have (14.3.3) have French names; the others keep the file's.</summary>
    private static string? LabelOf(HiddenItem item) => (item.Kind, item.Label) switch
    {
        (HiddenContents.Metadata, "Title") => "Titre",
        (HiddenContents.Metadata, "Author") => "Auteur",
        (HiddenContents.Metadata, "Subject") => "Objet",
        (HiddenContents.Metadata, "Keywords") => "Mots clés",
        (HiddenContents.Metadata, "Creator") => "Logiciel",
        _ => item.Label,
    };

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
