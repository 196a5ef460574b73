using AccessRequests.Letters.Grounds;

namespace AccessRequests.Web.Grounds;

internal static class GroundsNames
{
    /// <summary>What the address calls an audience.</summary>
    public static string Slug(this GroundsAudience audience) => audience switch
    {
        GroundsAudience.Applicant => "requerant",
        GroundsAudience.Commission => "commission",
        GroundsAudience.Office => "interne",
    };

    public static string InFrench(this GroundsAudience audience) => audience switch
    {
        GroundsAudience.Applicant => "pour le demandeur",
        GroundsAudience.Commission => "pour la Commission, sous pli confidentiel",
        GroundsAudience.Office => "pour l’office",
    };

    /// <summary>What it says, before anyone opens it.</summary>
    public static string Explained(this GroundsAudience audience) => audience switch
    {
        GroundsAudience.Applicant => "Page, passage, disposition et motif de chaque marque retenue ; rien de ce qui est masqué.",
        GroundsAudience.Commission => "Le même, avec ce qui est masqué, lu à l’instant dans les originaux et gardé nulle part. À remettre sous pli confidentiel lors d’une révision.",
        GroundsAudience.Office => "Le même, avec ce qui est masqué et qui a posé et retenu chaque marque. Ne sort pas de l’office.",
    };
}
