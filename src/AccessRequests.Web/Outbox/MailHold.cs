namespace AccessRequests.Web.Outbox;

/// <summary>Why messages that wait may have left already: the database is older than what the server of e-mails was given.</summary>
public enum MailHold
{
    Restored,
    HistoryBroken,
}

public static class MailHoldNames
{
    public static string InFrench(this MailHold hold) => hold switch
    {
        MailHold.Restored => "Une sauvegarde a été remise en place. Ce courriel n’était pas parti quand elle a été faite ; il est peut-être parti depuis.",
        MailHold.HistoryBroken => "La base de données n’a pas la fin du journal que le programme avait notée : elle est plus ancienne ou abîmée. Ce courriel est peut-être déjà parti.",
    };
}
