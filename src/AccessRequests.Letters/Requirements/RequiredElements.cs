using System.Globalization;
using System.Text.RegularExpressions;
using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters.Composition;
using AccessRequests.Letters.Editing;
using AccessRequests.Letters.Facts;
using AccessRequests.Letters.Wording;

namespace AccessRequests.Letters.Requirements;

/// <summary>
/// The conditions that each letter must meet, checked on its final words: what composition says meets them, and an edit that
/// loses one is told which.
/// </summary>
internal static partial class RequiredElements
{
    private const string ThirtyDays = "trente (30) jours|trente jours|30 jours|thirty (30) days|thirty days|30 days";
    private const string TwentyDays = "vingt (20) jours|vingt jours|20 jours|twenty (20) days|twenty days|20 days";
    private const string FifteenDays = "quinze (15) jours|quinze jours|15 jours|fifteen (15) days|fifteen days|15 days";
    private const string Commission = "Commission d’accès à l’information";
    private const string Deemed = "réputé|deemed";
    private const string Review = "révis|recours|review|recourse";

    public static IEnumerable<LetterObstacle> Missing(LetterRecord record, IReadOnlyList<LetterBlock> blocks, LetterPlaces places)
    {
        var said = Words(blocks.Where(IsSaid));
        var ofThisDecision = new Lazy<string>(() => Words(blocks.Where(block => IsSaid(block) && block.Part != LetterPart.Referral)));
        var annexed = new Lazy<string>(() => Words(blocks.Where(block => block.Part == LetterPart.AnnexText)));

        foreach (var element in Of(record).Where(element =>
            !element.IsIn(element.IsOfThisDecision ? ofThisDecision.Value : said) && !(element.MayBeAnnexed && element.IsIn(annexed.Value))))
        {
            yield return new LetterObstacle(places.OfMissing(element.Paragraph), $"Il manque {element.Name} ({element.Article}). Rétablissez le paragraphe « {element.Paragraph} » ou dites-le autrement.") { IsOfWords = true };
        }

        if (said.Contains(LetterWriter.MissingReviewAddress, StringComparison.Ordinal))
        {
            yield return new LetterObstacle("letterhead.reviewUrl", "La lettre ne dit pas où le recours est expliqué (art. 46 et 51). Indiquez l’adresse de la Commission.");
        }

        foreach (var obstacle in Citations(record, blocks, said, places).Concat(Names(record, blocks, places)).Concat(RewordedOutcomes.Of(record, blocks, places)).Concat(ReviewTerms.Of(record, blocks, places)).Concat(Counts(record, blocks, places)))
        {
            yield return obstacle;
        }
    }

    /// <summary>Every condition of a letter of this kind on these facts.</summary>
    internal static IEnumerable<RequiredElement> Of(LetterRecord record)
    {
        var grammar = Grammar.Of(record.Language);
        string Day(DateOnly? day) => day is { } date ? grammar.Date(date) : "";
        var received = new RequiredElement("la date de réception de la demande", "art. 46", "recital", $"{Day(record.File.ReceivedOn)}|{grammar.DayAndMonth(record.File.ReceivedOn)}");
        var review = new RequiredElement("l’avis du recours en révision et de son délai de trente jours", "art. 51 et 135", "review", $"{Commission}|la CAI |la CAI,|la CAI.|(CAI)", ThirtyDays, Review) { MayBeAnnexed = true, IsOfThisDecision = true, IsAffirmed = true };

        return record.Facts switch
        {
            DecisionFacts facts =>
                [
                    received,
                    .. (record.File.Recalled ?? []).Select((earlier, i) =>
                        new RequiredElement($"le rappel de la décision du {FrenchDate.Of(earlier.DecidedOn)}, qui demeure", "art. 47", EarlierDecisions.IdOf(EarlierDecisions.RecalledId, i), Day(earlier.DecidedOn))),
                    .. EarlierDecisions.ReplacedBy(record.File).Select((earlier, i) =>
                        new RequiredElement($"que la décision remplace celle du {FrenchDate.Of(earlier.DecidedOn)}", "art. 47", EarlierDecisions.IdOf(EarlierDecisions.ReplacedId, i), Day(earlier.DecidedOn), "rempla|replac")),
                    .. record.File.Form == RequestForm.Written ? [review] : new[] { new RequiredElement("l’avis que seule une demande écrite ouvre le recours", "art. 45", "review", Commission, "écrite|written") },
                    .. record.File.Referrals.Where(referral => referral.Points.Count > 0).SelectMany(referral => Referral(referral, record.File)),
                    .. ReferralParagraphs.ToInform(record.File).Count > 0
                        ? [new RequiredElement("le délai de l’autre organisme, l’effet de son défaut et le recours", "art. 48 et 46, al. 2", "referral.information", TwentyDays, Deemed) { IsAffirmed = true }]
                        : Array.Empty<RequiredElement>(),
                    .. record.File.Points.Where(point => point is { Outcome: PointOutcome.AlreadyPublic, Note.Length: > 0 })
                        .SelectMany(point => PlainText.Lines(point.Note).Select(place =>
                            new RequiredElement($"l’endroit où consulter ce que vise le point {point.Name}", "art. 13", DecisionOf(record, other => other == point), PlainText.Searchable(string.Concat(Contents.Spans(place, text => text).Select(span => span.Text)))))),
                    .. record.File.Points.Any(point => point.Outcome == PointOutcome.NotConfirmed)
                        ? [new RequiredElement("que l’existence des renseignements n’est ni confirmée ni niée", "art. 47, al. 1, 5°", DecisionOf(record, point => point.Outcome == PointOutcome.NotConfirmed), "ni confirmer ni|ne pouvons confirmer|ne pouvons pas confirmer|ne peut confirmer|ne peut être confirmée|ne peuvent être confirmée|refusons de confirmer|refuse de confirmer|de confirmer ou d’infirmer|de confirmer ou de nier|neither confirm nor|cannot confirm|refuse to confirm|confirm or deny")]
                        : Array.Empty<RequiredElement>(),
                    .. record.File.Points.Where(point => point is { Outcome: PointOutcome.AlreadyAnswered or PointOutcome.OnSite, Note.Length: > 0 })
                        .Select(point => new RequiredElement(
                            point.Outcome == PointOutcome.OnSite ? $"où consulter sur place ce que vise le point {point.Name}" : $"la réponse déjà donnée au point {point.Name}",
                            point.Outcome != PointOutcome.OnSite ? "art. 47" : record.File.Kind == RequestKind.AdministrativeDocuments ? "art. 10" : "art. 84",
                            DecisionOf(record, other => other == point),
                            PlainText.Searchable(string.Concat(Contents.Spans(PlainText.WithoutEnd(point.Note!.Trim()), grammar.Typeset).Select(span => span.Text))))),
                    .. record.File.Points.Any(point => point.Outcome == PointOutcome.ThirdPartyConsulted)
                        ? [new RequiredElement("qu’un tiers est avisé, et les délais qui s’appliquent", "art. 49", DecisionOf(record, point => point.Outcome == PointOutcome.ThirdPartyConsulted), "tiers|third party|avisé", $"{TwentyDays}|article 49|articles 25 et 49|section 49|sections 25 and 49")]
                        : Array.Empty<RequiredElement>(),
                    .. record.File.Points.Any(point => point.Outcome == PointOutcome.ToFollow)
                        ? [new RequiredElement("jusqu’à quand la réponse à venir sera donnée", "art. 47", DecisionOf(record, point => point.Outcome == PointOutcome.ToFollow), Day(facts.Due(record)))]
                        : Array.Empty<RequiredElement>(),
                    .. facts.Apologises ? [new RequiredElement("que la réponse est en retard", $"art. {facts.ArticleOfLastDay(record)}", "late", $"{Day(facts.LastDay(record))}|retard|délai|excus|late|delay|apolog")] : Array.Empty<RequiredElement>(),
                ],
            AcknowledgementFacts facts =>
                [
                    received,
                    new RequiredElement("le délai de vingt jours et sa fin", $"art. 46 et {record.AnswerArticle}", "acknowledgement.limit", TwentyDays, Day(facts.AnswerBy ?? record.Answer.Due)),
                    .. facts.ThirdParties ? [new RequiredElement("les délais qui s’appliquent lorsqu’un tiers est avisé", "art. 46 et 49", "acknowledgement.third-party", FifteenDays)] : Array.Empty<RequiredElement>(),
                    .. record.File.Form == RequestForm.Oral
                        ? [new RequiredElement("que seule une demande écrite ouvre le recours", "art. 45", "acknowledgement.oral", Commission, "écrit|writ")]
                        : new[]
                        {
                            new RequiredElement("l’effet du défaut de répondre", "art. 46 et 52", NoticeLetters.DefaultKey(record.File), Deemed) { IsAffirmed = true },
                            new RequiredElement("le recours en révision et son délai de trente jours", "art. 46 et 135", NoticeLetters.DefaultKey(record.File), Commission, ThirtyDays) { IsAffirmed = true },
                        },
                ],
            PrecisionFacts facts =>
                [
                    new RequiredElement("l’offre d’assistance", "art. 42", "precisions.help", "assistance|aide"),
                    new RequiredElement("que la demande n’est pas refusée et que le délai court", "art. 42", "precisions.open", "n’est pas refusée|not denied|not refused", Day(record.Answer.Due)),
                    new RequiredElement("jusqu’à quand une précision est utile", "art. 42", "precisions.open", Day(facts.UsefulBy)),
                ],
            ExtensionFacts facts =>
                [
                    new RequiredElement("le nombre de jours de la prolongation", $"art. {record.AnswerArticle}, al. 2", "extension.days", $"{grammar.Days(facts.Days)}|{facts.Days.ToString(CultureInfo.InvariantCulture)} jours|{facts.Days.ToString(CultureInfo.InvariantCulture)} days"),
                    new RequiredElement("la nouvelle date de réponse", $"art. {record.AnswerArticle}, al. 2", "extension.days", Day(record.Extended(facts.Days).Due)),
                    new RequiredElement("la raison de la prolongation", $"art. {record.AnswerArticle}, al. 2", "extension", "déroulement normal|normal course"),
                    new RequiredElement("le recours sur le délai", "art. 135, al. 2", "extension.recourse", Commission, ThirtyDays) { IsAffirmed = true },
                ],
            FeeFacts facts =>
                [
                    new RequiredElement("le montant approximatif des frais", "art. 11", "fees", PlainText.Of(grammar.Amount(facts.Total))),
                    new RequiredElement("le recours sur les frais", "art. 135, al. 2", "fees.recourse", Commission, ThirtyDays) { IsAffirmed = true },
                ],
            ThirdPartyNoticeFacts facts =>
                [
                    new RequiredElement("l’intention de donner accès", "art. 25", "third-party.intention", "intention|intend"),
                    .. facts.Documents.Select(document => new RequiredElement($"le document « {document} »", "art. 25", "third-party.documents", PlainText.Searchable(document))),
                    new RequiredElement("les vingt jours pour présenter des observations écrites", "art. 49, al. 1 et 3", "third-party.observations", TwentyDays, "observations"),
                    new RequiredElement("que le silence vaut consentement", "art. 49, al. 3", "third-party.consent", Deemed) { IsAffirmed = true },
                ],
            ThirdPartyConsultationFacts facts =>
                [
                    new RequiredElement("qu’un tiers a été avisé, et quand", "art. 49, al. 1", "consultation", Day(facts.NotifiedOn)),
                    new RequiredElement("les délais de l’article 49", "art. 49, al. 1", "consultation.delays", TwentyDays, FifteenDays),
                    .. facts.ByPublicNotice ? [new RequiredElement("que l’avis au tiers est public", "art. 47, al. 1, 7°", "consultation.public-notice", "avis public|public notice")] : Array.Empty<RequiredElement>(),
                ],
            ThirdPartyDecisionFacts facts =>
                [
                    .. facts.Releases
                        ? [new RequiredElement("que la décision est exécutoire quinze jours après la mise à la poste, et la date de celle-ci", "art. 49, al. 4", "third-party-decision.executory", FifteenDays, "exécutoire|executory", Day(facts.Mailed(record))) { IsAffirmed = true }]
                        : Array.Empty<RequiredElement>(),
                    new RequiredElement("le recours du tiers et son délai de quinze jours", "art. 135", "third-party-decision.review", Commission, FifteenDays) { IsAffirmed = true },
                ],
            CorrectionFacts facts =>
                [
                    received,
                    review with { Name = "l’avis du recours et de son délai de trente jours" },
                    .. facts.Refused.Count > 0 ? [new RequiredElement("le droit de faire enregistrer la demande", "art. 91", "correction.record", "enregistrée|recorded") { IsAffirmed = true }] : Array.Empty<RequiredElement>(),
                    .. facts.Accepted.Count > 0 ? [new RequiredElement("la copie ou l’attestation remise sans frais", "art. 92", facts.IsDeletion ? "correction.attestation" : "correction.copy", "sans frais|free of charge") { IsAffirmed = true }] : Array.Empty<RequiredElement>(),
                ],
            CommissionApplicationFacts facts =>
                [
                    received,
                    new RequiredElement("que la Commission est saisie, et quand", "art. 47, al. 1, 8°, et 137.1", "commission", Commission, "137.1", Day(facts.AppliedOn)),
                ],
            RepeatedFacts facts =>
                [
                    received,
                    new RequiredElement("la réponse déjà donnée", "art. 47", "repeated", facts.Reference ?? "", Day(facts.AnsweredOn)),
                    review,
                ],
            WithdrawalFacts facts => [new RequiredElement("la date du désistement", "art. 46", "withdrawal", Day(facts.WithdrawnOn))],
            _ => [],
        };
    }

    /// <summary>The paragraph that decides a point.</summary>
    private static string DecisionOf(LetterRecord record, Func<DecidedPoint, bool> isIt)
    {
        var groups = PointGroup.Of(record);
        return groups.FirstOrDefault(group => group.Points.Any(isIt))?.IdIn(PointGroup.IsSingle(groups, record.File)) ?? "decision";
    }

    private static IEnumerable<RequiredElement> Referral(DecidedReferral referral, DecisionRecord file)
    {
        yield return new RequiredElement($"le nom de l’organisme « {referral.Body.Name} »", "art. 48", ReferralParagraphs.IdOf(referral, file), PlainText.Searchable(referral.Body.Name));

        if (!string.IsNullOrWhiteSpace(referral.Body.PersonInCharge))
        {
            yield return new RequiredElement($"le nom du responsable de l’accès de l’organisme « {referral.Body.Name} »", "art. 48", ReferralParagraphs.IdOf(referral, file), PlainText.Searchable(referral.Body.PersonInCharge));
        }
    }

    /// <summary>What the letter rests on is cited and annexed, and a ground that it cites is annexed.</summary>
    private static IEnumerable<LetterObstacle> Citations(LetterRecord record, IReadOnlyList<LetterBlock> blocks, string said, LetterPlaces places)
    {
        var cited = Cited(said).ToHashSet();
        var annexed = LegalAnnex.ArticlesOf(record);
        var printed = blocks.OfType<LetterArticle>().Select(article => article.Id["annex.".Length..]).ToHashSet();

        foreach (var number in LegalAnnex.RelyingOn(record).Except(record.Form.FurtherProvisions).Where(number => !cited.Contains(Printed(number))))
        {
            var reworded = blocks.FirstOrDefault(block => block.Replaced is { } composed && Cited(PlainText.Searchable(composed)).Contains(Printed(number)));
            var where = reworded is null ? places.OfMissing("decision") : places.Of(reworded);

            // Art. 50 wants the provision that a refusal rests on; how 14 applies, or that nothing is held, may be told without its number.
            yield return record.File.Find(number) is { Kind: ProvisionKind.Operator } || LegalAnnex.IsProcedure(record.File, number)
                ? new LetterObstacle(where, $"La lettre ne cite pas l’article {Printed(number)}, qui est annexé. Vérifiez que c’est voulu.") { IsWarning = true }
                : new LetterObstacle(where, $"La lettre ne cite pas l’article {Printed(number)}, sur lequel elle repose (art. 50). Citez-le ou changez ce qui est consigné.") { IsOfWords = true };
        }

        foreach (var number in annexed.Where(number => !printed.Contains(number)))
        {
            yield return new LetterObstacle(places.OfMissing($"annex.{number}"), $"Le texte de l’article {Printed(number)} n’est pas annexé (art. 51). Rétablissez-le.") { IsOfWords = true };
        }

        if (record.Kind == LetterKind.Decision)
        {
            var others = annexed.Select(Printed).ToHashSet();

            foreach (var number in Cited(said, ofTheActOnly: true).Distinct().Where(number => !others.Contains(number) && record.File.Find(number) is { Act: null, Kind: ProvisionKind.Ground or ProvisionKind.Operator or ProvisionKind.Definition }))
            {
                yield return new LetterObstacle("annexed", $"La lettre invoque l’article {number}, dont le texte n’est pas annexé (art. 51). Ajoutez-le aux dispositions annexées ou retirez-le.");
            }
        }
    }

    /// <summary>The copy that is published differs by the addressee and by nothing else.</summary>
    private static IEnumerable<LetterObstacle> Names(LetterRecord record, IReadOnlyList<LetterBlock> blocks, LetterPlaces places) =>
        from name in record.Unnamed
        where name.Trim().Length > 0
        from block in blocks
        where block.Part is not LetterPart.Addressee and not LetterPart.Copies && PlainText.Of(block.ToText()).Contains(name.Trim(), StringComparison.OrdinalIgnoreCase)
        select new LetterObstacle(places.Of(block), $"Le paragraphe « {block.Id} » nomme une personne que la lettre ne doit pas nommer. Retirez son nom.") { IsOfWords = true };

    /// <summary>Where existence is neither confirmed nor denied, an officer's own words must not count what there is (art. 47, al. 1, 5°).</summary>
    private static IEnumerable<LetterObstacle> Counts(LetterRecord record, IReadOnlyList<LetterBlock> blocks, LetterPlaces places) =>
        from block in blocks
        where record.File.HidesExistence() && (block.IsAdded || block.Replaced is not null || block.Part == LetterPart.AnnexText) && Count().IsMatch(PlainText.Of(block.ToText()))
        select new LetterObstacle(places.Of(block), $"Le paragraphe « {block.Id} » compte des documents ou des pages, alors que la lettre ne confirme ni n’infirme leur existence (art. 47, al. 1, 5°). Retirez ce compte.") { IsOfWords = true };

    /// <summary>The numbers of the articles that a text cites.</summary>
    private static IEnumerable<string> Cited(string text, bool ofTheActOnly = false) =>
        Citation().Matches(text)
            .Where(match => !ofTheActOnly || !OfAnotherAct().IsMatch(text[(match.Index + match.Length)..Math.Min(text.Length, match.Index + match.Length + 60)]))
            .SelectMany(match => Numbers(match.Value));

    /// <summary>The numbers of a run that are articles: not those of a subsection or a paragraph of one.</summary>
    private static IEnumerable<string> Numbers(string run)
    {
        var isOfParagraphs = false;

        foreach (Match token in Token().Matches(run))
        {
            if (token.Groups["part"].Success)
            {
                isOfParagraphs = true;
            }
            else if (!token.Groups["paragraph"].Success && !(isOfParagraphs && token.Value.Length == 1))
            {
                isOfParagraphs = false;
                yield return token.Value;
            }
        }
    }

    private static string Words(IEnumerable<LetterBlock> blocks) => string.Join('\n', blocks.Select(block => PlainText.Searchable(block.ToText())));

    private static string Printed(string number) => number[(number.LastIndexOf(' ') + 1)..];

    private static bool IsSaid(LetterBlock block) => block.Part is not LetterPart.Letterhead and not LetterPart.Addressee and not LetterPart.Quotation
        and not LetterPart.Points and not LetterPart.AnnexArticle and not LetterPart.AnnexTitle and not LetterPart.AnnexText and not LetterPart.Signature;

    // «articles 14, 28, al. 1, par. 1°, 2° et 3°, 53 et 54»: a run goes on over the parts of an article.
    [GeneratedRegex(@"\b(?:articles?|sections?|arts?\.|ss?\.) \d+(?:\.\d+)*(?:(?:,? ?(?:et|and|à|to|ou|or) |,? |(?<=\d)(?=\())(?:\d+(?:\.\d+)*°?|\(\d+(?:\.\d+)*°?\)|(?:al|alinéas?|par|paragraphes?|subsections?|paragraphs?)\b\.?|(?:premier|deuxième|troisième|quatrième|1er|[2-9]e) (?=alinéa|paragraphe)))*", RegexOptions.IgnoreCase)]
    private static partial Regex Citation();

    [GeneratedRegex(@"(?<part>\b(?:al|par|subsection)\w*)|(?<paragraph>\(\d[^)]*\)|\d+(?:\.\d+)*°|\b(?:1er|[2-9]e)\b)|\d+(?:\.\d+)*", RegexOptions.IgnoreCase)]
    private static partial Regex Token();

    [GeneratedRegex(@"\b\d+ (?:pages?|documents?|courriels?|dossiers?|rapports?|files?|e-mails?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Count();

    [GeneratedRegex(@"^\s*(?:(?:de la|du|de l’|of the) )(?:Charte|Code|Règlement|Charter|Civil|Regulation|Loi (?!sur l’accès))")]
    private static partial Regex OfAnotherAct();
}
