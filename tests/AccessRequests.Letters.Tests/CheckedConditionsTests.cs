using AccessRequests.Letters.Cases;

namespace AccessRequests.Letters.Tests;

/// <summary>A letter that lacks what the law requires cannot be approved, and says what and where.</summary>
public sealed class CheckedConditionsTests
{
    [Theory]
    [InlineData("extension", "extension.days", "11", "extension.days : Une prolongation est de 1 à 10 jours (art. 47).")]
    [InlineData("extension", "decidedOn", "\"2026-03-24\"", "decidedOn : L’avis de prolongation devait partir au plus tard le 23 mars 2026 (art. 47).")]
    [InlineData("acknowledgement", "acknowledgement.answerBy", "\"2026-03-24\"", "acknowledgement.answerBy : La date de réponse annoncée dépasse la fin du délai, le 23 mars 2026 (art. 47, al. 1).")]
    [InlineData("precisions", "precisions.questions", "[]", "precisions.questions : La lettre ne dit pas ce qui est imprécis (art. 42).")]
    [InlineData("precisions", "precisions.usefulBy", "\"2026-03-24\"", "precisions.usefulBy : Une précision est utile entre la date de la lettre et la fin du délai, le 23 mars 2026")]
    [InlineData("fees", "fees.lines", "[]", "fees.lines : Le montant approximatif n’est pas établi (art. 11).")]
    [InlineData("fees", "fees.exemption", "500", "fees.lines : La franchise couvre tous les frais")]
    [InlineData("fees", "fees.deposit", "200", "fees.deposit : Le dépôt dépasse la moitié du montant approximatif des frais")]
    [InlineData("third-party-notice", "thirdParty.documents", "[]", "thirdParty.documents : L’avis ne dit pas quels documents seraient communiqués (art. 25 et 49).")]
    [InlineData("third-party-notice", "addressee", "[]", "addressee : L’avis n’est adressé à aucun tiers (art. 49).")]
    [InlineData("third-party-decision-refusal", "thirdParty.observationsOn", "null", "thirdParty.observationsOn : Sans observations, le tiers est réputé avoir consenti (art. 49, al. 3).")]
    [InlineData("third-party-decision-refusal", "thirdParty.provisions", "[]", "thirdParty.provisions : Le refus n’invoque aucune disposition (art. 50).")]
    [InlineData("third-party-decision-release", "thirdParty.mailedOn", "\"2026-04-20\"", "thirdParty.mailedOn : L’avis ne peut être mis à la poste avant la date de la lettre (art. 49).")]
    [InlineData("third-party-consultation", "consultation.notifiedOn", "null", "consultation.notifiedOn : La lettre ne dit pas quand le tiers a été avisé (art. 49).")]
    [InlineData("third-party-consultation", "consultation.points", "[9]", "consultation.points : le point « 9 » n’existe pas dans « points ».")]
    [InlineData("personal-information", "identityVerifiedOn", "null", "identityVerifiedOn : L’identité du demandeur n’est pas vérifiée (art. 94).")]
    [InlineData("correction-refused", "correction.refused", "[{\"information\": \"Le nom\"}]", "correction.refused : Le refus de rectifier « Le nom » n’est pas motivé (art. 50 et 91).")]
    [InlineData("correction-accepted", "kind", "\"PersonalInformation\"", "kind : Une lettre de rectification répond à une demande de rectification (art. 89).")]
    [InlineData("correction-accepted", "correction.accepted", "[]", "correction : La lettre ne dit pas ce qui est rectifié ni ce qui est refusé (art. 89).")]
    [InlineData("commission", "commission.ground", "null", "commission.ground : La lettre ne dit pas pourquoi la Commission est saisie (art. 137.1).")]
    [InlineData("commission", "decidedOn", "\"2026-03-25\"", "decidedOn : Le demandeur devait être avisé au plus tard le 23 mars 2026 (art. 47, al. 1, 8°).")]
    [InlineData("repeated", "repeated.reference", "null", "repeated : La lettre ne dit pas quelle réponse a déjà été donnée.")]
    [InlineData("repeated", "kind", "\"PersonalInformation\"", "repeated.published : Une réponse qui porte sur des renseignements personnels n’est jamais diffusée.")]
    [InlineData("withdrawal", "withdrawal.withdrawnOn", "\"2026-02-01\"", "withdrawal.withdrawnOn : Le désistement date d’avant la demande ou d’après la lettre.")]
    [InlineData("late", "decidedOn", "\"2026-03-30\"", "late : La décision n’est pas en retard : le délai prend fin le 1er avril 2026 (art. 47).")]
    [InlineData("not-confirmed", "points", "[{\"number\": 1, \"text\": \"x\", \"outcome\": \"NotConfirmed\"}]", "points[0].provisions : Le point 1 refuse de confirmer une existence, mais n’invoque aucune disposition qui le permette.")]
    [InlineData("not-confirmed", "points", "[{\"number\": 1, \"text\": \"x\", \"outcome\": \"NotConfirmed\", \"provisions\": [\"37\"]}]", "points[0].provisions : L’article 37 ne permet pas de refuser de confirmer l’existence")]
    [InlineData("not-confirmed", "documents", "[{\"title\": \"Note\", \"points\": [1], \"outcome\": \"Withheld\", \"provisions\": [\"28\"]}]", "documents[0].points : Le document « Note » est rattaché à un point dont l’existence n’est ni confirmée ni niée.")]
    [InlineData("not-confirmed", "listDocuments", "true", "listDocuments : Une lettre qui ne confirme ni n’infirme l’existence de documents n’en donne aucune liste (art. 47, al. 1, 5°).")]
    [InlineData("not-confirmed", "groundsTable", "true", "groundsTable : Une lettre qui ne confirme ni n’infirme l’existence de documents n’a pas de tableau des motifs (art. 47, al. 1, 5°).")]
    [InlineData("office-answers-in-parts", "annexes", "[]", "wording.review : Il manque l’avis du recours en révision et de son délai de trente jours (art. 51 et 135).")]
    [InlineData("office-answers-in-parts", "pointNoun", "{\"one\": \"le volet\"}", "pointNoun.many : il manque ce texte.")]
    [InlineData("office-grounds-as-list", "groundsAsList", "{\"23\": 5}", "groundsAsList.23 : un texte entre guillemets est attendu.")]
    [InlineData("partial", "addressee", "[\"Sîn 𒀀\"]", "addressee : Le paragraphe « addressee » contient « 𒀀 » (U+12000) : aucune police de la lettre n’a ce caractère. Transcrivez-le ou retirez-le.")]
    [InlineData("partial", "quotation", "\"𒀀 et 𒁀\"", "quotation : Le paragraphe « quotation » contient « 𒀀 » (U+12000) et « 𒁀 » (U+12040) : aucune police de la lettre n’a ces caractères.")]
    [InlineData("partial", "decidedOn", "\"2026-03-01\"", "decidedOn : La décision ne peut précéder la réception de la demande, le 2 mars 2026.")]
    [InlineData("partial", "letterhead.reviewUrl", "null", "letterhead.reviewUrl : La lettre ne dit pas où le recours est expliqué (art. 46 et 51).")]
    [InlineData("partial", "signatory", "null", "signatory : La lettre n’a pas de signataire.")]
    [InlineData("public", "points", "[{\"number\": 1, \"text\": \"x\", \"outcome\": \"AlreadyPublic\"}]", "points[0].note : Le point 1 vise un document public : indiquez où il se trouve (art. 13).")]
    [InlineData("referral", "referrals[0].body.personInCharge", "null", "referrals[0].body.personInCharge : Le renvoi à l’organisme « Ville de Lévis » ne nomme pas son responsable de l’accès (art. 48).")]
    [InlineData("not-held", "provisions", "[]", "provisions : Le texte de l’article 1 n’est pas vérifié.")]
    public void What_the_facts_lack_is_named_with_its_place(string example, string place, string value, string obstacle) =>
        Assert.Contains(With(example, place, value).Problems, problem => problem.StartsWith(obstacle, StringComparison.Ordinal));

    [Theory]
    [InlineData("partial", "review", "l’avis du recours en révision et de son délai de trente jours (art. 51 et 135)")]
    [InlineData("partial", "recital", "la date de réception de la demande (art. 46)")]
    [InlineData("several-outcomes", "referral.2", "le nom de l’organisme « Ville de Lévis » (art. 48)")]
    [InlineData("referral", "referral.information", "le délai de l’autre organisme, l’effet de son défaut et le recours (art. 48 et 46, al. 2)")]
    [InlineData("referral", "review", "l’avis du recours en révision et de son délai de trente jours (art. 51 et 135)")]
    [InlineData("english-referral", "referral.information", "le délai de l’autre organisme, l’effet de son défaut et le recours (art. 48 et 46, al. 2)")]
    [InlineData("public", "decision", "l’endroit où consulter ce que vise le point 1 (art. 13)")]
    [InlineData("not-confirmed", "decision", "que l’existence des renseignements n’est ni confirmée ni niée (art. 47, al. 1, 5°)")]
    [InlineData("acknowledgement", "acknowledgement.limit", "le délai de vingt jours et sa fin (art. 46 et 47)")]
    [InlineData("acknowledgement", "acknowledgement.default", "l’effet du défaut de répondre (art. 46 et 52)")]
    [InlineData("acknowledgement-oral", "acknowledgement.oral", "que seule une demande écrite ouvre le recours (art. 45)")]
    [InlineData("precisions", "precisions.open", "que la demande n’est pas refusée et que le délai court (art. 42)")]
    [InlineData("extension", "extension.days", "le nombre de jours de la prolongation (art. 47, al. 2)")]
    [InlineData("extension", "extension", "la raison de la prolongation (art. 47, al. 2)")]
    [InlineData("extension", "extension.recourse", "le recours sur le délai (art. 135, al. 2)")]
    [InlineData("fees", "fees.recourse", "le recours sur les frais (art. 135, al. 2)")]
    [InlineData("third-party-notice", "third-party.consent", "que le silence vaut consentement (art. 49, al. 3)")]
    [InlineData("third-party-notice", "third-party.observations", "les vingt jours pour présenter des observations écrites (art. 49, al. 1 et 3)")]
    [InlineData("third-party-consultation", "consultation.delays", "les délais de l’article 49 (art. 49, al. 1)")]
    [InlineData("third-party-decision-release", "third-party-decision.executory", "que la décision est exécutoire quinze jours après la mise à la poste, et la date de celle-ci (art. 49, al. 4)")]
    [InlineData("third-party-decision-release", "third-party-decision.review", "le recours du tiers et son délai de quinze jours (art. 135)")]
    [InlineData("correction-refused", "correction.record", "le droit de faire enregistrer la demande (art. 91)")]
    [InlineData("correction-accepted", "correction.copy", "la copie ou l’attestation remise sans frais (art. 92)")]
    [InlineData("commission", "commission", "que la Commission est saisie, et quand (art. 47, al. 1, 8°, et 137.1)")]
    [InlineData("repeated", "review", "l’avis du recours en révision et de son délai de trente jours (art. 51 et 135)")]
    [InlineData("withdrawal", "withdrawal", "la date du désistement (art. 46)")]
    [InlineData("late", "late", "que la réponse est en retard (art. 47)")]
    [InlineData("english-partial", "review", "l’avis du recours en révision et de son délai de trente jours (art. 51 et 135)")]
    [InlineData("english-extension", "extension.days", "la nouvelle date de réponse (art. 47, al. 2)")]
    [InlineData("english-acknowledgement", "acknowledgement.default", "l’effet du défaut de répondre (art. 46 et 52)")]
    public void A_required_paragraph_that_is_removed_is_missed(string example, string paragraph, string element)
    {
        var problems = With(example, "paragraphs", $"[{{\"remove\": \"{paragraph}\"}}]").Problems;

        Assert.Contains(problems, problem => problem.StartsWith($"paragraphs[0] : Il manque {element}. Rétablissez le paragraphe", StringComparison.Ordinal));
    }

    [Fact]
    public void Required_words_may_be_said_otherwise()
    {
        var reworded = With("partial", "paragraphs", """[{"replace": "review", "text": "Un recours est ouvert devant la Commission d'accès à l'information dans les 30 jours de la présente."}]""");

        Assert.Empty(reworded.Problems);
        Assert.StartsWith("Veuillez noter", reworded.Content.Blocks.Single(block => block.Id == "review").Replaced, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_applicant_was_told_of_another_body_in_writing_is_not_told_again()
    {
        var informed = With("referral", "referrals[0].informedOn", "\"2026-03-05\"");

        Assert.Empty(informed.Problems);
        Assert.DoesNotContain(informed.Content.Blocks, block => block.Id == "referral.information");
    }

    [Fact]
    public void A_reworded_decision_that_no_longer_cites_a_ground_is_refused() =>
        Assert.Contains(
            "paragraphs[0] : La lettre ne cite pas l’article 37, sur lequel elle repose (art. 50). Citez-le ou changez ce qui est consigné.",
            With("refusal", "paragraphs", """[{"replace": "decision", "text": "Le document est refusé selon l’article 14 de la Loi sur l’accès."}]""").Problems);

    [Fact]
    public void A_ground_that_a_paragraph_adds_must_be_annexed()
    {
        Assert.Contains(
            "annexed : La lettre invoque l’article 31, dont le texte n’est pas annexé (art. 51). Ajoutez-le aux dispositions annexées ou retirez-le.",
            With("refusal", "paragraphs", """[{"after": "decision", "text": "L’article 31 de la Loi sur l’accès s’applique aussi."}]""").Problems);
        Assert.Empty(With("refusal", "paragraphs", """[{"after": "decision", "text": "L’article 9 de la Charte s’applique aussi, selon l’article 51 de la Loi sur l’accès."}]""").Problems);
    }

    [Fact]
    public void What_follows_from_the_facts_is_locked() =>
        Assert.All(["date", "subject", "reference", "signature", "annex.37", "letterhead", "addressee"], paragraph =>
            Assert.Contains(With("refusal", "paragraphs", $$"""[{"replace": "{{paragraph}}", "text": "x"}]""").Problems, problem =>
                problem == $"paragraphs[0] : Le paragraphe « {paragraph} » suit ce qui est consigné et ne se modifie pas ici. Corrigez le dossier ou le modèle."));

    [Fact]
    public void An_edit_made_on_other_facts_must_be_read_again() =>
        Assert.Contains(
            "paragraphs[0] : Le texte proposé du paragraphe « decision » a changé depuis qu’il a été remplacé. Relisez-le et confirmez votre texte.",
            With("refusal", "paragraphs", """[{"replace": "decision", "was": "Nous vous donnons tout.", "text": "Les articles 14 et 37 de la Loi sur l’accès protègent le document."}]""").Problems);

    [Fact]
    public void An_edit_of_no_paragraph_is_answered_with_those_that_are() =>
        Assert.Contains(With("withdrawal", "paragraphs", """[{"remove": "decision"}]""").Problems, problem =>
            problem.StartsWith("paragraphs[0] : Le paragraphe « decision » n’est pas dans la lettre. Paragraphes : letterhead, delivery, date, addressee, reference, subject, salutation, withdrawal", StringComparison.Ordinal));

    [Fact]
    public void What_is_decided_on_a_point_is_reworded_and_not_removed() =>
        Assert.Contains(
            "paragraphs[0] : Le paragraphe « decision.3a » dit ce qui est décidé (art. 47 et 50), et aucun autre ne nomme ce qu’il décide. Reformulez-le plutôt que de le retirer.",
            With("several-outcomes", "paragraphs", """[{"remove": "decision.3a"}]""").Problems);

    [Fact]
    public void A_moved_paragraph_stands_where_it_was_put()
    {
        var content = With("acknowledgement", "paragraphs", """[{"move": "acknowledgement.default", "before": "acknowledgement.limit"}]""").Content;

        Assert.Empty(content.Obstacles);
        Assert.Equal(
            ["acknowledgement.default", "acknowledgement.limit"],
            content.Blocks.Select(block => block.Id).Where(id => id is "acknowledgement.default" or "acknowledgement.limit"));
    }

    [Fact]
    public void The_applicant_is_named_to_nobody_but_himself()
    {
        var problems = With("third-party-notice", "paragraphs", """[{"after": "third-party", "text": "La demande est de Camille Tremblay."}]""").Problems;

        Assert.Contains("paragraphs[0] : Le paragraphe « added.1 » nomme une personne que la lettre ne doit pas nommer. Retirez son nom.", problems);
    }

    [Theory]
    [InlineData("{\"review\": \"Voyez {adrese}.\"}", "wording.review : La phrase « Avis de recours » ne connaît pas le champ {adrese}.")]
    [InlineData("{\"extension.days\": \"Ce délai est prolongé {de jours}.\"}", "wording.extension.days : La phrase « Durée de la prolongation » doit garder le champ {nouvelle échéance}. Ajoutez-le.")]
    [InlineData("{\"closing\": \" \"}", "wording.closing : il manque ce texte.")]
    [InlineData("{\"closing\": \"Au {plaisir\"}", "wording.closing : La phrase « Salutation finale » ouvre une accolade qu’elle ne ferme pas.")]
    [InlineData("{\"adieu\": \"x\"}", "wording.adieu : ce nom n’est pas connu.")]
    public void Sentences_are_checked_when_they_are_saved(string wording, string problem) =>
        Assert.Contains(With("partial", "wording", wording).Problems, known => known.StartsWith(problem, StringComparison.Ordinal));

    [Fact]
    public void A_part_of_another_kind_of_letter_is_unknown() =>
        Assert.Contains("extension : ce nom n’est pas connu.", With("withdrawal", "extension", "{\"days\": 3}").Problems);

    private static LetterCase With(string example, string place, string value) => TestCases.With(example, (place, value));
}
