using AccessRequests.Domain.Consultations;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Security;
using Bunit;
using static AccessRequests.Web.Tests.Dashboard.OfficeFile;

namespace AccessRequests.Web.Tests.Requests;

/// <summary>What the overview says may be done next, with what stands in its way. A request of 18 November is due on 8 December.</summary>
public sealed class OverviewPanelTests : PageTest
{
    public OverviewPanelTests() => Database.Given(Office());

    [Fact]
    public async Task What_may_be_done_beside_the_documents_is_told_with_its_day_and_its_obstacle()
    {
        var request = Log();
        Database.Given(request);
        var before = await NextAsync(request, new DateOnly(2025, 12, 1));

        Assert.Contains("Envoyer l’accusé de réception (cible : 25 novembre 2025)", before, StringComparison.Ordinal);
        Assert.Contains("Consulter une unité", before, StringComparison.Ordinal);
        Assert.Contains("Aviser un tiers qui a fourni des documents, au plus tard le 8 décembre 2025", before, StringComparison.Ordinal);
        Assert.Contains("Renvoyer des points à un autre organisme, au plus tard le 8 décembre 2025", before, StringComparison.Ordinal);
        Assert.Contains("Prolonger le délai, par un avis au plus tard le 8 décembre 2025", before, StringComparison.Ordinal);
        Assert.DoesNotContain("devait partir", before, StringComparison.Ordinal);

        var document = Document(request);
        Database.Given(document, Party(request, document), Consultation.Ask(request, "Direction des politiques", "Le guide", new DateOnly(2025, 12, 4), Received, Officer, Now));
        var after = await NextAsync(request, new DateOnly(2025, 12, 9));

        Assert.Contains("L’avis de prolongation devait partir au plus tard le 8 décembre 2025 (art. 47).", after, StringComparison.Ordinal);
        Assert.Contains("Réponses des unités : 0 sur 1", after, StringComparison.Ordinal);
        Assert.Contains("L’unité « Direction des politiques » devait répondre au plus tard le 4 décembre 2025. Relancez-la.", after, StringComparison.Ordinal);
        Assert.Contains("Tiers 1 n’est pas avisé (art. 49).", after, StringComparison.Ordinal);
        Assert.Contains("(le délai a pris fin le 8 décembre 2025)", after, StringComparison.Ordinal);
    }

    private async Task<string> NextAsync(AccessRequest request, DateOnly today)
    {
        SignInAs(Roles.Reviewer);
        await using var db = Database.CreateDbContext();
        var ahead = await FileAhead.ReadAsync(db, request, Calendar, Xunit.TestContext.Current.CancellationToken);

        return Open<OverviewPanel>(parameters => parameters
            .Add(panel => panel.Request, request).Add(panel => panel.Documents, []).Add(panel => panel.Blockers, []).Add(panel => panel.Ahead, ahead).Add(panel => panel.Today, today))
            .Find(".next").TextContent;
    }
}
