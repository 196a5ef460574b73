using AccessRequests.Domain;
using AccessRequests.Web.AtRest;
using AccessRequests.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Forms;

internal static class Refusals
{
    /// <summary>What a page says, before it reloads, when someone else acted first, or when the machine failed; null for anything else, which is a bug.</summary>
    public static string? InFrench(Exception refusal) => refusal switch
    {
        RuleViolationException violation => violation.Message,
        DbUpdateConcurrencyException => "Un collègue vient de modifier ce que vous aviez sous les yeux. La page est rechargée.",
        DamagedFileException damaged => damaged.Message,
        _ => Outages.InFrench(refusal),
    };
}
