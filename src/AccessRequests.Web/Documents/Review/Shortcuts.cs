namespace AccessRequests.Web.Documents.Review;

/// <summary>Every key of the viewer and of the desk. They act while the document has the focus, those with Ctrl wherever nobody types.</summary>
internal static class Shortcuts
{
    public const string Retain = "retain";
    public const string Propose = "propose";
    public const string Reserve = "reserve";
    public const string Dismiss = "dismiss";
    public const string Remove = "remove";
    public const string Edit = "edit";
    public const string Undo = "undo";
    public const string Redo = "redo";
    public const string PreviousDocument = "previous-document";
    public const string NextDocument = "next-document";
    public const string Preview = "preview";
    public const string LeavePage = "leave-page";
    public const string Finish = "finish";
    public const string Provisions = "provisions";
    public const string WithholdDocument = "withhold-document";
    public const string SetDocumentAside = "set-document-aside";
    public const string Pages = "pages";
    public const string SetPageAside = "set-page-aside";
    public const string DuplicatePage = "duplicate-page";

    /// <summary>Those of any document that is shown.</summary>
    public static IReadOnlyList<Shortcut> OfViewer { get; } =
    [
        new("Page préc. / Page suiv.", "Faire défiler le document"),
        new("+", "Agrandir", "in", "+ ="),
        new("−", "Réduire", "out", "-"),
        new("0", "Ajuster à la largeur", "fit", "0"),
        new("T", "Pivoter la vue", "rotate", "t"),
        new("V", "Afficher les vignettes", "strip", "v"),
        new("F", "Chercher dans le document", "search", "f"),
        new("C", "Poser le curseur de texte sur la page", "caret", "c"),
        new("Flèches", "Déplacer le curseur ; avec Maj, étendre la sélection ; avec Ctrl, par mot"),
        new("W", "Étendre au mot", "word", "w"),
        new("L", "Étendre à la ligne", "line", "l"),
        new("G", "Étendre au paragraphe", "paragraph", "g"),
        new("Échap", "Abandonner la sélection ; du panneau, revenir au document", "cancel", "escape"),
        new("?", "Afficher cette aide", "help", "?"),
    ];

    /// <summary>Those of the reviewer's desk, after the viewer's own.</summary>
    public static IReadOnlyList<Shortcut> OfDesk { get; } =
    [
        .. OfViewer,
        new("M", "Caviarder la sélection", "mark", "m"),
        new("R", "Tracer un rectangle : à la souris, ou Entrée pour le poser, flèches pour le déplacer, Maj et flèches pour l’agrandir, Entrée pour finir", "box", "r"),
        new("D", "Aller aux dispositions et au motif", Provisions, "d"),
        new("E", "Caviarder la page entière", "whole-page", "e"),
        new("K", "Retenir plusieurs pages : écrire lesquelles", Pages, "k"),
        new("J", "Page non pertinente, ou la remettre", SetPageAside, "j"),
        new("H", "Page en double : dire de laquelle", DuplicatePage, "h"),
        new("Maj+E", "Refuser le document en entier", WithholdDocument, "shift+e"),
        new("Maj+X", "Document non pertinent", SetDocumentAside, "shift+x"),
        new("N", "Marque suivante", "next-mark", "n"),
        new("P", "Marque précédente", "previous-mark", "p"),
        new("A", "Retenir la sélection en attente, ou la marque choisie", Retain, "a"),
        new("O", "Proposer la sélection en attente, ou la marque choisie", Propose, "o"),
        new("S", "Réserve du secteur sur la sélection en attente, ou la marque choisie", Reserve, "s"),
        new("X", "Écarter la marque choisie, avec un motif", Dismiss, "x"),
        new("I", "Modifier la marque choisie", Edit, "i"),
        new("Suppr", "Supprimer la marque choisie", Remove, "delete"),
        new("U ou Ctrl+Z", "Annuler", Undo, "u ctrl+z"),
        new("Y ou Ctrl+Y", "Rétablir", Redo, "y ctrl+y ctrl+shift+z"),
        new("Z", "Laisser la page pour plus tard, ou la reprendre", LeavePage, "z"),
        new("Q", "Révision terminée", Finish, "q"),
        new("B", "Aperçu caviardé, ou l’original", Preview, "b"),
        new("Maj+N", "Document suivant", NextDocument, "shift+n"),
        new("Maj+P", "Document précédent", PreviousDocument, "shift+p"),
    ];
}
