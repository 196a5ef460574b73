using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Detection;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Incidents;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Reviews;
using AccessRequests.Domain.Steps;

namespace AccessRequests.Domain;

/// <summary>The French of every enumeration, exhaustive: a new member stops the build until it is named.</summary>
public static class FrenchNames
{
    public static string InFrench(this RequestKind kind) => kind switch
    {
        RequestKind.AdministrativeDocuments => "Documents administratifs",
        RequestKind.PersonalInformation => "Renseignements personnels",
        RequestKind.Correction => "Rectification",
    };

    public static string InFrench(this RequestForm form) => form switch
    {
        RequestForm.Written => "Écrite",
        RequestForm.Oral => "Verbale",
    };

    public static string InFrench(this ReceptionChannel channel) => channel switch
    {
        ReceptionChannel.Email => "Courriel",
        ReceptionChannel.Post => "Poste",
        ReceptionChannel.Portal => "Portail",
        ReceptionChannel.Fax => "Télécopieur",
        ReceptionChannel.Counter => "Comptoir",
        ReceptionChannel.Telephone => "Téléphone",
    };

    public static string InFrench(this RequestStatus status) => status switch
    {
        RequestStatus.Open => "En traitement",
        RequestStatus.AwaitingApproval => "À approuver",
        RequestStatus.Approved => "À envoyer",
        RequestStatus.Sent => "Décision envoyée",
        RequestStatus.Withdrawn => "Désistement",
        RequestStatus.Disregarded => "Non prise en compte (art. 137.1)",
    };

    public static string InFrench(this ApplicantCategory category) => category switch
    {
        ApplicantCategory.Individual => "Citoyenne ou citoyen",
        ApplicantCategory.Media => "Média",
        ApplicantCategory.Business => "Entreprise",
        ApplicantCategory.Elected => "Élue ou élu",
        ApplicantCategory.PublicBody => "Organisme public",
        ApplicantCategory.Association => "Association ou syndicat",
        ApplicantCategory.Lawyer => "Avocate ou avocat",
        ApplicantCategory.Researcher => "Recherche",
        ApplicantCategory.Other => "Autre",
    };

    public static string InFrench(this DocumentKind kind) => kind switch
    {
        DocumentKind.DecisionNote => "Note de décision",
        DocumentKind.InformationNote => "Note d’information",
        DocumentKind.Analysis => "Analyse",
        DocumentKind.Report => "Rapport",
        DocumentKind.Guide => "Guide",
        DocumentKind.Correspondence => "Correspondance",
        DocumentKind.Minutes => "Procès-verbal",
        DocumentKind.Contract => "Contrat",
        DocumentKind.Other => "Autre",
    };

    public static string InFrench(this ReleaseOutcome outcome) => outcome switch
    {
        ReleaseOutcome.Released => "Communiqué",
        ReleaseOutcome.PartlyReleased => "Communiqué en partie",
        ReleaseOutcome.Withheld => "Refusé",
        ReleaseOutcome.NotRelevant => "Non pertinent",
    };

    public static string InFrench(this SensitiveKind kind) => kind switch
    {
        SensitiveKind.EmailAddress => "Courriel",
        SensitiveKind.Telephone => "Téléphone",
        SensitiveKind.SocialInsuranceNumber => "Numéro d’assurance sociale",
        SensitiveKind.HealthInsuranceNumber => "Numéro d’assurance maladie",
        SensitiveKind.DateOfBirth => "Date de naissance",
        SensitiveKind.PostalCode => "Code postal",
        SensitiveKind.HomeAddress => "Adresse de domicile",
        SensitiveKind.StaffFunction => "Nom et fonction d’un employé",
        SensitiveKind.PaymentCard => "Carte de paiement",
        SensitiveKind.IpAddress => "Adresse IP",
        SensitiveKind.NetworkPath => "Chemin réseau",
        SensitiveKind.TokenUrl => "Adresse web avec jeton",
        SensitiveKind.InternalHost => "Serveur interne",
        SensitiveKind.LoneHeading => "Titre dont tout le contenu est caché",
        SensitiveKind.Term => "Mot ou nom",
        SensitiveKind.Expression => "Expression",
    };

    public static string InFrench(this PassageStatus status) => status switch
    {
        PassageStatus.Reserved => "Réserve du secteur",
        PassageStatus.Proposed => "Proposée",
        PassageStatus.Retained => "Retenue",
        PassageStatus.Dismissed => "Écartée",
    };

    public static string InFrench(this PageState state) => state switch
    {
        PageState.ToRead => "À lire",
        PageState.InProgress => "En cours",
        PageState.ToReadAgain => "À revoir",
        PageState.Released => "Communiquée",
        PageState.PartlyReleased => "En partie",
        PageState.Withheld => "Retenue",
        PageState.NotRelevant => "Non pertinente",
        PageState.Duplicate => "En double",
    };

    public static string InFrench(this PointOutcome outcome) => outcome switch
    {
        PointOutcome.Released => "Accès complet",
        PointOutcome.PartlyReleased => "Accès partiel",
        PointOutcome.Withheld => "Refus",
        PointOutcome.NotHeld => "Aucun document détenu",
        PointOutcome.AlreadyPublic => "Document public",
        PointOutcome.Referred => "Renvoi à un autre organisme",
        PointOutcome.NotConfirmed => "Existence ni confirmée ni niée",
        PointOutcome.ThirdPartyConsulted => "Tiers avisé, décision à venir",
        PointOutcome.ToFollow => "Réponse à venir",
        PointOutcome.Withdrawn => "Désistement du demandeur",
        PointOutcome.AlreadyAnswered => "Réponse déjà donnée",
        PointOutcome.OnSite => "Consultation sur place",
    };

    public static string InFrench(this Delivery delivery) => delivery switch
    {
        Delivery.Email => "Par courriel",
        Delivery.RegisteredPost => "Par courrier recommandé",
        Delivery.Courier => "Par messagerie",
        Delivery.Post => "Par la poste",
    };

    public static string InFrench(this CalendarClock clock) => clock switch
    {
        CalendarClock.Answer => "Réponse, renvoi et tiers",
        CalendarClock.Review => "Révision par la Commission",
    };

    public static string InFrench(this CalendarPolicy policy) => policy switch
    {
        CalendarPolicy.InterpretationAct => "Loi d’interprétation (P1)",
        CalendarPolicy.CommissionRules => "Règles de la Commission (P2)",
        CalendarPolicy.ClosedOffices => "Bureaux fermés (P3)",
    };

    public static string InFrench(this ProvisionKind kind) => kind switch
    {
        ProvisionKind.Ground => "Motif de refus",
        ProvisionKind.Operator => "Mode d’application",
        ProvisionKind.Definition => "Définition",
        ProvisionKind.Exception => "Exception",
        ProvisionKind.Procedure => "Procédure",
    };

    public static string InFrench(this PackageStatus status) => status switch
    {
        PackageStatus.Waiting => "En attente",
        PackageStatus.Building => "En cours d’assemblage",
        PackageStatus.Verified => "Vérifiée",
        PackageStatus.Failed => "Refusée",
        PackageStatus.Cancelled => "Annulée",
    };

    public static string InFrench(this ArtefactKind kind) => kind switch
    {
        ArtefactKind.Letter => "Lettre de décision et annexe",
        ArtefactKind.Grounds => "Tableau des motifs",
        ArtefactKind.Document => "Document",
        ArtefactKind.Merged => "Trousse en un seul PDF",
        ArtefactKind.Manifest => "Manifeste",
        ArtefactKind.Signature => "Signature du manifeste",
        ArtefactKind.Zip => "Archive ZIP",
    };

    public static string InFrench(this IncidentNature nature) => nature switch
    {
        IncidentNature.TooLittleHidden => "Passage ou page insuffisamment caviardés",
        IncidentNature.WrongAddressee => "Envoi au mauvais destinataire",
        IncidentNature.ApplicantPublished => "Identité du demandeur diffusée",
        IncidentNature.Other => "Autre atteinte à la protection",
    };

    public static string InFrench(this IncidentChannel channel) => channel switch
    {
        IncidentChannel.Sent => "Envoyé au demandeur",
        IncidentChannel.Published => "Diffusé au public",
        IncidentChannel.TakenByLink => "Téléchargé par un lien",
    };

    public static string InFrench(this ReviewStage stage) => stage switch
    {
        ReviewStage.Notified => "Avis reçu",
        ReviewStage.Mediation => "Médiation",
        ReviewStage.Hearing => "Audience",
        ReviewStage.Deliberation => "Délibéré",
        ReviewStage.Appeal => "Appel",
    };

    public static string InFrench(this StepKind kind) => kind switch
    {
        StepKind.OralApplicantTold => "Demandeur informé de la forme écrite (art. 45)",
        StepKind.Forwarded => "Demande transmise au responsable (art. 43)",
        StepKind.PrecisionsAsked => "Précisions demandées sans lettre (art. 42)",
        StepKind.PrecisionsReceived => "Précisions reçues (art. 42)",
        StepKind.FeesAccepted => "Frais acceptés (art. 11)",
        StepKind.FeesDeclined => "Frais refusés (art. 11)",
        StepKind.AccommodationAsked => "Accommodement demandé (art. 10)",
        StepKind.AccommodationGiven => "Accommodement donné (art. 10)",
        StepKind.CommissionApplied => "Commission saisie (art. 137.1)",
        StepKind.CommissionAnswered => "La Commission refuse : la demande suit son cours (art. 137.1)",
        StepKind.CommissionAuthorised => "La Commission autorise à ne pas tenir compte de la demande (art. 137.1)",
    };

    public static string InFrench(this HistoryAct act) => act switch
    {
        HistoryAct.RequestLogged => "Demande consignée",
        HistoryAct.RequestEdited => "Demande modifiée",
        HistoryAct.ApplicantEdited => "Coordonnées du demandeur modifiées",
        HistoryAct.DeadlineExtended => "Délai prolongé",
        HistoryAct.ExtensionLapsed => "Prolongation devenue sans effet",
        HistoryAct.ReceptionDateChanged => "Date de réception modifiée",
        HistoryAct.DocumentAdded => "Document importé",
        HistoryAct.DocumentEdited => "Document modifié",
        HistoryAct.DocumentRemoved => "Document retiré",
        HistoryAct.DocumentOutcomeChanged => "Issue d’un document modifiée",
        HistoryAct.PassageMarked => "Passage marqué",
        HistoryAct.PassageChanged => "Marque modifiée",
        HistoryAct.PassageRetained => "Marque retenue",
        HistoryAct.PassageDismissed => "Marque écartée",
        HistoryAct.PassageRemoved => "Marque supprimée",
        HistoryAct.PassageRestored => "Marque rétablie",
        HistoryAct.PageLeft => "Page laissée pour plus tard",
        HistoryAct.PageTakenUp => "Page reprise",
        HistoryAct.PagesSetAside => "Pages classées non pertinentes ou en double",
        HistoryAct.PagesTakenBack => "Pages remises parmi celles à communiquer",
        HistoryAct.PagesHeldAsRead => "Pages tenues pour lues sans être ouvertes",
        HistoryAct.ReviewFinished => "Révision terminée",
        HistoryAct.ReviewReopened => "Révision rouverte",
        HistoryAct.PointsReferred => "Points renvoyés",
        HistoryAct.ReferralRemoved => "Renvoi retiré",
        HistoryAct.OutcomeDecided => "Issue décidée",
        HistoryAct.LetterEdited => "Lettre modifiée",
        HistoryAct.SubmittedForApproval => "Projet soumis à l’approbation",
        HistoryAct.SubmissionRecalled => "Projet repris avant l’approbation",
        HistoryAct.Approved => "Décision approuvée",
        HistoryAct.ReturnedWithComments => "Projet retourné",
        HistoryAct.ApprovalWithdrawn => "Approbation retirée",
        HistoryAct.ApprovalCancelled => "Approbation annulée par un changement",
        HistoryAct.ApprovalPasswordRefused => "Identité non confirmée",
        HistoryAct.PackageStarted => "Assemblage de la trousse demandé",
        HistoryAct.PackageBuilt => "Trousse assemblée et vérifiée",
        HistoryAct.PackageFailed => "Assemblage de la trousse refusé",
        HistoryAct.PackageCancelled => "Assemblage de la trousse annulé",
        HistoryAct.PackageDownloaded => "Trousse téléchargée",
        HistoryAct.DownloadLinkOffered => "Lien de téléchargement ouvert",
        HistoryAct.DownloadLinkRevoked => "Lien de téléchargement fermé",
        HistoryAct.DownloadLinkCodeRefused => "Code d’un lien de téléchargement refusé",
        HistoryAct.DownloadedByLink => "Fichier téléchargé par le lien",
        HistoryAct.GroundsTableMade => "Tableau des motifs produit",
        HistoryAct.OfficeLetterBegun => "Lettre commencée",
        HistoryAct.OfficeLetterEdited => "Lettre du dossier modifiée",
        HistoryAct.OfficeLetterApproved => "Lettre approuvée",
        HistoryAct.OfficeLetterReturned => "Approbation d’une lettre retirée",
        HistoryAct.OfficeLetterSent => "Lettre envoyée",
        HistoryAct.OfficeLetterRemoved => "Projet de lettre supprimé",
        HistoryAct.DecisionSent => "Décision envoyée",
        HistoryAct.DecisionPublished => "Décision diffusée",
        HistoryAct.PublicationWithdrawn => "Diffusion retirée",
        HistoryAct.DocumentsSent => "Documents envoyés après la lettre",
        HistoryAct.DecisionReceived => "Décision reçue par le demandeur",
        HistoryAct.DecisionReopened => "Dossier rouvert",
        HistoryAct.PointDecidedAnew => "Point à décider à nouveau",
        HistoryAct.RequestWithdrawn => "Désistement",
        HistoryAct.RequestDisregarded => "Demande non prise en compte (art. 137.1)",
        HistoryAct.ThirdPartyIdentified => "Tiers ajouté",
        HistoryAct.ThirdPartyNotified => "Tiers avisé",
        HistoryAct.ThirdPartyInformed => "Tiers informé",
        HistoryAct.ThirdPartyObserved => "Observations d’un tiers",
        HistoryAct.ThirdPartyConsented => "Consentement d’un tiers",
        HistoryAct.ThirdPartyDecided => "Décision notifiée à un tiers",
        HistoryAct.ThirdPartyReviewAsked => "Révision demandée par un tiers",
        HistoryAct.ThirdPartyReviewEnded => "Révision d’un tiers terminée",
        HistoryAct.UnitAsked => "Unité consultée",
        HistoryAct.UnitAnswered => "Réponse d’une unité",
        HistoryAct.IncidentReported => "Incident de confidentialité signalé",
        HistoryAct.IncidentAssessed => "Risque de préjudice sérieux évalué",
        HistoryAct.IncidentMeasureTaken => "Mesure consignée à l’incident",
        HistoryAct.IncidentPageTakenDown => "Page retirée du site",
        HistoryAct.IncidentNoticeGiven => "Avis d’incident donné",
        HistoryAct.IncidentClosed => "Incident fermé",
        HistoryAct.IncidentRegisterExported => "Registre des incidents exporté",
        HistoryAct.ReviewOpened => "Révision à la Commission",
        HistoryAct.ReviewMoved => "Étape de la révision",
        HistoryAct.ReviewClosed => "Révision terminée à la Commission",
        HistoryAct.Assigned => "Dossier attribué",
        HistoryAct.StepRecorded => "Étape consignée",
        HistoryAct.DestructionProposed => "Destruction proposée",
        HistoryAct.DestructionProposalWithdrawn => "Proposition de destruction retirée",
        HistoryAct.RetentionRuleEntered => "Règle de conservation inscrite",
        HistoryAct.RetentionRuleRevoked => "Règle de conservation révoquée",
        HistoryAct.PublicBodyAdded => "Organisme inscrit au répertoire",
        HistoryAct.PublicBodyChanged => "Organisme du répertoire modifié",
        HistoryAct.PublicBodyRetired => "Organisme retiré du répertoire",
        HistoryAct.PublicBodyRestored => "Organisme rétabli au répertoire",
        HistoryAct.SignatoryAppointed => "Signataire inscrit",
        HistoryAct.SignatoryChanged => "Signataire modifié",
        HistoryAct.SignatoryRetired => "Signataire retiré",
        HistoryAct.SignatoryRestored => "Signataire rétabli",
        HistoryAct.OrganisationChanged => "Organisme modifié : en-tête ou numéros",
        HistoryAct.ProvisionTextAdded => "Texte d’un article ajouté",
        HistoryAct.ProvisionTextCorrected => "Texte d’un article corrigé",
        HistoryAct.ProvisionTextVerified => "Texte d’un article vérifié",
        HistoryAct.SentenceReworded => "Phrase des gabarits modifiée",
        HistoryAct.CalendarPolicyEntered => "Politique de calcul des délais inscrite",
        HistoryAct.CalendarPolicyRevoked => "Politique de calcul des délais révoquée",
        HistoryAct.DecreedDayEntered => "Jour décrété inscrit",
        HistoryAct.DecreedDayRevoked => "Jour décrété révoqué",
        HistoryAct.FeePriceEntered => "Frais inscrits",
        HistoryAct.FeePriceRevoked => "Frais révoqués",
        HistoryAct.AbsencePlanned => "Absence et remplacement inscrits",
        HistoryAct.AbsenceCancelled => "Absence et remplacement annulés",
        HistoryAct.FileDestroyed => "Contenu du dossier détruit",
        HistoryAct.HoldSet => "Conservation imposée",
        HistoryAct.HoldLifted => "Conservation levée",
        HistoryAct.AccessRestricted => "Accès au dossier restreint",
        HistoryAct.RestrictionLifted => "Restriction d’accès levée",
        HistoryAct.OfficeLetterDownloaded => "Lettre téléchargée",
        HistoryAct.IdentityVerified => "Identité du demandeur vérifiée",
        HistoryAct.RequestRead => "Dossier consulté",
        HistoryAct.DocumentRead => "Document consulté",
        HistoryAct.PackageRead => "Trousse consultée",
        HistoryAct.OfficeLetterRead => "Lettre consultée",
        HistoryAct.IncidentRead => "Incident consulté",
        HistoryAct.IncidentRegisterRead => "Registre des incidents consulté",
        HistoryAct.ReadBeforeRelease => "Relecture avant l’envoi",
        HistoryAct.HistoryRead => "Historique consulté",
        HistoryAct.HistoryExported => "Historique exporté",
        HistoryAct.RequestsSearched => "Demandes montrées par une recherche",
        HistoryAct.RequestsExported => "Liste des demandes exportée",
        HistoryAct.AccessRefused => "Accès refusé",
        HistoryAct.SignedIn => "Session ouverte",
        HistoryAct.SignInRefused => "Session refusée",
        HistoryAct.SignedOut => "Session fermée",
        HistoryAct.SessionsEnded => "Sessions fermées partout",
        HistoryAct.PasswordChanged => "Mot de passe changé",
        HistoryAct.AccountOpened => "Compte ouvert",
        HistoryAct.AccountEdited => "Compte modifié",
        HistoryAct.AccountDisabled => "Compte désactivé",
        HistoryAct.AccountEnabled => "Compte réactivé",
        HistoryAct.AccountGivenPassword => "Mot de passe provisoire remis",
        HistoryAct.AccountAttachedToProvider => "Compte rattaché à la connexion de l’organisme",
        HistoryAct.SecondFactorSet => "Second facteur mis en place",
        HistoryAct.SecondFactorRemoved => "Second facteur retiré",
        HistoryAct.RecoveryCodeUsed => "Code de secours utilisé",
        HistoryAct.RecoveryCodesRenewed => "Codes de secours renouvelés",
        HistoryAct.AccountConfirmed => "Compte confirmé",
        HistoryAct.AgendaAddressMade => "Adresse d’agenda créée ou renouvelée",
        HistoryAct.AgendaAddressEnded => "Adresse d’agenda retirée",
        HistoryAct.MailHeld => "Courriels retenus",
        HistoryAct.HeldMailSent => "Courriel retenu envoyé",
        HistoryAct.HeldMailDropped => "Courriel retenu écarté",
    };
}
