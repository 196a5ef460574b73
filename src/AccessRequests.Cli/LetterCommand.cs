using System.CommandLine;
using System.Text;
using System.Text.Json;
using AccessRequests.Letters;
using AccessRequests.Letters.Cases;
using AccessRequests.Letters.Grounds;
using AccessRequests.Pdf.Typesetting;

namespace AccessRequests.Cli;

/// <summary>
/// <c>letter --case CASE.json --out FILE.pdf [--text FILE] [--docx FILE] [--html FILE] [--grounds FILE] [--a4]</c>: 0 written, with
/// what must be seen before the letter leaves on the standard error; 2 refused, every obstacle on the standard error and nothing written; 1 wrong usage.
/// </summary>
internal static class LetterCommand
{
    private const int Written = 0;
    private const int WrongUsage = 1;
    private const int Refused = 2;

    public static Command Create()
    {
        var input = new Option<FileInfo>("--case") { Description = "La lettre et les décisions consignées (docs/letter-case.md).", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "La lettre et ses annexes, en PDF.", Required = true };
        var text = new Option<FileInfo?>("--text") { Description = "Le texte de la lettre, en UTF-8." };
        var word = new Option<FileInfo?>("--docx") { Description = "La même lettre, à finir dans Word." };
        var html = new Option<FileInfo?>("--html") { Description = "La même lettre, en HTML." };
        var grounds = new Option<FileInfo?>("--grounds") { Description = "Le tableau des motifs, en PDF." };
        var audience = new Option<GroundsAudience>("--grounds-for") { Description = "À qui est destiné le tableau des motifs." };
        var a4 = new Option<bool>("--a4") { Description = "Format A4 plutôt que lettre (8½ × 11 po)." };
        var command = new Command("letter", "Compose une lettre et ses annexes.") { input, output, text, word, html, grounds, audience, a4 };

        command.SetAction(arguments => Run(
            arguments.GetRequiredValue(input),
            new Files(
                arguments.GetRequiredValue(output),
                arguments.GetValue(text),
                arguments.GetValue(word),
                arguments.GetValue(html),
                arguments.GetValue(grounds),
                arguments.GetValue(audience),
                arguments.GetValue(a4) ? PageFormat.A4 : PageFormat.Letter),
            arguments.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(FileInfo input, Files files, TextWriter errors)
    {
        if (!input.Exists)
        {
            errors.WriteLine($"Le fichier « {input.FullName} » n’existe pas.");
            return WrongUsage;
        }

        if (files.FindMissingFolder() is { } folder)
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

        files.Write(read);

        foreach (var warning in read.Warnings)
        {
            errors.WriteLine($"Avertissement — {warning}");
        }

        return Written;
    }

    /// <summary>Where what is composed goes. Everything is made before the first file is written.</summary>
    private sealed record Files(FileInfo Pdf, FileInfo? Text, FileInfo? Docx, FileInfo? Html, FileInfo? Grounds, GroundsAudience Audience, PageFormat Format)
    {
        public string? FindMissingFolder() =>
            new[] { Pdf, Text, Docx, Html, Grounds }.OfType<FileInfo>().Select(file => file.Directory).OfType<DirectoryInfo>().FirstOrDefault(folder => !folder.Exists)?.FullName;

        public void Write(LetterCase read)
        {
            List<(FileInfo File, byte[] Bytes)> made = [(Pdf, Bytes(stream => PdfLetter.Write(read.Content, stream, Format)))];

            if (Text is not null)
            {
                made.Add((Text, Encoding.UTF8.GetBytes(read.Content.ToText())));
            }

            if (Docx is not null)
            {
                made.Add((Docx, Bytes(stream => DocxLetter.Write(read.Content, stream, Format))));
            }

            if (Html is not null)
            {
                made.Add((Html, Encoding.UTF8.GetBytes(HtmlLetter.Write(read.Content))));
            }

            if (Grounds is not null)
            {
                var table = GroundsTable.Compose(read.Letter.Form.Grounds, Audience, read.Template, read.Record.FileNumber, read.Record.Letterhead.Ministry);
                made.Add((Grounds, Bytes(stream => PdfLetter.Write(table, stream, Format))));
            }

            foreach (var (file, bytes) in made)
            {
                File.WriteAllBytes(file.FullName, bytes);
            }
        }

        private static byte[] Bytes(Action<Stream> write)
        {
            using var stream = new MemoryStream();
            write(stream);
            return stream.ToArray();
        }
    }
}
