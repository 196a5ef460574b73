namespace AccessRequests.Pdf;

public static class UnredactableReasons
{
    /// <summary>What happened and what the person can do about it, in one or two sentences.</summary>
    public static string InFrench(this UnredactableReason reason) => reason switch
    {
        UnredactableReason.EmptyFile => "Le fichier est vide.",
        UnredactableReason.NotAPdf => "Le fichier n'est pas un PDF, même si son nom le laisse croire. Convertissez-le en PDF avant de l'importer.",
        UnredactableReason.Damaged => "Le PDF est endommagé ou incomplet. Demandez-en une nouvelle copie, ou réenregistrez-le depuis le logiciel d'origine.",
        UnredactableReason.Encrypted => "Le PDF est protégé par un mot de passe. Retirez la protection avant de l'importer.",
        UnredactableReason.NoPages => "Le PDF ne contient aucune page.",
        UnredactableReason.LimitExceeded => "Le PDF dépasse les limites de traitement (taille, nombre d'objets ou complexité). Scindez-le ou réenregistrez-le.",
        UnredactableReason.PageOutOfRange => "Une marque ou un retrait vise une page que le document n'a pas.",
        UnredactableReason.MarkOffPage => "Une marque se trouve hors de la page.",
        UnredactableReason.InvalidBox => "Le rectangle d'une marque n'est pas valide (coordonnées manquantes, inversées ou surface nulle).",
        UnredactableReason.NoBox => "Une marque ne couvre aucun rectangle.",
        UnredactableReason.LabelMissing => "Une marque n'a pas d'étiquette : indiquez l'article invoqué.",
        UnredactableReason.LabelTooLong => "L'étiquette d'une marque ou l'avis d'une page retirée est trop long.",
        UnredactableReason.UncertainContent => "Une page marquée contient un élément que le caviardage ne peut pas traiter avec certitude. Retirez la page entière ou réenregistrez le document.",
        UnredactableReason.NotProvenClean => "La vérification n'a pas pu prouver que tout ce qui est sous les marques a disparu. Aucun fichier n'a été produit.",
    };
}
