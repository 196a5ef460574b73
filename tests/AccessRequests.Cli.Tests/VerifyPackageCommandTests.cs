using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Packages;

namespace AccessRequests.Cli.Tests;

/// <summary>An archive as the program signs it, and everything that may be done to it on its way.</summary>
public sealed class VerifyPackageCommandTests : IDisposable
{
    private const string Manifest = "30198-manifeste.json";
    private const string Signature = "30198-manifeste.sig";

    private readonly CommandLine _line = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal)
    {
        ["30198-lettre.pdf"] = Encoding.UTF8.GetBytes("%PDF lettre"),
        ["30198-document-01.pdf"] = Encoding.UTF8.GetBytes("%PDF document"),
    };

    public VerifyPackageCommandTests() => Seal();

    public void Dispose()
    {
        _key.Dispose();
        _line.Dispose();
    }

    [Fact]
    public void A_package_as_it_left_is_whole_and_says_what_was_hidden_by_which_provision()
    {
        var (code, output, errors) = Verify();

        Assert.Equal("", errors);
        Assert.Equal(0, code);
        Assert.Contains($"entière, signée par la clé {ManifestSignature.IdOf(_key)}", output, StringComparison.Ordinal);
        Assert.Contains("30198-document-01.pdf : Communiqué en partie ; art. 9 : 1 marque, art. 37 : 3 marques ; pages retenues en entier : 4, 6 (contenu incertain) ; texte qu’aucune page ne montre, retiré : p. 2 (8 caractères)", output, StringComparison.Ordinal);
        Assert.Contains("2 documents refusés en entier ; art. 33 : 2 documents", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30198-lettre.pdf", "30198-lettre.pdf : le fichier n'est pas celui que le manifeste nomme.")]
    [InlineData("30198-document-01.pdf", "30198-document-01.pdf : le fichier n'est pas celui que le manifeste nomme.")]
    [InlineData(Manifest, "la signature n'est pas celle de ce manifeste")]
    [InlineData(Signature, "la signature n'est pas celle de ce manifeste")]
    public void Each_byte_of_each_file_counts(string name, string expected)
    {
        for (var i = 0; i < _files[name].Length; i += Math.Max(1, _files[name].Length / 8))
        {
            _files[name][i] ^= 1;
            AssertFault(expected);
            _files[name][i] ^= 1;
        }
    }

    [Fact]
    public void A_file_too_many_or_too_few_or_twice_is_named()
    {
        _files["annexe.pdf"] = [1];
        AssertFault("annexe.pdf : le manifeste ne nomme pas ce fichier.");
        _files.Remove("annexe.pdf");

        _files.Remove("30198-lettre.pdf", out var letter);
        AssertFault("30198-lettre.pdf : le manifeste nomme ce fichier, et il manque.");
        _files["30198-lettre.pdf"] = letter!;

        Assert.Equal(3, Verify(Archive(zip => Add(zip, "30198-LETTRE.pdf", [1]))).Code);
        var twice = Verify(Archive(zip => Add(zip, "30198-lettre.pdf", [1])));
        Assert.Contains("30198-lettre.pdf : deux fichiers portent ce nom.", twice.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_the_manifest_nor_its_signature_may_be_missing()
    {
        _files.Remove(Signature, out var signature);
        AssertFault("la signature du manifeste manque.");
        _files[Signature] = signature!;
        _files.Remove(Manifest);
        AssertFault("le manifeste manque.");
    }

    [Fact]
    public void The_manifest_of_another_package_does_not_vouch_for_these_files()
    {
        var (manifest, signature) = (_files[Manifest], _files[Signature]);
        _files["30198-lettre.pdf"] = Encoding.UTF8.GetBytes("%PDF une autre lettre");
        Seal();
        Assert.Equal(0, Verify().Code);

        (_files[Manifest], _files[Signature]) = (manifest, signature);

        AssertFault("30198-lettre.pdf : le fichier n'est pas celui que le manifeste nomme.");
    }

    [Fact]
    public void What_another_key_signed_comes_from_elsewhere()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var (code, output, _) = _line.Run("verify-package", Archive(), "--key", _line.Write("other.pem", other.ExportSubjectPublicKeyInfoPem()));

        Assert.Equal(3, code);
        Assert.Contains("par cette clé", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_archive_is_no_archive()
    {
        var bytes = File.ReadAllBytes(Archive());

        foreach (var length in new[] { 0, 10, bytes.Length / 2, bytes.Length - 1 })
        {
            var (code, output, _) = Verify(_line.Write("cut.zip", bytes[..length]));

            Assert.Equal(3, code);
            Assert.Contains("ce n'est pas une archive ZIP entière", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_bomb_is_not_unpacked_beyond_what_the_manifest_announces()
    {
        _files["30198-lettre.pdf"] = new byte[200_000_000];
        var bomb = Verify();

        _files["30198-lettre.pdf"] = Encoding.UTF8.GetBytes("%PDF lettre");
        _files[Manifest] = new byte[200_000_000];
        var hugeManifest = Verify();

        Assert.Equal(3, bomb.Code);
        Assert.Contains("30198-lettre.pdf : le fichier n'est pas celui", bomb.Output, StringComparison.Ordinal);
        Assert.Equal(3, hugeManifest.Code);
        Assert.Contains("aucune trousse n'est aussi grande", hugeManifest.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_none_or_on_another_curve_is_said_to_be()
    {
        using var wider = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        foreach (var key in new[] { "no key", wider.ExportSubjectPublicKeyInfoPem() })
        {
            var (code, _, errors) = _line.Run("verify-package", Archive(), "--key", _line.Write("bad.pem", key));

            Assert.Equal(2, code);
            Assert.Contains("n'est pas une clé publique ECDSA P-256", errors, StringComparison.Ordinal);
        }

        Assert.Equal(1, _line.Run("verify-package", Path.Combine(_line.Folder, "absent.zip"), "--key", KeyPath()).Code);
    }

    /// <summary>Another program checks the same signature: the proof does not hang on ours.</summary>
    [Fact]
    public void OpenSsl_confirms_the_signature()
    {
        string[] arguments = ["dgst", "-sha256", "-verify", KeyPath(), "-signature", _line.Write("m.sig", _files[Signature]), _line.Write("m.json", _files[Manifest])];
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("openssl", arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Contains("Verified OK", output, StringComparison.Ordinal);
    }

    private void AssertFault(string expected)
    {
        var (code, output, _) = Verify();

        Assert.Equal(3, code);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    private (int Code, string Output, string Errors) Verify() => Verify(Archive());

    private (int Code, string Output, string Errors) Verify(string archive) => _line.Run("verify-package", archive, "--key", KeyPath());

    private string KeyPath() => _line.Write("public.pem", _key.ExportSubjectPublicKeyInfoPem());

    /// <summary>Manifest and signature of the files as they are.</summary>
    private void Seal()
    {
        var letter = _files["30198-lettre.pdf"];
        var document = _files["30198-document-01.pdf"];
        var manifest = new PackageManifest(
            "30198", new string('f', 64), ManifestSignature.IdOf(_key), new DateOnly(2025, 12, 31), ["9", "33", "37"], 2, new(StringComparer.Ordinal) { ["33"] = 2 }, 0,
            [
                new ManifestFile("30198-lettre.pdf", ArtefactKind.Letter, letter.Length, Hash(letter), 3, null, null, null, null, null),
                new ManifestFile(
                    "30198-document-01.pdf", ArtefactKind.Document, document.Length, Hash(document), 6, ReleaseOutcome.PartlyReleased, new(StringComparer.Ordinal) { ["37"] = 3, ["9"] = 1 },
                    [new ManifestPage(4, false), new ManifestPage(6, true)], null, null)
                {
                    UnseenTextLeftOut = [new ManifestUnseenText(2, 8)],
                },
            ]).ToBytes();
        _files[Manifest] = manifest;
        _files[Signature] = ManifestSignature.Sign(_key, manifest);
    }

    private string Archive(Action<ZipArchive>? change = null)
    {
        using var bytes = new MemoryStream();

        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in _files)
            {
                Add(zip, name, content);
            }

            change?.Invoke(zip);
        }

        return _line.Write("30198-trousse.zip", bytes.ToArray());
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(content);
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
