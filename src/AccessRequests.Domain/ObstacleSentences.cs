namespace AccessRequests.Domain;

internal static class ObstacleSentences
{
    public static string Of(Obstacle o) => o.Kind switch
    {
        ObstacleKind.RequestAwaitingApproval =>
            "Le projet de décision est chez le gestionnaire. Reprenez-le à la page de la décision, ou demandez qu’il soit retourné, avant de modifier le dossier.",
        ObstacleKind.RequestApproved =>
            "La décision est approuvée. Un gestionnaire doit retirer son approbation avant toute modification.",
        ObstacleKind.RequestNotAwaitingApproval =>
            "Aucun projet de décision n’attend d’approbation. Soumettez d’abord le projet.",
        ObstacleKind.RequestNotApproved =>
            "La décision n’est pas approuvée. Un gestionnaire doit l’approuver d’abord.",
        ObstacleKind.RequestNotSubmitted =>
            "Le projet n’est pas soumis. Soumettez-le d’abord : la trousse que le gestionnaire approuvera s’assemble alors.",
        ObstacleKind.PersonalInformationNeedsWriting =>
            "Une demande de renseignements personnels ou de rectification doit être écrite. Invitez la personne à la présenter par écrit.",
        ObstacleKind.RequestWithoutPoints =>
            "La demande n’a aucun point. Ajoutez au moins un point numéroté.",
        ObstacleKind.PointUnknown =>
            $"Le point {o.Subject} n’existe pas dans la demande. Choisissez un de ses points.",
        ObstacleKind.PointWithoutOutcome =>
            $"Le point {o.Subject} n’a pas d’issue. Décidez de son issue.",
        ObstacleKind.PointWithoutDocument =>
            $"Le point {o.Subject} est communiqué ou refusé, mais aucun document n’y est rattaché. Rattachez-y un document ou changez son issue.",
        ObstacleKind.PointOutcomeDisagrees =>
            $"L’issue du point {o.Subject} ne correspond pas à ses documents. Choisissez l’issue proposée ou revoyez les marques.",
        ObstacleKind.PointNotHeldWithoutSearch =>
            $"Le point {o.Subject} est dit sans document détenu, mais aucune unité n’a attesté de sa recherche. Consultez une unité et consignez sa réponse, sous l’onglet « Étapes » : c’est la preuve devant la Commission.",
        ObstacleKind.PointWithoutLocation =>
            $"Le point {o.Subject} vise un document public : indiquez où il se trouve (art. 13).",
        ObstacleKind.PointWithoutPlace =>
            $"Le point {o.Subject} se consulte sur place : indiquez où et quand (art. 10).",
        ObstacleKind.PointWithoutEarlierAnswer =>
            $"Le point {o.Subject} a déjà reçu une réponse : indiquez sa date et sa référence.",
        ObstacleKind.PointWithoutProvision =>
            $"Le point {o.Subject} refuse de confirmer une existence, mais n’invoque aucune disposition qui le permette. Choisissez-en une (art. 47, al. 1, 5°).",
        ObstacleKind.PointReferredTwice =>
            $"Le point {o.Subject} est déjà renvoyé à un autre organisme. Retirez d’abord ce renvoi.",
        ObstacleKind.PointReferredWithoutBody =>
            $"Le point {o.Subject} est renvoyé, mais aucun organisme n’est indiqué. Consignez le renvoi (art. 48).",
        ObstacleKind.ReferralOfUnreferredPoint =>
            $"Un renvoi vise le point {o.Subject}, dont l’issue est autre. Retirez le renvoi ou changez l’issue.",
        ObstacleKind.ReferralWithoutPersonInCharge =>
            $"Le renvoi à l’organisme « {o.Subject} » ne nomme pas son responsable de l’accès (art. 48). Complétez le répertoire, puis refaites le renvoi.",
        ObstacleKind.ReferralOfNothing =>
            "Le renvoi ne vise aucun point. Choisissez au moins un point.",
        ObstacleKind.ReferralToRetiredBody =>
            $"L’organisme « {o.Subject} » est retiré du répertoire. Choisissez-en un autre.",
        ObstacleKind.ExtensionAlreadyGiven =>
            $"Le délai a déjà été prolongé. L’article {o.Article ?? "47"} ne permet qu’une prolongation.",
        ObstacleKind.ExtensionOutOfBounds =>
            $"Une prolongation est de 1 à {Requests.Extension.MaxDays} jours (art. {o.Article ?? "47"}). Corrigez le nombre de jours.",
        ObstacleKind.ExtensionTooLate =>
            $"L’avis de prolongation devait partir au plus tard le {French(o.Day)} (art. {o.Article ?? "47"}). Le délai ne peut plus être prolongé : répondez sans tarder.",
        ObstacleKind.ExtensionBeforeReception =>
            $"L’avis de prolongation ne peut précéder la réception, le {French(o.Day)}. Corrigez sa date.",
        ObstacleKind.DocumentHasPassages =>
            $"Le document « {o.Subject} » porte {FrenchCount.Of(o.Count, "marque", "marques")}. Supprimez d’abord ses marques, ou déclarez-le non pertinent.",
        ObstacleKind.DocumentDecided =>
            $"Le document « {o.Subject} » a fait l’objet d’une décision et reste au dossier tant que des recours sont possibles (art. {o.Article ?? "52.1"}). Déclarez-le non pertinent s’il n’en est plus.",
        ObstacleKind.DocumentsWereHeld =>
            "Les documents de cet envoi attendaient le délai d’un tiers (art. 49) quand le dossier a été rouvert : seule la lettre se télécharge. Envoyez-les avec la décision corrigée.",
        ObstacleKind.DocumentGone =>
            "Ce document n’est plus dans la demande : un collègue l’a retiré. L’historique dit qui et quand.",
        ObstacleKind.DocumentImportedTwice =>
            $"Ce fichier est déjà dans la demande, sous le titre « {o.Subject} ». Rattachez ce document aux points voulus.",
        ObstacleKind.DocumentNotReviewed =>
            $"La révision de « {o.Subject} » n’est pas terminée. Parcourez-le, puis cliquez « Révision terminée ».",
        ObstacleKind.DocumentWithoutPoint =>
            "Le document n’est rattaché à aucun point. Rattachez-le à au moins un point.",
        ObstacleKind.DocumentOfUnansweredPoints =>
            $"Le document « {o.Subject} » n’est rattaché qu’à des points qui n’appellent aucun document (renvoyés, publics, sans document détenu…). Rattachez-le à un autre point, ou déclarez-le non pertinent.",
        ObstacleKind.DocumentOfPointNotHeld =>
            $"Le document « {o.Subject} » est rattaché au point {o.Point}, que la lettre dit sans document détenu. Détachez-le de ce point ou changez son issue.",
        ObstacleKind.DocumentOfPendingPoint =>
            $"Le document « {o.Subject} » est rattaché au point {o.Point}, dont la décision est à venir, et à un point que cette lettre décide. Détachez-le de l’un des deux : il part avec cette lettre ou attend l’autre.",
        ObstacleKind.DocumentSettled =>
            $"Ce document a fait l’objet de la lettre du {French(o.Day)}, qui a décidé du point {o.Subject} et qui demeure. Pour le corriger, choisissez « Décider à nouveau » au point {o.Subject}, à la page de la décision.",
        ObstacleKind.PointSettled =>
            $"La lettre du {French(o.Day)} a décidé du point {o.Subject}, et cette décision demeure. Pour la remplacer, choisissez « Décider à nouveau ».",
        ObstacleKind.NothingLeftToDecide =>
            "Les lettres qui sont parties ont décidé de tous les points : il ne reste rien à décider. Choisissez « Décider à nouveau » au point que cette lettre corrige.",
        ObstacleKind.DecisionBeforeEarlierLetter =>
            $"La lettre rappelle celle du {French(o.Day)} et ne peut la précéder. Corrigez sa date.",
        ObstacleKind.DocumentDatedAfterDecision =>
            $"Le document « {o.Subject} » est daté du {FrenchDate.Of(o.Day!.Value)}, après la lettre. Corrigez l’une des deux dates.",
        ObstacleKind.DocumentOfUnconfirmedPoint =>
            $"Le document « {o.Subject} » est rattaché à un point dont l’existence n’est ni confirmée ni niée. Détachez-le : rien dans la lettre ne doit laisser deviner qu’il existe.",
        ObstacleKind.PassageWithoutProvision =>
            "La marque ne cite aucune disposition. Choisissez au moins un article.",
        ObstacleKind.PassageOutsidePage =>
            $"La marque ne tombe pas sur la page {o.Count}. Refaites la sélection.",
        ObstacleKind.PassageGone =>
            "Cette marque n’existe plus. Rechargez la page.",
        ObstacleKind.PassageChangedMeanwhile =>
            $"Un collègue vient de modifier cette marque de la page {o.Count}. Relisez-la, puis refaites votre modification.",
        ObstacleKind.TooManyPassages =>
            $"La limite est de {o.Count} marques ou rectangles. Marquez des pages entières ou refusez le document.",
        ObstacleKind.PassagesProposed =>
            $"{FrenchCount.Of(o.Count, "marque attend", "marques attendent")} une décision dans « {o.Subject} ». Retenez ou écartez chacune.",
        ObstacleKind.ProvisionUnknown =>
            $"L’article {o.Subject} n’est pas au catalogue des dispositions. Choisissez-en un autre ou faites-le ajouter.",
        ObstacleKind.ProvisionIsAGround =>
            $"L’article {o.Subject} est un motif de refus : il ne fait pas qu’un document n’est pas détenu ou qu’il est public. Changez l’issue ou l’article.",
        ObstacleKind.PassageLeftVisible =>
            $"Cette marque de la page {o.Count} dit que le passage reste visible. Supprimez-la, puis marquez le passage avec un motif de refus.",
        ObstacleKind.PagesLeft =>
            $"{FrenchCount.Of(o.Count, "page laissée", "pages laissées")} pour plus tard : {o.Subject}. Reprenez chacune.",
        ObstacleKind.PagesUnread =>
            $"{FrenchCount.Of(o.Count, "page n’a été ouverte", "pages n’ont été ouvertes")} par personne : {o.Subject}. Ouvrez-les, ou tenez-les pour lues.",
        ObstacleKind.PageAside =>
            $"La page {o.Count} n’est pas transmise : elle est classée non pertinente ou en double. Remettez-la d’abord.",
        ObstacleKind.PageHasMarks =>
            $"Des marques à retenir ou à décider tiennent encore à la page {o.Subject}. Écartez-les ou supprimez-les d’abord : une page classée non pertinente ou en double n’en porte pas.",
        ObstacleKind.PageHasCopies =>
            $"D’autres pages sont classées en double de celle-ci ({o.Subject}). Remettez-les d’abord, sans quoi nulle page ne dirait ce qu’elles contiennent.",
        ObstacleKind.NoPageLeft =>
            $"Aucune page de « {o.Subject} » ne resterait. Classez plutôt le document entier non pertinent.",
        ObstacleKind.TwinNotThere =>
            $"La page {o.Count} nommée comme l’autre exemplaire n’existe pas, est cette page même, ou n’est pas transmise elle non plus. Nommez-en une autre.",
        ObstacleKind.PagesHeldWithoutReason =>
            "Dites pourquoi personne n’a besoin d’ouvrir ces pages : qui approuve la décision le lira.",
        ObstacleKind.DismissalWithoutReason when o.Subject is { } mandatory =>
            $"L’article {mandatory} interdit de communiquer ce que couvre la marque de la page {o.Count}. Pour l’écarter, dites ce qui le permet : un consentement, une exception (art. 57, 41.1), ou pourquoi l’article ne s’applique pas.",
        ObstacleKind.DismissalWithoutReason =>
            $"La marque de la page {o.Count} s’écarte avec un motif : dites en quelques mots pourquoi le passage peut être lu.",
        ObstacleKind.ProvisionIsNoException =>
            $"L’article {o.Subject} ne fait pas qu’un renseignement reste public. Choisissez une exception (art. 57, 41.1).",
        ObstacleKind.ProvisionOfOwnInformation =>
            $"L’article {o.Subject} ne vise que l’accès d’une personne aux renseignements qui la concernent (art. 83). Cette demande vise des documents : choisissez un autre motif.",
        ObstacleKind.ProvisionOfOthersInformation =>
            $"L’article {o.Subject} ne prive pas une personne des renseignements qui la concernent (art. 83). Pour ceux qui concernent quelqu’un d’autre, invoquez l’article 88.",
        ObstacleKind.ProvisionIsNoGround =>
            $"L’article {o.Subject} n’est pas un motif de refus. Choisissez-en un.",
        ObstacleKind.SeveranceCitedAlone when o.Subject != Provisions.ProvisionCatalogue.Severance =>
            $"L’article {o.Subject} définit ce qu’est un renseignement personnel ; il ne protège rien à lui seul. Ajoutez l’article qui protège le passage (53 pour un renseignement personnel).",
        ObstacleKind.SeveranceCitedAlone =>
            $"L’article {o.Subject} dit comment appliquer une restriction ; il ne peut être invoqué seul. Ajoutez l’article qui protège le passage.",
        ObstacleKind.CompanionMissing =>
            $"Les articles 53 et 54 s’invoquent ensemble ; il manque l’article {o.Subject}. Ajoutez-le.",
        ObstacleKind.ProvisionConfirmsExistence =>
            $"L’article {o.Subject} ne permet pas de refuser de confirmer l’existence d’un renseignement. Choisissez un article qui le permet.",
        ObstacleKind.ProvisionUndated =>
            $"L’article {o.Subject} ne vaut que {o.Count} ans, et rien ne dit depuis quand. Avant de retenir, donnez la date demandée avec l’article, ou celle du document.",
        ObstacleKind.ProvisionSpent when o.From is { } from =>
            $"L’article {o.Subject} ne protège plus ce document depuis le {French(o.Day)} ({FrenchDate.Of(from)} + {o.Count} ans = {French(o.Day)}). Retirez-le, corrigez la date si elle est fausse, ou invoquez un autre motif.",
        ObstacleKind.ProvisionSpent =>
            $"L’article {o.Subject} ne protège plus ce document depuis le {French(o.Day)}. Retirez-le ou invoquez un autre motif.",
        ObstacleKind.RecommendationDecided =>
            $"L’article {o.Subject} ne protège plus cette analyse : la recommandation a fait l’objet d’une décision le {French(o.Day)}. Retirez-le ou invoquez un autre motif.",
        ObstacleKind.ProvisionWithoutText =>
            $"Le texte de l’article {o.Subject} manque au catalogue. Un administrateur doit le coller et le vérifier avant l’approbation.",
        ObstacleKind.ProvisionNotVerified =>
            $"Le texte de l’article {o.Subject} n’est pas vérifié. Un administrateur doit le comparer à sa source avant l’approbation.",
        ObstacleKind.LetterheadMissing =>
            "L’en-tête des lettres n’est pas rempli. Un administrateur doit indiquer l’organisme et son unité.",
        ObstacleKind.SignatoryMissing =>
            "La lettre n’a pas de signataire. Choisissez le responsable qui signe.",
        ObstacleKind.SignatoryNotInOffice =>
            $"{o.Subject} n’est pas en fonction le {French(o.Day)}, date de la lettre. Choisissez une autre personne, ou faites corriger ses dates à la page Organisme.",
        ObstacleKind.SignatoryRetired =>
            $"{o.Subject} ne signe plus les lettres de l’organisme. Choisissez une autre personne, ou faites rétablir celle-ci à la page Organisme.",
        ObstacleKind.TextEnteredByTheSamePerson =>
            "Vous avez saisi ce texte : une autre personne, administrateur ou gestionnaire, doit le comparer à sa source.",
        ObstacleKind.SubjectMissing =>
            "La lettre ne dit pas ce que vise la demande. Décrivez-le en quelques mots.",
        ObstacleKind.DecisionDateMissing =>
            "La lettre n’est pas datée. Indiquez la date de la décision.",
        ObstacleKind.DecisionBeforeReception =>
            $"La décision ne peut précéder la réception de la demande, le {French(o.Day)}. Corrigez sa date.",
        ObstacleKind.DecisionInTheFuture =>
            $"La décision ne peut être datée d’après aujourd’hui, le {French(o.Day)}. Corrigez sa date.",
        ObstacleKind.DraftedByTheSamePerson =>
            "Vous avez préparé ce projet : une autre personne doit l’approuver.",
        ObstacleKind.ReturnWithoutComment =>
            "Dites en quelques mots ce qui est à revoir avant de retourner le projet.",
        ObstacleKind.DecisionChangedSinceApproval =>
            "Le dossier a changé depuis l’approbation. Un gestionnaire doit retirer son approbation et approuver de nouveau.",
        ObstacleKind.DecisionChangedSincePackage =>
            "Le dossier a changé depuis l’assemblage de la trousse. Assemblez-la de nouveau, puis relisez ce qui partira.",
        ObstacleKind.DecisionChangedWhileRead =>
            "Le dossier a changé depuis que vous l’avez ouvert. Relisez-le avant d’approuver.",
        ObstacleKind.PointInUse =>
            $"Le point {o.Subject} a une issue, un renvoi ou des documents : il ne peut être supprimé ni changer de numéro. Détachez-les d’abord.",
        ObstacleKind.DocumentUnredactable =>
            $"Le document « {o.Subject} » ne peut être caviardé avec certitude. Refusez-le en entier ou importez-en une autre version.",
        ObstacleKind.PackageUnderway =>
            "La trousse est déjà en cours d’assemblage. Attendez-en la fin ou annulez-la.",
        ObstacleKind.PackageNotBuilt =>
            "Aucune trousse vérifiée n’est prête : on approuve ce qui partira, octet pour octet. Assemblez-la d’abord.",
        ObstacleKind.PackageNotApproved =>
            "Cette trousse n’est pas celle qui est approuvée : elle ne peut être téléchargée.",
        ObstacleKind.PackageFrozen =>
            "La trousse approuvée est figée : c’est elle qui part. Un gestionnaire doit retirer son approbation avant qu’une autre soit assemblée.",
        ObstacleKind.PackageTampered =>
            "Un fichier de la trousse n’est plus celui qui a été approuvé : rien ne part. Avisez l’administrateur, puis retirez l’approbation et assemblez de nouveau.",
        ObstacleKind.PasswordMissing =>
            "Donnez votre mot de passe : c’est votre signature.",
        ObstacleKind.PasswordRefused =>
            "Ce mot de passe n’est pas le vôtre : rien n’est fait. Après plusieurs essais, il faut attendre un quart d’heure.",
        ObstacleKind.PasswordLockedOut =>
            "Trop d’essais : rien n’est fait, et votre mot de passe n’est plus accepté ici. Attendez un quart d’heure.",
        ObstacleKind.CodeRefused =>
            "Donnez aussi un code de votre second facteur actuel, ou un code de secours qui n’a pas encore servi : rien n’est fait. Un code sert une fois ; attendez le suivant s’il vient de servir.",
        ObstacleKind.CodeLockedOut =>
            "Trop de codes refusés : rien n’est fait. Attendez un quart d’heure.",
        ObstacleKind.IdentityNotConfirmed =>
            "Votre identité n’est pas confirmée depuis peu, et rien n’est fait. Confirmez-la auprès de votre organisme, puis recommencez.",
        ObstacleKind.LinkBeforeSending =>
            "Un lien mène à la décision qui a été envoyée : consignez d’abord l’envoi de la lettre.",
        ObstacleKind.LinkRevoked =>
            "Ce lien a été fermé. Ouvrez-en un autre si le demandeur doit encore prendre ses documents.",
        ObstacleKind.LinkLocked =>
            "Ce lien s’est fermé après cinq codes faux. Vérifiez à qui l’adresse et le code ont été remis avant d’en ouvrir un autre.",
        ObstacleKind.LinkExpired =>
            "Ce lien a pris fin à sa date. Ouvrez-en un autre si le demandeur doit encore prendre ses documents.",
        ObstacleKind.LinkUsedUp =>
            "Tous les téléchargements permis par ce lien ont été faits. Ouvrez-en un autre s’il en faut encore.",
        ObstacleKind.NothingHidden =>
            "Aucun passage n’est masqué et aucun document n’est refusé : il n’y a pas de motif à dresser. Retenez des marques d’abord.",
        ObstacleKind.GroundsWouldConfirmExistence =>
            "Un point n’est ni confirmé ni nié (art. 47, al. 1, 5°) : un tableau remis au demandeur révélerait des documents. La lettre seule donne les motifs.",
        ObstacleKind.LetterIsTheDecision =>
            "La décision se prépare à sa propre page, à partir des issues. Ouvrez « Décision ».",
        ObstacleKind.LetterForCorrectionsOnly =>
            "Cette lettre répond à une demande de rectification. Corrigez d’abord la nature de la demande.",
        ObstacleKind.LetterExists =>
            "Le dossier a déjà cette lettre. Ouvrez-la dans la liste.",
        ObstacleKind.LetterApproved =>
            "La lettre est approuvée. Un gestionnaire doit retirer son approbation avant toute modification.",
        ObstacleKind.LetterNotApproved =>
            "La lettre n’est pas approuvée. Un gestionnaire qui ne l’a pas rédigée doit l’approuver d’abord.",
        ObstacleKind.LetterChangedSinceApproval =>
            "La lettre n’est plus celle qu’un gestionnaire a approuvée : ce dont elle est faite a changé depuis. Faites retirer l’approbation, puis approuver de nouveau.",
        ObstacleKind.LetterNeedsNoApproval =>
            "Cette lettre ne décide de rien : elle part sans approbation.",
        ObstacleKind.LetterSent =>
            "La lettre est envoyée et ne change plus. Commencez-en une autre s’il faut la corriger.",
        ObstacleKind.LetterSentAsAnswer =>
            "La lettre est envoyée et ne change plus. S’il faut la corriger, rouvrez le dossier, puis commencez-en une autre.",
        ObstacleKind.LetterSentOnce =>
            "La lettre est envoyée et ne change plus, et un dossier n’en a qu’une de cette sorte. S’il faut la corriger, dites-le au destinataire dans une autre lettre.",
        ObstacleKind.LetterSentOutOfBounds =>
            $"L’envoi doit se situer entre la date de la lettre{(o.Day is { } dated ? $", le {FrenchDate.Of(dated)}," : "")} et aujourd’hui. Corrigez l’une des deux dates.",
        ObstacleKind.LetterIncomplete =>
            $"{(o.Subject ?? "La lettre est incomplète. Ouvrez-la pour voir ce qui manque").TrimEnd('.')}.",
        ObstacleKind.LetterContradictsExtension =>
            $"Une prolongation de {FrenchCount.Of(o.Count, "jour", "jours")} est déjà consignée, par un avis du {FrenchDate.Of(o.Day!.Value)}. Donnez à la lettre les mêmes jours et le même envoi.",
        ObstacleKind.LetterNotMailedOnItsDate =>
            $"Les quinze jours de l’article 49 courent de la mise à la poste{(o.Day is { } mailed ? $", que la lettre dit du {FrenchDate.Of(mailed)}" : "")}. Datez la lettre du jour de l’envoi.",
        ObstacleKind.LetterPricesChanged =>
            "Les prix de l’estimation ne sont pas ceux du tarif en vigueur à la réception de la demande (A-2.1, r. 3). Enregistrez-la de nouveau et relisez-en le montant.",
        ObstacleKind.CommissionAskedTooLate =>
            $"Le demandeur devait être avisé dans les vingt premiers jours, au plus tard le {FrenchDate.Of(o.Day!.Value)} (art. 47, al. 1, 8°) : la Commission ne peut plus être saisie (art. 137.1). Répondez à la demande.",
        ObstacleKind.CommissionNoticeLate =>
            $"Le demandeur devait être avisé de la demande à la Commission au plus tard le {French(o.Day)} (art. 47, al. 1, 8°). La lettre est en retard : envoyez-la sans tarder, l’historique le dira.",
        ObstacleKind.IdentityNotNeeded =>
            "L’identité se vérifie pour des renseignements personnels ou une rectification seulement (art. 94). Corrigez d’abord la nature de la demande.",
        ObstacleKind.IdentityCheckOutOfBounds =>
            $"La vérification doit se situer entre la réception de la demande, le {French(o.Day)}, et aujourd’hui. Corrigez sa date.",
        ObstacleKind.LetterBackdated =>
            $"La lettre est datée du {French(o.Day)}, avant aujourd’hui : les délais de recours courent de sa date. Datez-la du jour où elle part.",
        ObstacleKind.LetterDatedWithinElapsedTime =>
            $"Le délai a pris fin le {French(o.Day)}. Une lettre datée d’avant n’est pas à temps pour autant : c’est son envoi qui compte.",
        ObstacleKind.ThirdPartyNoticeLate =>
            $"Le tiers et le demandeur devaient être avisés au plus tard le {French(o.Day)} (art. 49). L’avis est en retard : envoyez-le sans tarder, l’historique le dira.",
        ObstacleKind.LetterheadPredatesAnother =>
            $"L’en-tête actuel vaut depuis le {French(o.Day)}. Un nouvel en-tête prend effet ce jour-là ou plus tard : corrigez sa date.",
        ObstacleKind.TextReplaced =>
            "Ce texte a été remplacé par sa correction. Vérifiez celle-ci.",
        ObstacleKind.RequestSent =>
            "La décision est envoyée. Pour la corriger, rouvrez d’abord le dossier.",
        ObstacleKind.RequestWithdrawn =>
            "Le demandeur s’est désisté. Rouvrez le dossier avant de le modifier.",
        ObstacleKind.RequestDisregarded =>
            "La Commission autorise l’organisme à ne pas tenir compte de cette demande (art. 137.1). Rouvrez le dossier avant de le modifier.",
        ObstacleKind.PublicLetterOfEarlierSending =>
            $"Le dossier a été rouvert après la lettre du {French(o.Day)} : sa copie sans destinataire ne se recompose plus. Prenez la lettre dans la trousse envoyée et retirez-en le destinataire avant de la diffuser.",
        ObstacleKind.LetterWithoutAddress =>
            $"La lettre part « {o.Subject} », et rien sous le nom du tiers ne permet de l’y joindre. Inscrivez son adresse au destinataire, ou choisissez un autre mode d’envoi.",
        ObstacleKind.NothingToPublish =>
            "La réponse est une lettre sans trousse : aucun document n’a été transmis, il n’y a rien à diffuser.",
        ObstacleKind.RequestNotSent =>
            "La décision n’est pas envoyée. Consignez d’abord son envoi.",
        ObstacleKind.ReopeningWithoutReason =>
            "Dites en quelques mots pourquoi le dossier change d’état.",
        ObstacleKind.ReceptionChangedWithoutReason =>
            $"La date de réception était le {French(o.Day)}. Dites pourquoi elle change : tous les délais en dépendent.",
        ObstacleKind.SendingOutOfBounds =>
            $"L’envoi doit se situer entre le {French(o.Day)}, où la lettre est datée et approuvée, et aujourd’hui. Corrigez la date de l’envoi.",
        ObstacleKind.ReceiptOutOfBounds =>
            $"La réception de la lettre doit se situer entre son envoi, le {French(o.Day)}, et aujourd’hui. Corrigez la date.",
        ObstacleKind.PersonalInformationNeverPublished =>
            "Une réponse qui porte sur des renseignements personnels ne se diffuse jamais. Gardez-la au dossier.",
        ObstacleKind.PublicationBeforeDocuments =>
            $"Des documents ne sont pas encore partis (pas avant le {French(o.Day)}). Consignez leur envoi, puis diffusez.",
        ObstacleKind.PublicationByTheSamePerson =>
            "Une personne qui n’a pas préparé la réponse relit la copie à diffuser et consigne la diffusion. Demandez-le à une collègue ou à un collègue.",
        ObstacleKind.PublicationOutOfBounds =>
            $"La diffusion doit se situer entre l’envoi, le {French(o.Day)}, et aujourd’hui. Corrigez la date.",
        ObstacleKind.AlreadyPublished =>
            $"La décision est diffusée depuis le {French(o.Day)}. Retirez d’abord cette diffusion.",
        ObstacleKind.NotPublished =>
            "Rien n’est diffusé pour ce dossier. Consignez d’abord une diffusion.",
        ObstacleKind.PackageMissing =>
            "Aucune trousse approuvée n’est là. Un gestionnaire doit retirer son approbation, puis approuver une trousse.",
        ObstacleKind.NoDocumentsHeld =>
            "Aucun document n’est retenu derrière une lettre envoyée. Consignez d’abord l’envoi de la décision.",
        ObstacleKind.ThirdPartyWithoutDocument =>
            "Le tiers n’est lié à aucun document. Choisissez au moins un document qui contient ce qu’il a fourni.",
        ObstacleKind.ThirdPartyNotNotified =>
            $"{o.Subject} n’est pas avisé (art. 49). Envoyez-lui l’avis, puis consignez-le, ou consignez son consentement.",
        ObstacleKind.ThirdPartyNotInformed =>
            $"On ne sait pas quand {o.Subject} a été informé : ses vingt jours courent de là (art. 49, al. 3). Consignez la date.",
        ObstacleKind.ThirdPartyMayStillObserve =>
            $"{o.Subject} peut présenter ses observations jusqu’au {French(o.Day)} (art. 49, al. 3). Attendez, ou consignez ses observations ou son consentement.",
        ObstacleKind.ThirdPartyUndecided =>
            $"Rien n’est décidé sur les documents de {o.Subject}. Envoyez-lui la décision, puis consignez sa mise à la poste (art. 49, al. 4).",
        ObstacleKind.ThirdPartyAlreadyDecided =>
            $"La décision est déjà notifiée à {o.Subject}. Consignez plutôt sa demande de révision.",
        ObstacleKind.ThirdPartySilenceIsConsent =>
            $"{o.Subject} n’a pas présenté d’observations : il est réputé avoir consenti (art. 49, al. 3). Donnez accès à ce qu’il a fourni ; seules des observations présentées dans ses vingt jours, consignées à leur date, y changeraient quelque chose.",
        ObstacleKind.ThirdPartyDecisionNotExecutory =>
            $"La décision de donner accès aux documents de {o.Subject} n’est pas encore exécutoire (art. 49, al. 4 ; après une révision, art. 144 et 147). Aucun document ne part avant le {French(o.Day)}.",
        ObstacleKind.ThirdPartyReviewNotAsked =>
            $"{o.Subject} n’a pas demandé de révision. Consignez d’abord sa demande.",
        ObstacleKind.ThirdPartyReviewPending =>
            $"{o.Subject} a demandé une révision. Rien de ses documents ne part avant qu’elle soit terminée.",
        ObstacleKind.ThirdPartyRefusalContradicted =>
            $"Il a été décidé de ne pas communiquer les documents de {o.Subject}. Refusez ces documents avant d’approuver ou d’envoyer.",
        ObstacleKind.ThirdPartyDayOutOfBounds =>
            $"La date pour {o.Subject} doit se situer entre le {French(o.Day)} et aujourd’hui. Corrigez-la.",
        ObstacleKind.TooManyThirdParties =>
            $"Un dossier a au plus {o.Count} tiers. Réunissez ceux qui peuvent l’être.",
        ObstacleKind.ConsultationDueInThePast =>
            $"La réponse de l’unité ne peut être attendue avant aujourd’hui, le {French(o.Day)}. Corrigez la date.",
        ObstacleKind.ConsultationLate =>
            $"L’unité « {o.Subject} » devait répondre au plus tard le {French(o.Day)}. Relancez-la.",
        ObstacleKind.ConsultationDueAfterAnswer =>
            $"Cette date dépasse le dernier jour pour répondre au demandeur, le {French(o.Day)}. Choisissez-en une plus proche, qui laisse le temps de lire ce que l’unité remettra.",
        ObstacleKind.ConsultationAnswered =>
            $"La réponse de l’unité « {o.Subject} » est déjà consignée. Consultez-la de nouveau s’il le faut.",
        ObstacleKind.ConsultationNamesApplicant =>
            "Ce qui est demandé à l’unité nomme le demandeur ou donne ses coordonnées, qu’elle n’a pas à connaître (art. 62). Retirez-les.",
        ObstacleKind.ConsultationWithoutSearch =>
            "L’attestation ne dit pas où ni comment l’unité a cherché. Décrivez la recherche : c’est la preuve si rien n’est détenu.",
        ObstacleKind.ReviewNoticeOutOfBounds =>
            $"La date doit se situer entre le {French(o.Day)} et aujourd’hui. Corrigez-la.",
        ObstacleKind.ReviewEnded =>
            $"La révision {o.Subject} est terminée. Consignez-en une autre s’il le faut.",
        ObstacleKind.ReviewStillOpen =>
            $"La révision {o.Subject} est en cours : la conservation ne peut être levée. Terminez-la d’abord.",
        ObstacleKind.IncidentAlreadyReported =>
            $"L’incident {o.Subject} est déjà inscrit pour cet envoi. Complétez-le au registre des incidents.",
        ObstacleKind.IncidentDayOutOfBounds =>
            $"Cette date ne se peut pas : l’incident ne précède pas le {FrenchDate.Of(o.Day!.Value)}, et rien ne se consigne d’avance. Corrigez-la.",
        ObstacleKind.IncidentPagesUnknown =>
            $"Le document « {o.Subject} » a {FrenchCount.Of(o.Count, "page", "pages")} : indiquez lesquelles sont en cause, par exemple « 2, 4 à 7 ».",
        ObstacleKind.IncidentWithoutPages =>
            "Indiquez au moins une page en cause : le registre dit ce qui a été révélé et où.",
        ObstacleKind.IncidentPageStillOnline =>
            $"Incident {o.Subject} : retirez du site la page diffusée, regardez qu’elle n’y est plus, puis consignez-le.",
        ObstacleKind.IncidentNotAssessed =>
            $"Incident {o.Subject} : évaluez le risque de préjudice sérieux.",
        ObstacleKind.IncidentCommissionNotNotified =>
            $"Incident {o.Subject} : le risque est sérieux, avisez la Commission avec diligence, puis consignez l’avis.",
        ObstacleKind.IncidentPersonsNotNotified =>
            $"Incident {o.Subject} : le risque est sérieux, avisez les personnes concernées, puis consignez l’avis ; s’il nuirait à une enquête, consignez-le dès qu’il n’y nuit plus.",
        ObstacleKind.IncidentWithoutMeasure =>
            $"Incident {o.Subject} : consignez les mesures prises pour diminuer le risque de préjudice et éviter que l’incident se répète.",
        ObstacleKind.IncidentTooManyMeasures =>
            $"L’incident {o.Subject} compte déjà {o.Count} mesures. Réunissez-les.",
        ObstacleKind.IncidentClosed =>
            $"L’incident {o.Subject} est fermé depuis le {FrenchDate.Of(o.Day!.Value)} : son inscription ne change plus.",
        ObstacleKind.IncidentStillOpen =>
            $"L’incident de confidentialité {o.Subject} est ouvert : la conservation ne peut être levée. Fermez-le d’abord.",
        ObstacleKind.SendingUnderIncident =>
            $"Ce qui a été envoyé fait l’objet de l’incident {o.Subject} et ne se diffuse plus. Rouvrez le dossier pour une décision corrigée.",
        ObstacleKind.FileOnHold =>
            $"Rien du dossier ne peut être détruit : {o.Subject} (art. {o.Article ?? "52.1"}). Levez d’abord la conservation, une fois les recours épuisés.",
        ObstacleKind.FileNotOnHold =>
            "Aucune conservation n’est imposée à ce dossier. Il n’y a rien à lever.",
        ObstacleKind.FileDestroyed =>
            $"Le contenu de ce dossier a été détruit le {French(o.Day)}, au terme de sa conservation. Rien ne s’y ajoute ; inscrivez une nouvelle demande s’il le faut.",
        ObstacleKind.FileNotEnded =>
            "Le dossier n’est pas terminé : il se conserve. Répondez d’abord à la demande.",
        ObstacleKind.FileAwaitsSending =>
            "Ce que la lettre annonçait n’est pas encore parti : le dossier se conserve. Achevez d’abord l’envoi.",
        ObstacleKind.RecourseStillOpen =>
            $"Rien du dossier ne peut être détruit : {o.Subject} n’a pas pris fin (art. 52.1 et 102.1).",
        ObstacleKind.RetentionRuleMissing =>
            "Le calendrier de conservation de l’organisme n’est pas inscrit : rien n’est détruit. Demandez à un administrateur d’y inscrire la règle.",
        ObstacleKind.RetentionNotOver =>
            $"Le dossier se conserve encore : il peut être détruit à compter du {French(o.Day)}.",
        ObstacleKind.DestructionNotProposed =>
            "La destruction de ce dossier n’est pas proposée, ou ne l’est plus. Actualisez la page.",
        ObstacleKind.DestructionUnderAnotherRule =>
            "La règle de conservation a changé depuis la proposition. Retirez la proposition, puis proposez de nouveau.",
        ObstacleKind.DestructionProposedByTheSamePerson =>
            "Vous avez proposé cette destruction : un autre gestionnaire doit la confirmer.",
        ObstacleKind.TooManySteps =>
            $"Un dossier porte au plus {o.Count} étapes. Réunissez les suivantes en une note.",
        ObstacleKind.StepForOralRequests =>
            "La demande est écrite : l’information de l’article 45 ne vaut que pour une demande verbale.",
        ObstacleKind.StepAlreadyRecorded =>
            "Cette étape est déjà consignée. Voyez la liste.",
        ObstacleKind.StepWithoutNote =>
            $"Dites sur quel motif la Commission est saisie, ou sous quel numéro de dossier elle répond : la date seule de l’étape « {o.Subject} » ne prouve rien.",
        ObstacleKind.StepNeedsAnother =>
            $"Consignez d’abord : {o.Subject}.",
        ObstacleKind.FileNotRestricted =>
            "L’accès à ce dossier n’est pas restreint. Restreignez-le d’abord.",
        ObstacleKind.RestrictionWithoutItsManager =>
            "Vous devez rester parmi les personnes nommées : sans gestionnaire, plus personne ne pourrait lever la restriction.",
        ObstacleKind.ReadersUnitUnknown =>
            "Personne qui lit des demandes ne travaille dans cette unité. Choisissez-en une autre, ou aucune.",
        ObstacleKind.DelegationByManagersOnly =>
            "Seul un gestionnaire délègue l’approbation. Inscrivez l’absence sans délégation, ou demandez-le à un gestionnaire.",
        ObstacleKind.DelegationOfManagersOnly =>
            "La personne absente n’approuve pas elle-même : elle n’a rien à déléguer. Inscrivez l’absence sans délégation.",
        ObstacleKind.DelegateNotOfficer =>
            "L’approbation se délègue à un agent d’accès. Choisissez-en un, ou inscrivez l’absence sans délégation.",
        ObstacleKind.NamedReaderUnknown =>
            "Une personne choisie ne peut pas lire de dossier : son compte est fermé ou n’a plus ce rôle. Choisissez de nouveau.",
        ObstacleKind.AssigneeUnknown =>
            "Ce compte ne peut recevoir de dossier : il est fermé, attend d’être confirmé ou n’est pas celui d’un agent. Choisissez une autre personne.",
        ObstacleKind.TooManyFilesAtOnce =>
            $"Au plus {o.Count} dossiers s’attribuent à la fois. Attribuez-les en plusieurs fois.",
        ObstacleKind.AssigneeNotNamed =>
            $"L’accès au dossier {o.Subject} est restreint et cette personne n’y est pas nommée. Demandez à un gestionnaire de la nommer ou de lui attribuer le dossier.",
        ObstacleKind.StepOutOfBounds =>
            $"L’étape doit se situer entre la réception, le {French(o.Day)}, et aujourd’hui. Corrigez la date.",
    };


    private static string French(DateOnly? day) => day is { } date ? FrenchDate.Of(date) : "jour inconnu";
}
