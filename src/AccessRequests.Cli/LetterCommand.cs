using System.CommandLine;
using System.Text.Json;
using AccessRequests.Letters;
using AccessRequests.Letters.Cases;
using AccessRequests.Pdf.Typesetting;

namespace AccessRequests.Cli;

/// <summary>
/// <c>letter --case CASE.json --out FILE.pdf [--text FILE.txt] [--a4]</c>: 0 written; 2 refused, every obstacle on the standard
/// error and nothing written; 1 wrong usage.
/// </summary>
internal static class LetterCommand
{
    private const int Written = 0;
    private const int WrongUsage = 1;
    private const int Refused = 2;

    public static Command Create()
    {
        var input = new Option<FileInfo>("--case") { Description = "Les décisions consignées (docs/letter-case.md).", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "La lettre et son annexe, en PDF.", Required = true };
        var text = new Option<FileInfo?>("--text") { Description = "Le texte de la lettre, en UTF-8." };
        var a4 = new Option<bool>("--a4") { Description = "Format A4 plutôt que lettre (8½ × 11 po)." };
        var command = new Command("letter", "Compose la lettre de décision et son annexe.") { input, output, text, a4 };

        command.SetAction(arguments => Run(
            arguments.GetRequiredValue(input),
            arguments.GetRequiredValue(output),
            arguments.GetValue(text),
            arguments.GetValue(a4) ? PageFormat.A4 : PageFormat.Letter,
            arguments.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(FileInfo input, FileInfo output, FileInfo? text, PageFormat format, TextWriter errors)
    {
        if (!input.Exists)
        {
            errors.WriteLine($"Le fichier « {input.FullName} » n’existe pas.");
            return WrongUsage;
        }

        if (FindMissingFolder(output, text) is { } folder)
        {
            errors.WriteLine($"Le dossier « {folder} » n’existe pas.");
            return WrongUsage;
        }

        LetterCase read;

        try
        {
            using var json = input.OpenRead();
            read = LetterCase.Read(json);
        }
        catch (JsonException e)
        {
            errors.WriteLine($"Le fichier n’est pas du JSON : voyez la ligne {e.LineNumber + 1}, position {e.BytePositionInLine + 1}.");
            return Refused;
        }

        if (read.Problems.Count > 0)
        {
            foreach (var problem in read.Problems)
            {
                errors.WriteLine(problem);
            }

            return Refused;
        }

        Write(read.Content, output, text, format);
        return Written;
    }

    private static void Write(LetterContent letter, FileInfo output, FileInfo? text, PageFormat format)
    {
        using var pages = new MemoryStream();
        PdfLetter.Write(letter, pages, format);
        File.WriteAllBytes(output.FullName, pages.ToArray());

        if (text is not null)
        {
            File.WriteAllText(text.FullName, letter.ToText());
        }
    }

    private static string? FindMissingFolder(params ReadOnlySpan<FileInfo?> files)
    {
        foreach (var file in files)
        {
            if (file?.Directory is { Exists: false } folder)
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
