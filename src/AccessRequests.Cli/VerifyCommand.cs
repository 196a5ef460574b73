using System.CommandLine;
using System.Text.Json;
using AccessRequests.Pdf;

namespace AccessRequests.Cli;

/// <summary>
/// <c>verify --in FILE [--original FILE --marks MARKS.json]</c>: 0 clean; 3 with one finding per line; 2 when a file
/// cannot be read; 1 wrong usage.
/// </summary>
internal static class VerifyCommand
{
    private const int Clean = 0;
    private const int WrongUsage = 1;
    private const int Unreadable = 2;
    private const int NotClean = 3;

    public static Command Create()
    {
        var input = new Option<FileInfo>("--in") { Description = "Le PDF caviardé.", Required = true };
        var original = new Option<FileInfo?>("--original") { Description = "Le PDF d'origine, avec --marks." };
        var marks = new Option<FileInfo?>("--marks") { Description = "Les marques appliquées, en JSON, avec --original." };
        var command = new Command("verify", "Prouve qu'il ne reste rien de ce que couvrent les marques.") { input, original, marks };

        command.SetAction((arguments, cancellation) => Task.FromResult(Run(
            arguments.GetRequiredValue(input),
            arguments.GetValue(original),
            arguments.GetValue(marks),
            arguments.InvocationConfiguration.Output,
            arguments.InvocationConfiguration.Error,
            cancellation)));
        return command;
    }

    /// <summary>A finding as one line.</summary>
    public static string Line(VerificationFinding finding) =>
        finding.Page is { } page ? $"page {page} : {finding.Kind} : {finding.Message}" : $"document : {finding.Kind} : {finding.Message}";

    private static int Run(
        FileInfo input, FileInfo? original, FileInfo? marks, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        if (original is null != marks is null)
        {
            errors.WriteLine("--original et --marks vont ensemble.");
            return WrongUsage;
        }

        foreach (var file in (FileInfo?[])[input, original, marks])
        {
            if (file is { Exists: false })
            {
                errors.WriteLine($"Le fichier « {file.FullName} » n'existe pas.");
                return WrongUsage;
            }
        }

        try
        {
            var report = Verify(input, original, marks, cancellation);

            foreach (var finding in report.Findings)
            {
                output.WriteLine(Line(finding));
            }

            return report.IsClean ? Clean : NotClean;
        }
        catch (UnredactablePdfException refusal)
        {
            errors.WriteLine(refusal.Message);
        }
        catch (JsonException exception)
        {
            errors.WriteLine($"Les marques sont illisibles : {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(exception.Message);
        }

        return Unreadable;
    }

    private static VerificationReport Verify(FileInfo input, FileInfo? original, FileInfo? marksFile, CancellationToken cancellation)
    {
        using var redacted = input.OpenRead();

        if (original is null || marksFile is null)
        {
            return PdfVerifier.Verify(redacted, null, [], cancellation: cancellation);
        }

        using var json = marksFile.OpenRead();
        using var source = original.OpenRead();
        return PdfVerifier.Verify(redacted, source, MarksFile.Read(json), cancellation: cancellation);
    }
}
