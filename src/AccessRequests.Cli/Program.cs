using System.CommandLine;
using AccessRequests.Cli;
using AccessRequests.Cli.Audit;

var root = new RootCommand("AccessRequests : caviardage, vérification, lettres et échéances sans base de données ; vérification de l’historique.")
{
    RedactCommand.Create(),
    VerifyCommand.Create(),
    SoakCommand.Create(),
    FuzzCommand.Create(),
    LetterCommand.Create(),
    DeadlineCommand.Create(),
    AuditCommand.Create(),
};

return root.Parse(args).Invoke();
