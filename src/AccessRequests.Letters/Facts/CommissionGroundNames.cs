namespace AccessRequests.Letters.Facts;

public static class CommissionGroundNames
{
    public static string InFrench(this CommissionGround ground) => ground switch
    {
        CommissionGround.Number => "Demandes abusives par leur nombre",
        CommissionGround.Repetition => "Demandes abusives par leur caractère répétitif",
        CommissionGround.System => "Demandes abusives par leur caractère systématique",
        CommissionGround.Harm => "Nuirait sérieusement aux activités",
    };
}
