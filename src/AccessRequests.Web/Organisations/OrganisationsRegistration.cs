using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Provisions;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Organisations;

internal static class OrganisationsRegistration
{
    public static void AddOrganisations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<EditOrganisation>();
        builder.Services.AddSingleton<EditSignatory>();
    }

    /// <summary>
    /// What the program cannot work without, on an empty database as on one from an older version: the articles that the product
    /// ships (texts that were edited stay as they are) and a body with an empty letterhead, under which nothing can be approved.
    /// </summary>
    public static async Task PrepareOfficeAsync(this WebApplication app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AccessRequestsDb>>().CreateDbContextAsync();
        var known = (await db.Provisions.Select(provision => provision.Number).ToListAsync()).ToHashSet();
        db.Provisions.AddRange(ProvisionCatalogue.Shipped().Where(provision => !known.Contains(provision.Number)));

        if (!await db.Organisations.AnyAsync())
        {
            var blank = new Letterhead("", "", "", null, null, null, null, "l’organisme", "https://www.cai.gouv.qc.ca/");
            db.Organisations.Add(Organisation.Found(blank, "AAAA-####", CalendarPolicy.InterpretationAct));
        }

        await db.SaveChangesAsync();
    }
}
