using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Web.Documents.Finding;
using Microsoft.AspNetCore.Components;

namespace AccessRequests.Web.Documents.Consistency;

/// <summary>What should be looked at again before anything leaves, settled line by line.</summary>
public sealed partial class ReleaseReadingPage
{
    private const int MaxPagesShown = 20;

    private static readonly IReadOnlyList<string> Usual = ["53", "37", "39", "23", "24", "57"];

    private ReleaseFindings? _found;

    [Inject]
    public required ReadBeforeRelease Reading { get; init; }

    [Inject]
    public required CarryMarks Carrying { get; init; }

    private List<(int Index, ReleaseFinding Finding)> Rows => [.. _found!.Visible.Index()];

    private bool HasReason => Chosen.Count > 0 && !string.IsNullOrWhiteSpace(Reason);

    private bool CanPropose => HasReason && Provisions.Count > 0 && Catalogue.ObstacleToCiting(Provisions) is null;

    private bool CanLeave => HasReason && Catalogue.ObstacleToLeavingVisible(Provisions) is null;

    protected override FoundPassage PassageAt(int index) => _found!.Visible[index].Passage;

    protected override void DropChosen() =>
        _found = _found! with { Visible = [.. _found.Visible.Where((_, index) => !Chosen.Contains(index))] };

    private Task ReadAsync()
    {
        _found = null;
        return SearchAsync(async (user, progress, cancellation) => _found = await Reading.ExecuteAsync(Number, user, progress, cancellation), "Relecture arrêtée.");
    }

    private Task ProposeAsync() => SettleAsync(
        (chosen, user) => Passages.ProposeAsync(chosen, Provisions, Reason, user),
        count => $"{FrenchCount.Of(count, "marque proposée", "marques proposées")}. Retenez ou écartez chacune dans la révision des documents.");

    private Task LeaveAsync() => SettleAsync(
        (chosen, user) => Passages.LeaveVisibleAsync(chosen, Provisions, Reason, user),
        count => $"{FrenchCount.Of(count, "passage reste visible", "passages restent visibles")} ; le motif est consigné.");

    private Task CarryAsync(DocumentId from, DocumentId to, IReadOnlyList<(int From, int To)> pages) => ActAsync(async user =>
    {
        var carried = await Carrying.ExecuteAsync(from, to, [.. pages.Take(CarryMarks.MaxPages)], user);

        return $"{FrenchCount.Of(carried.Proposed, "marque reportée", "marques reportées")}"
            + (carried.Known > 0 ? $", {carried.Known} déjà à {(carried.Known < 2 ? "sa" : "leur")} place" : "")
            + (carried.NotFound > 0 ? $", {carried.NotFound} à faire à la main (les mots n’y sont pas)" : "")
            + ". Retenez ou écartez chacune dans la révision, puis relisez de nouveau.";
    });

    /// <summary>The articles of the mark that hides the same text are the ones most likely meant here.</summary>
    private void Choose(int index, bool chosen)
    {
        _ = chosen ? Chosen.Add(index) : Chosen.Remove(index);

        if (chosen && Provisions.Count == 0 && _found!.Visible[index].Hiding is { } hiding)
        {
            Provisions = hiding.Provisions;
        }
    }

    private string AddressOf(DocumentId document, int page) => $"/demandes/{Number}/documents/{document}/revision?page={page}";

    private static string Sentence(UnfinishedDocument document) =>
        (document.Unread.Count > 0 ? $" — pages que personne n’a ouvertes : {PageRanges.InFrench(document.Unread)}" : "")
        + (document.Left.Count > 0 ? $" — pages laissées : {PageRanges.InFrench(document.Left)}" : "")
        + (document.AwaitsReview && document.Unread.Count + document.Left.Count == 0 ? " — « Révision terminée » n’a pas été cliqué" : "");
}
