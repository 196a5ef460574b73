using System.ComponentModel;
using System.Diagnostics;

namespace AccessRequests.Cli.Soak;

/// <summary>A program of somebody else's that reads a PDF: poppler, MuPDF, qpdf. Absent programs judge nothing and are named.</summary>
internal sealed class OtherReader(string program)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string Program => program;

    public bool IsInstalled { get; } = Exists(program);

    /// <returns>Null when the program is absent, or does not end in time.</returns>
    public (int Code, string Output)? Read(params IReadOnlyList<string> arguments)
    {
        if (!IsInstalled)
        {
            return null;
        }

        using var process = Start(program, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();

        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            return null;
        }

        errors.Wait();
        return (process.ExitCode, output.Result);
    }

    private static bool Exists(string program)
    {
        try
        {
            using var process = Start(program, ["--version"]);
            process.StandardOutput.ReadToEndAsync();
            process.StandardError.ReadToEndAsync();
            process.WaitForExit(Patience);
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static Process Start(string program, IReadOnlyList<string> arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
        ?? throw new Win32Exception();
}
