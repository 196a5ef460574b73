using AccessRequests.Web.Accounts;

namespace AccessRequests.Web.Hosting;

internal static class DemonstrationReset
{
    /// <summary>For <c>--reset</c>: empties the data folder, in demonstration mode only.</summary>
    /// <returns>False, with the reason on standard error, when this is no demonstration.</returns>
    public static bool ResetDemonstration(this WebApplicationBuilder builder)
    {
        if (!DemonstrationMode.Of(builder).IsOn)
        {
            Console.Error.WriteLine("--reset efface toutes les données : il n’est permis qu’en mode démonstration (Demonstration=true).");
            return false;
        }

        DataFolders.Reset(builder.DataFolder());
        return true;
    }
}
