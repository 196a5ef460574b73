using System.CommandLine;
using System.Security.Cryptography;
using AccessRequests.Domain;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Provisions;

namespace AccessRequests.Cli;

/// <summary>
/// <c>verify-package FILE.zip --key PUBLIC.pem</c>: 0 whole and of that installation, with what was hidden by which provision; 3 with
/// one fault per line; 2 when a file cannot be read; 1 wrong usage.
/// </summary>
internal static class VerifyPackageCommand
{
    private const int Whole = 0;
    private const int WrongUsage = 1;
    private const int Unreadable = 2;
    private const int Faulty = 3;

    public static Command Create()
    {
        var archive = new Argument<FileInfo>("archive") { Description = "L'archive ZIP de la trousse." };
        var key = new Option<FileInfo>("--key") { Description = "La clé publique de l'installation, en PEM.", Required = true };
        var command = new Command("verify-package", "Prouve, sans base de données, d'où vient une trousse et qu'elle est entière.") { archive, key };

        command.SetAction((arguments, cancellation) => RunAsync(
            arguments.GetRequiredValue(archive),
            arguments.GetRequiredValue(key),
            arguments.InvocationConfiguration.Output,
            arguments.InvocationConfiguration.Error,
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo archive, FileInfo keyFile, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        foreach (var file in (FileInfo[])[archive, keyFile])
        {
            if (!file.Exists)
            {
                errors.WriteLine($"Le fichier « {file.FullName} » n'existe pas.");
                return WrongUsage;
            }
        }

        try
        {
            using var key = ManifestSignature.Read(await File.ReadAllTextAsync(keyFile.FullName, cancellation));
            await using var stream = archive.OpenRead();
            var check = await PackageCheck.RunAsync(stream, key, cancellation);

            foreach (var fault in check.Faults)
            {
                output.WriteLine($"{fault.File ?? "archive"} : {Sentence(fault.Kind)}");
            }

            if (!check.IsWhole)
            {
                return Faulty;
            }

            Tell(check, ManifestSignature.IdOf(key), output);
            return Whole;
        }
        catch (CryptographicException)
        {
            errors.WriteLine($"« {keyFile.FullName} » n'est pas une clé publique ECDSA P-256 en PEM.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(exception.Message);
        }

        return Unreadable;
    }

    private static void Tell(PackageCheck check, string key, TextWriter output)
    {
        var manifest = check.Manifest!;
        output.WriteLine($"Trousse {manifest.Number}, décision du {(manifest.DecidedOn is { } day ? FrenchDate.Of(day) : "(sans date)")} : entière, signée par la clé {key}.");
        output.WriteLine($"Manifeste {check.ManifestSha256}");

        foreach (var file in manifest.Files)
        {
            output.WriteLine($"{file.Name} : {file.Sha256}");
        }

        foreach (var file in manifest.Files.Where(file => file.Kind == ArtefactKind.Document))
        {
            output.WriteLine($"{file.Name} : {file.Outcome?.InFrench() ?? "sans issue"} ; {Hidden(file)}");
        }

        if (manifest.DocumentsWithheld is { } withheld and > 0)
        {
            output.WriteLine($"{FrenchCount.Of(withheld, "document refusé en entier", "documents refusés en entier")} ; {ByProvision(manifest.WithheldByProvision, "document", "documents")}");
        }
    }

    private static string Hidden(ManifestFile file) =>
        ByProvision(file.MarksByProvision, "marque", "marques")
        + (file.PagesWithheld is { Count: > 0 } pages ? $" ; pages retenues en entier : {string.Join(", ", pages.Select(page => page.Uncertain ? $"{page.Page} (contenu incertain)" : $"{page.Page}"))}" : "")
        + (file.UnseenTextLeftOut is { Count: > 0 } unseen ? $" ; texte qu’aucune page ne montre, retiré : {string.Join(", ", unseen.Select(page => $"p. {page.Page} ({FrenchCount.Of(page.Characters, "caractère", "caractères")})"))}" : "");

    private static string ByProvision(IReadOnlyDictionary<string, int>? counts, string one, string many) => counts is { Count: > 0 }
        ? string.Join(", ", counts.OrderBy(count => count.Key, ProvisionNumberComparer.Instance).Select(count => $"art. {count.Key} : {FrenchCount.Of(count.Value, one, many)}"))
        : "rien de masqué";

    private static string Sentence(PackageFaultKind kind) => kind switch
    {
        PackageFaultKind.Unreadable => "ce n'est pas une archive ZIP entière.",
        PackageFaultKind.OutOfBounds => "aucune trousse n'est aussi grande.",
        PackageFaultKind.ManifestMissing => "le manifeste manque.",
        PackageFaultKind.ManifestUnreadable => "le manifeste ne peut pas être lu.",
        PackageFaultKind.SignatureMissing => "la signature du manifeste manque.",
        PackageFaultKind.SignatureInvalid => "la signature n'est pas celle de ce manifeste par cette clé.",
        PackageFaultKind.Altered => "le fichier n'est pas celui que le manifeste nomme.",
        PackageFaultKind.Missing => "le manifeste nomme ce fichier, et il manque.",
        PackageFaultKind.Added => "le manifeste ne nomme pas ce fichier.",
        PackageFaultKind.Twice => "deux fichiers portent ce nom.",
    };
}
