using System.CommandLine;
using AccessRequests.Cli;

var root = new RootCommand("AccessRequests : caviardage, vérification, lettres et échéances, sans base de données.")
{
    RedactCommand.Create(),
    VerifyCommand.Create(),
    SoakCommand.Create(),
    FuzzCommand.Create(),
    LetterCommand.Create(),
    DeadlineCommand.Create(),
};

return root.Parse(args).Invoke();
