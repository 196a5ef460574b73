using System.CommandLine;
using AccessRequests.Cli;
using AccessRequests.Cli.Audit;
using AccessRequests.Cli.Backups;

var root = new RootCommand("AccessRequests : caviardage, vérification, lettres et échéances sans base de données ; vérification de l’historique et des trousses, sauvegarde.")
{
    RedactCommand.Create(),
    VerifyCommand.Create(),
    SoakCommand.Create(),
    FuzzCommand.Create(),
    LetterCommand.Create(),
    DeadlineCommand.Create(),
    AuditCommand.Create(),
    BackupCommand.Create(),
    RestoreCommand.Create(),
    VerifyPackageCommand.Create(),
};

return root.Parse(args).Invoke();
