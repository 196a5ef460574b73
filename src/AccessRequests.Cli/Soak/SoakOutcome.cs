namespace AccessRequests.Cli.Soak;

/// <summary>What became of one file of a soak. The names are those of the report.</summary>
internal enum SoakOutcome
{
    /// <summary>Redacted, and no judge found anything.</summary>
    Passed,

    /// <summary>No reader could open it, or it has no page: nothing to redact.</summary>
    NotOpenable,

    /// <summary>The engine said no.</summary>
    Refused,

    /// <summary>The engine wrote a file and our verifier kept it back.</summary>
    Withheld,

    /// <summary>Another program reads a hidden word in a file that our verifier let pass.</summary>
    Leaked,

    /// <summary>MuPDF draws something else outside the lines of the marks.</summary>
    Altered,

    /// <summary>Another program calls the result unsound.</summary>
    Unsound,

    Crashed,

    Hung,
}
