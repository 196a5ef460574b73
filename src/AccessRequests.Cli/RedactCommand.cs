using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using AccessRequests.Pdf;

namespace AccessRequests.Cli;

/// <summary>
/// <c>redact --in FILE --marks MARKS.json --out FILE [--report FILE]</c>: 0 written and verified; 2 refused, the reason on
/// the standard error and no output; 1 wrong usage. The result takes its name only once it is verified.
/// </summary>
internal static class RedactCommand
{
    private const int Written = 0;
    private const int WrongUsage = 1;
    private const int Refused = 2;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public static Command Create()
    {
        var input = new Option<FileInfo>("--in") { Description = "Le PDF d'origine ; il n'est jamais modifié.", Required = true };
        var marks = new Option<FileInfo>("--marks") { Description = "Les marques, en JSON.", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "Le PDF caviardé.", Required = true };
        var report = new Option<FileInfo?>("--report") { Description = "Ce qui a été retiré et vérifié, en JSON." };
        var style = new Option<RedactionStyle>("--style") { Description = "Black, White ou Grey." };
        var title = new Option<string?>("--title") { Description = "Titre du nouveau document." };
        var withhold = new Option<bool>("--withhold-uncertain")
        {
            Description = "Remplacer par un avis une page qui ne peut pas être caviardée avec certitude, plutôt que refuser le fichier.",
        };
        var command = new Command("redact", "Retire d'un PDF ce que couvrent les marques, puis le vérifie.")
        {
            input, marks, output, report, style, title, withhold,
        };

        command.SetAction((arguments, cancellation) => Task.FromResult(Run(
            arguments.GetRequiredValue(input),
            arguments.GetRequiredValue(marks),
            arguments.GetRequiredValue(output),
            arguments.GetValue(report),
            new RedactionOptions
            {
                Style = arguments.GetValue(style),
                DocumentTitle = arguments.GetValue(title),
                UncertainPages = arguments.GetValue(withhold) ? UncertainPages.Withhold : UncertainPages.Refuse,
            },
            arguments.InvocationConfiguration.Error,
            cancellation)));
        return command;
    }

    private static int Run(
        FileInfo input, FileInfo marksFile, FileInfo output, FileInfo? report, RedactionOptions options, TextWriter errors, CancellationToken cancellation)
    {
        if (WrongUsageOf(input, marksFile, output, report) is { } problem)
        {
            errors.WriteLine(problem);
            return WrongUsage;
        }

        var unfinished = new FileInfo(Path.Combine(output.DirectoryName!, $".{output.Name}.{Guid.NewGuid():N}.partiel"));

        try
        {
            return Redact(input, marksFile, output, unfinished, report, options, errors, cancellation);
        }
        catch (UnredactablePdfException refusal)
        {
            errors.WriteLine(refusal.Message);
            return Refused;
        }
        catch (JsonException exception)
        {
            errors.WriteLine($"Les marques sont illisibles : {exception.Message}");
            return Refused;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(exception.Message);
            return Refused;
        }
        finally
        {
            unfinished.Delete();
        }
    }

    private static int Redact(
        FileInfo input, FileInfo marksFile, FileInfo output, FileInfo unfinished, FileInfo? report,
        RedactionOptions options, TextWriter errors, CancellationToken cancellation)
    {
        IReadOnlyList<RedactionMark> marks;

        using (var json = marksFile.OpenRead())
        {
            marks = MarksFile.Read(json);
        }

        using var source = input.OpenRead();
        var (redaction, verification, leftOut) = Prove();

        if (!verification.IsClean)
        {
            errors.WriteLine(UnredactableReason.NotProvenClean.InFrench());

            foreach (var finding in verification.Findings)
            {
                errors.WriteLine(VerifyCommand.Line(finding));
            }

            return Refused;
        }

        if (report is not null)
        {
            File.WriteAllBytes(report.FullName, JsonSerializer.SerializeToUtf8Bytes(new { redaction, verification, leftOut }, Json));
        }

        File.Move(unfinished.FullName, output.FullName, overwrite: true);

        foreach (var page in redaction.Withheld)
        {
            errors.WriteLine($"Page {page.Page} retirée : {page.Uncertainty}");
        }

        foreach (var page in leftOut)
        {
            errors.WriteLine($"Page {page.Number} : {page.Characters} caractère(s) qui se copient sans se voir sont retirés.");
        }

        return Written;

        ProvenRedaction Prove()
        {
            using var destination = unfinished.Create();
            return ProvenRedaction.Make(source, marks, destination, options, cancellation: cancellation);
        }
    }

    private static string? WrongUsageOf(FileInfo input, FileInfo marks, FileInfo output, FileInfo? report)
    {
        foreach (var file in (FileInfo[])[input, marks])
        {
            if (!file.Exists)
            {
                return $"Le fichier « {file.FullName} » n'existe pas.";
            }
        }

        if (output.FullName == input.FullName || output.FullName == marks.FullName)
        {
            return "Le résultat ne peut pas remplacer l'original ni les marques.";
        }

        foreach (var file in (FileInfo?[])[output, report])
        {
            if (file?.Directory is { Exists: false } folder)
            {
                return $"Le dossier « {folder.FullName} » n'existe pas.";
            }
        }

        return null;
    }
}
