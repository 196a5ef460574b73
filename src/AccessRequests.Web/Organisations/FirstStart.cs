using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Provisions;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Organisations;

/// <summary>What an empty database needs before anybody can work: the catalogue of provisions and an organisation to complete.</summary>
internal static class FirstStart
{
    private const string ReviewUrl = "https://www.cai.gouv.qc.ca/citoyens/recours-devant-la-commission/concernant-lacces-aux-documents-dorganismes-publics/";

    public static async Task PrepareOrganisationAsync(this WebApplication app)
    {
        await using var db = await app.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync();

        var shipped = ProvisionCatalogue.Shipped();
        var known = await db.Provisions.ToDictionaryAsync(provision => provision.Number);
        db.Provisions.AddRange(shipped.Where(provision => !known.ContainsKey(provision.Number)));

        foreach (var provision in shipped.Where(provision => known.ContainsKey(provision.Number)))
        {
            known[provision.Number].AskAs(provision);
        }

        if (!await db.Organisations.AnyAsync())
        {
            // Blank, not invented: nothing can be approved under a letterhead that nobody filled in.
            var letterhead = new Letterhead("", "", "", null, null, null, null, "l’organisme", ReviewUrl);
            db.Organisations.Add(Organisation.Found(letterhead, "AAAA-####", CalendarPolicy.InterpretationAct));
        }

        await db.SaveChangesAsync();
    }
}
