using System.Collections.Immutable;
using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Letters;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.ThirdParties;

/// <summary>The third parties of a file, each with its clocks and with what may be recorded of it.</summary>
public sealed partial class ThirdPartiesPanel
{
    private const int MaxDocuments = 500;
    private const int MaxTitles = 20;

    private List<ThirdParty>? _parties;
    private ILookup<Guid?, LetterDraft> _letters = Array.Empty<LetterDraft>().ToLookup(letter => letter.ThirdPartyId);
    private IReadOnlyList<DocumentChoice> _documents = [];
    private IReadOnlyDictionary<Guid, string> _titles = new Dictionary<Guid, string>();
    private ImmutableDictionary<Guid, string> _titlesChosen = ImmutableDictionary<Guid, string>.Empty;
    private string _words = "";
    private int _documentCount;
    private IdentifyThirdPartyForm _identity = new();
    private ThirdPartyActForm _act = new();

    [Inject]
    public required ActOnThirdParty ActOnThirdParty { get; init; }

    [Inject]
    public required BeginLetter BeginLetter { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private ThirdParty? Chosen => _parties?.FirstOrDefault(party => party.Id == _act.PartyId);

    private Obstacle? ObstacleToAct => Chosen is { } party && Day(_act.On) is { } on
        ? _act.Act switch
        {
            ThirdPartyAct.Notified => party.ObstacleToNotice(Request, on, Today),
            ThirdPartyAct.Informed => party.ObstacleToInforming(Request, on, Today),
            ThirdPartyAct.Observed => party.ObstacleToObserving(Request, on, Today),
            ThirdPartyAct.Consented => party.ObstacleToConsent(Request, on, Today),
            ThirdPartyAct.DecidedToRelease => party.ObstacleToDecision(Request, true, on, Calendar, Today),
            ThirdPartyAct.DecidedToRefuse => party.ObstacleToDecision(Request, false, on, Calendar, Today),
            ThirdPartyAct.ReviewAsked => party.ObstacleToReview(on, Today),
            ThirdPartyAct.ReviewEndedInRelease or ThirdPartyAct.ReviewEndedInRefusal => party.ObstacleToEndingReview(on, Today),
        }
        : null;

    protected override async Task LoadAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        _documentCount = await db.Documents.CountAsync(document => document.RequestId == Request.Id);
        await FindDocumentsAsync(db);
        _parties = await db.ThirdParties.AsNoTracking().Where(party => party.RequestId == Request.Id).OrderBy(party => party.Rank).ToListAsync();

        var supplied = _parties.SelectMany(party => party.Documents.Take(MaxTitles)).Distinct().Select(id => new DocumentId(id)).ToList();
        _titles = await db.Documents.AsNoTracking().Where(document => supplied.Contains(document.Id)).ToDictionaryAsync(document => document.Id.Value, document => document.Title);

        _letters = (await db.Letters.AsNoTracking().Where(letter => letter.RequestId == Request.Id && letter.ThirdPartyId != null).OrderBy(letter => letter.BegunAt).Take(MaxDocuments).ToListAsync())
            .ToLookup(letter => letter.ThirdPartyId);

        if (Chosen is null && _parties.Count > 0)
        {
            _act.PartyId = _parties[0].Id;
        }

        _act.On ??= Today.ToDateTime(TimeOnly.MinValue);
    }

    /// <summary>Those whose title holds the words, which every document of the file can be found by.</summary>
    private async Task FindDocumentsAsync(AccessRequestsDb db)
    {
        var documents = db.Documents.AsNoTracking().Where(document => document.RequestId == Request.Id);

        _documents = await (string.IsNullOrWhiteSpace(_words) ? documents : documents.Where(document => document.Title.Contains(_words.Trim())))
            .OrderBy(document => document.AddedAt)
            .Take(MaxDocuments)
            .Select(document => new DocumentChoice(document.Id.Value, document.Title))
            .ToListAsync();
    }

    private async Task FindDocumentsAsync(string words)
    {
        _words = words;
        await using var db = await Databases.CreateDbContextAsync();
        await FindDocumentsAsync(db);
    }

    /// <summary>What was chosen stays so while others are looked for.</summary>
    private void Choose(IEnumerable<Guid>? chosen)
    {
        var shown = _documents.Select(document => document.Id).ToHashSet();
        var picked = chosen?.ToHashSet() ?? [];
        _titlesChosen = _documents.Where(document => picked.Contains(document.Id)).Aggregate(_titlesChosen, (known, document) => known.SetItem(document.Id, document.Title));
        _identity.Documents = [.. _identity.Documents.Where(id => !shown.Contains(id)).Concat(picked.Where(shown.Contains)).Distinct()];
    }

    private string TitlesOf(ThirdParty party) => string.Join(
        " ; ",
        party.Documents.Take(MaxTitles).Select(id => _titles.GetValueOrDefault(id)).OfType<string>()
            .Concat(party.Documents.Count > MaxTitles ? [FrenchCount.Of(party.Documents.Count - MaxTitles, "autre document", "autres documents")] : Array.Empty<string>()));

    private Task IdentifyAsync() => ActAsync(
        async user =>
        {
            await ActOnThirdParty.IdentifyAsync(Request.Id, _identity, user);
            _identity = new();
        },
        "Le tiers est ajouté.");

    private Task RecordAsync() => ActAsync(
        async user =>
        {
            _act.Seen = Chosen?.Version ?? default;
            await ActOnThirdParty.ActAsync(_act, user);
            _act = new ThirdPartyActForm { PartyId = _act.PartyId };
        },
        "L’acte est consigné.");

    /// <summary>The letter that the next act on a third party is: the notice, then the decision; none while one of that kind is begun.</summary>
    private LetterKind? NextLetter(ThirdParty party) =>
        (party.NoticeSentOn is null ? LetterKind.ThirdPartyNotice : party.DecisionMailedOn is null && party.ConsentedOn is null ? LetterKind.ThirdPartyDecision : (LetterKind?)null) is { } next
        && Request.IsUnanswered && !_letters[party.Id].Any(letter => letter.Kind == next)
            ? next
            : null;

    private Task WriteAsync(ThirdParty party, LetterKind kind) => ActAsync(
        async user => Navigation.NavigateTo(LetterUrls.Page(Request.Number, await BeginLetter.ExecuteAsync(Request.Id, kind, party.Id, user))),
        "La lettre est commencée avec ce que le dossier sait. Son envoi consigne l’acte.");

    /// <summary>Their clocks, and whether the office did what is due by the last day; null where nothing is due by the office, which waits for it to pass.</summary>
    private static IEnumerable<(string Title, string Start, Deadline Deadline, bool? Done)> Chains(ThirdParty party, ThirdPartyClocks clocks)
    {
        yield return (party.NoticeSentOn is { } sent ? $"Avis envoyé le {FrenchDate.Of(sent)}" : "Avis au tiers", "Demande reçue", clocks.Notice, party.NoticeSentOn is not null);

        if (clocks.Observations is { } observations)
        {
            yield return ("Observations", party.PublicNoticesOutOn > party.InformedOn ? "Dernier avis public" : "Tiers informé", observations, null);
        }

        if (clocks.Decision is { } decision)
        {
            yield return (party.DecisionMailedOn is { } mailed ? $"Décision mise à la poste le {FrenchDate.Of(mailed)}" : "Décision", clocks.IsAnswered ? "Observations" : "Fin du délai", decision, party.DecisionMailedOn is not null);
        }

        if (clocks.Executory is { } executory)
        {
            yield return ("Exécutoire après", "Mise à la poste", executory, null);
        }

        if (clocks.Review is { } review)
        {
            yield return (party.ReviewAskedOn is { } asked ? $"Révision demandée par le tiers le {FrenchDate.Of(asked)}" : "Révision que le tiers peut demander", "Mise à la poste", review, null);
        }

        if (clocks.Appeal is { } appeal)
        {
            yield return ("Appel après la révision", "Révision terminée", appeal, null);
        }
    }

    private string NameOf(Guid id) => _parties?.FirstOrDefault(party => party.Id == id) is { } party ? $"{party.Label} — {party.Name}" : "";

    private string TitleOf(Guid id) => _documents.FirstOrDefault(document => document.Id == id)?.Title ?? _titlesChosen.GetValueOrDefault(id, "");

    private static string InFrench(ThirdPartyAct act) => act switch
    {
        ThirdPartyAct.Notified => "Avis envoyé",
        ThirdPartyAct.Informed => "Tiers informé",
        ThirdPartyAct.Observed => "Observations présentées",
        ThirdPartyAct.Consented => "Consentement écrit",
        ThirdPartyAct.DecidedToRelease => "Décision : accès, mise à la poste",
        ThirdPartyAct.DecidedToRefuse => "Décision : refus, mise à la poste",
        ThirdPartyAct.ReviewAsked => "Révision demandée par le tiers",
        ThirdPartyAct.ReviewEndedInRelease => "Révision terminée : accès",
        ThirdPartyAct.ReviewEndedInRefusal => "Révision terminée : refus",
    };

    private sealed record DocumentChoice(Guid Id, string Title);
}
