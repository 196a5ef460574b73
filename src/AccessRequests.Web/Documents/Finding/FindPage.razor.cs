using System.Security.Claims;
using System.Text.RegularExpressions;
using AccessRequests.Domain;
using AccessRequests.Domain.Detection;

namespace AccessRequests.Web.Documents.Finding;

/// <summary>Finds a term or a form everywhere in the request; what is picked becomes proposals.</summary>
public sealed partial class FindPage
{
    private static readonly IReadOnlyList<SensitiveKind> Forms =
        [.. Enum.GetValues<SensitiveKind>().Where(kind => kind is not (SensitiveKind.Term or SensitiveKind.Expression or SensitiveKind.LoneHeading))];

    private static readonly IReadOnlyList<string> Usual = ["53", "37", "39", "23", "24"];

    private readonly FindForm _form = new();
    private FoundPassages? _found;

    private List<(int Index, FoundPassage Passage)> Rows => [.. _found!.Passages.Index()];

    private Obstacle? ObstacleToCiting => Provisions.Count == 0 ? null : Catalogue.ObstacleToCiting(Provisions);

    private bool IsReady => Chosen.Count > 0 && Provisions.Count > 0 && ObstacleToCiting is null && !string.IsNullOrWhiteSpace(Reason);

    protected override FoundPassage PassageAt(int index) => _found!.Passages[index];

    protected override void DropChosen() => _found = _found! with
    {
        Passages = [.. _found.Passages.Where((_, index) => !Chosen.Contains(index))],
        AlreadyMarked = _found.AlreadyMarked + Chosen.Count,
    };

    private Task FindAsync()
    {
        _found = null;
        return SearchAsync(FindAsync, "Repérage arrêté.");
    }

    private async Task FindAsync(ClaimsPrincipal user, IProgress<FindProgress> progress, CancellationToken cancellation)
    {
        try
        {
            _found = await Passages.ExecuteAsync(Number, _form, user, progress, cancellation);
        }
        catch (RegexMatchTimeoutException)
        {
            Refusal = "L’expression demande trop de temps. Simplifiez-la.";
        }
    }

    private Task ProposeAsync() => SettleAsync(
        (chosen, user) => Passages.ProposeAsync(chosen, Provisions, Reason, user),
        count => $"{FrenchCount.Of(count, "passage proposé", "passages proposés")}. Retenez ou écartez chacun dans la révision des documents.");

    private void Toggle(SensitiveKind kind, bool chosen) => _ = chosen ? _form.Kinds.Add(kind) : _form.Kinds.Remove(kind);

    private void Choose(int index, bool chosen)
    {
        _ = chosen ? Chosen.Add(index) : Chosen.Remove(index);

        if (chosen && Provisions.Count == 0)
        {
            Provisions = Catalogue.Complete(_found!.Passages[index].Kind.SuggestedProvisions());
        }
    }

    /// <summary>What article 57 makes public is shown so that nobody hides it, and is not offered for a mark.</summary>
    private static string Suggestion(SensitiveKind kind) =>
        kind.PublicUnder() is { } article ? $"{article} – public : ne pas masquer"
        : kind.SuggestedProvisions() is { Count: > 0 } articles ? $"art. {string.Join(", ", articles)}"
        : "à apprécier";

    private void ChooseAll(bool all)
    {
        Chosen.Clear();

        if (all)
        {
            Chosen.UnionWith(Rows.Where(row => row.Passage.Kind.PublicUnder() is null).Select(row => row.Index));
        }
    }

    private static double Percent(FindProgress progress) =>
        100.0 * (progress.Document - 1 + ((double)progress.Page / Math.Max(1, progress.Pages))) / progress.Documents;

    private static string Summary(FoundPassages found) =>
        (found.Passages.Count == 0 ? "Aucun passage à proposer" : FrenchCount.Of(found.Passages.Count, "passage repéré", "passages repérés"))
        + (found.AlreadyMarked > 0 ? $" ({FrenchCount.Of(found.AlreadyMarked, "autre est déjà marqué", "autres sont déjà marqués")})" : "");
}
