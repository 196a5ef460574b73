using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Letters;

/// <summary>
/// The sentences of a decision letter. Words in braces are merge fields; each sentence has its own, and one that is not known is
/// refused when the letter is composed. The model is the decision N/Réf. 30198 of 5 January 2026.
/// </summary>
public sealed record LetterTemplate
{
    public static LetterTemplate French { get; } = new();

    public string Reference { get; init; } = "N/Réf. : {numéro}";

    public string Subject { get; init; } = "Objet : {objet} – décision";

    public string Salutation { get; init; } = "Bonjour,";

    public string Recital { get; init; } =
        "Par la présente, nous donnons suite à votre {demande} reçue le {réception} qui vise à obtenir {visé}.";

    /// <summary>The recital that the points follow.</summary>
    public Agreement RecitalOfPoints { get; init; } = new(
        "Par la présente, nous donnons suite à votre {demande} reçue le {réception} qui vise à obtenir, "
        + "pour le point indiqué ci-dessous, {visé} :",
        "Par la présente, nous donnons suite à votre {demande} reçue le {réception} qui vise à obtenir, "
        + "pour les points indiqués ci-dessous, {visé} :");

    /// <summary>How a decision begins when it is the only one.</summary>
    public string WholeRequest { get; init; } = "À cet égard, ";

    /// <summary>How a decision begins when the points are not all decided alike.</summary>
    public string SomePoints { get; init; } = "Concernant {points} de votre demande, ";

    public Agreement Released { get; init; } = new(
        "nous vous transmettons ci-joint à la présente le document visé et détenu par {organisme}.",
        "nous vous transmettons ci-joint à la présente les documents visés et détenus par {organisme}.");

    public Agreement PartlyReleased { get; init; } = new(
        "nous vous transmettons ci-joint à la présente une partie du document visé et détenu par {organisme}.",
        "nous vous transmettons ci-joint à la présente une partie des documents visés et détenus par {organisme}.");

    public Agreement Withheld { get; init; } = new(
        "nous ne pouvons vous communiquer le document visé et détenu par {organisme}.",
        "nous ne pouvons vous communiquer les documents visés et détenus par {organisme}.");

    public string Restrictions { get; init; } = "Notez que la {loi} prévoit certaines restrictions au droit d’accès.";

    /// <summary>The first grounds follow <see cref="Restrictions"/>; the others stand alone.</summary>
    public string FirstGrounds { get; init; } = "Ainsi, en vertu {articles} de la {loi} (en annexe), {motif}.";

    public string FurtherGrounds { get; init; } = "En vertu {articles} de la {loi} (en annexe), {motif}.";

    public Agreement PartsProtected { get; init; } = new(
        "certaines parties du document visé sont protégées",
        "certaines parties des documents visés sont protégées");

    public Agreement PartsFormedOf { get; init; } = new(
        "certaines parties du document visé sont protégées puisqu’elles sont formées en substance {natures}",
        "certaines parties des documents visés sont protégées puisqu’elles sont formées en substance {natures}");

    public Agreement DocumentsProtected { get; init; } = new("le document visé est protégé", "les documents visés sont protégés");

    public Agreement DocumentsFormedOf { get; init; } = new(
        "le document visé est protégé puisqu’il est formé en substance {natures}",
        "les documents visés sont protégés puisqu’ils sont formés en substance {natures}");

    public string NotHeld { get; init; } =
        "nous vous informons que {organisme} ne détient aucun document correspondant. Conformément à l’article 1 de la {loi} "
        + "(en annexe), le droit d’accès porte sur les documents détenus par un organisme public.";

    public string AlreadyPublic { get; init; } =
        "nous vous informons que les renseignements visés sont déjà publics. Conformément à l’article 13 de la {loi} (en annexe), "
        + "vous pouvez les consulter à l’endroit suivant : {endroit}";

    public string AlreadyPublicAtSeveralPlaces { get; init; } =
        "nous vous informons que les renseignements visés sont déjà publics. Conformément à l’article 13 de la {loi} (en annexe), "
        + "vous pouvez les consulter aux endroits suivants :";

    public string ReferredDocuments { get; init; } = "nous vous informons qu’il s’agit de documents {de l’organisme}{précision}.";

    public string Referred { get; init; } =
        "Comme ces documents relèvent de la compétence {de ce dernier}, conformément à l’article 48 de la {loi} (en annexe), "
        + "nous vous invitons à formuler votre demande auprès de {responsable}, responsable de l’accès aux documents {du même organisme}";

    public string ContactPage { get; init; } = ", dont les coordonnées sont disponibles à l’adresse suivante : {adresse}.";

    public string ContactDetails { get; init; } = ", dont les coordonnées sont les suivantes : {coordonnées}.";

    public string ReviewNotice { get; init; } =
        "Veuillez noter que vous pouvez demander à la Commission d’accès à l’information du Québec de réviser cette décision, "
        + "et ce, dans les trente (30) jours suivant la date de la présente lettre. "
        + "Vous trouverez de plus amples informations à l’adresse suivante : {adresse}.";

    /// <summary>Art. 45: only the decision on a written request can be reviewed.</summary>
    public string OralNotice { get; init; } =
        "Veuillez noter que seule une décision rendue sur une demande écrite peut être révisée par la Commission d’accès à "
        + "l’information du Québec. Vous pouvez présenter votre demande par écrit. "
        + "Vous trouverez de plus amples informations à l’adresse suivante : {adresse}.";

    public string ContactByReply { get; init; } =
        "Pour toute question relative à la présente décision, n’hésitez pas à nous contacter en répondant directement à ce courriel.";

    public string ContactOtherwise { get; init; } =
        "Pour toute question relative à la présente décision, n’hésitez pas à nous contacter {moyens}.";

    public string Closing { get; init; } = "Veuillez recevoir nos salutations distinguées.";

    public string Enclosure { get; init; } = "p. j.";

    public string AnnexGrounds { get; init; } = "MOTIFS DE REFUS INVOQUÉS";

    /// <summary>When nothing is refused and the annex holds other articles only.</summary>
    public string AnnexProvisions { get; init; } = "DISPOSITIONS INVOQUÉES";

    public string Act { get; init; } =
        "Loi sur l’accès aux documents des organismes publics et sur la protection des renseignements personnels";

    public string ShortAct { get; init; } = "Loi sur l’accès";

    internal static string SubjectOf(RequestKind kind) => kind switch
    {
        RequestKind.AdministrativeDocuments => "Demande d’accès aux documents",
        RequestKind.PersonalInformation => "Demande d’accès à des renseignements personnels",
        RequestKind.Correction => "Demande de rectification",
    };

    internal static string RequestOf(RequestKind kind) => kind switch
    {
        RequestKind.AdministrativeDocuments => "demande d’accès",
        RequestKind.PersonalInformation => "demande d’accès à des renseignements personnels",
        RequestKind.Correction => "demande de rectification",
    };

    internal static string MentionOf(Delivery delivery) => delivery switch
    {
        Delivery.Email => "PAR COURRIEL",
        Delivery.RegisteredPost => "PAR COURRIER RECOMMANDÉ",
        Delivery.Courier => "PAR MESSAGERIE",
        Delivery.Post => "PAR LA POSTE",
    };
}
