using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Provisions;

namespace AccessRequests.Domain.Packages;

/// <summary>
/// What a package holds and how it was proved: what a manager approves by its hash, and what an auditor reads. It names no applicant,
/// no hidden word, no position of a mark and no original.
/// </summary>
/// <param name="Fingerprint">Of the decision that it was made from.</param>
/// <param name="SigningKey">Which key of the installation signed it: see <see cref="ManifestSignature.IdOf"/>; null in manifests of before they were signed.</param>
/// <param name="Provisions">Everything that the letter cites, in numeric order.</param>
/// <param name="DocumentsWithheld">Null where a point is neither confirmed nor denied: nothing is counted.</param>
/// <param name="WithheldByProvision">How many documents are refused whole under each article; null where nothing is counted.</param>
public sealed record PackageManifest(
    string Number,
    string Fingerprint,
    string? SigningKey,
    DateOnly? DecidedOn,
    IReadOnlyList<string> Provisions,
    int? DocumentsWithheld,
    SortedDictionary<string, int>? WithheldByProvision,
    int? DocumentsNotRelevant,
    IReadOnlyList<ManifestFile> Files)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = false,
    };

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Null when the bytes are no manifest.</summary>
    public static PackageManifest? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<PackageManifest>(bytes, Json) is { Files: not null } manifest && manifest.Files.All(file => file is { Name: not null, Sha256: not null })
                ? manifest
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>How often each article is cited, in numeric order.</summary>
    public static SortedDictionary<string, int> Count(IEnumerable<string> numbers)
    {
        var counts = new SortedDictionary<string, int>(ProvisionNumberComparer.Instance);

        foreach (var number in numbers)
        {
            counts[number] = counts.GetValueOrDefault(number) + 1;
        }

        return counts;
    }
}

/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record ManifestFile(
    string Name,
    ArtefactKind Kind,
    long Bytes,
    string Sha256,
    int? Pages,
    ReleaseOutcome? Outcome,
    SortedDictionary<string, int>? MarksByProvision,
    IReadOnlyList<ManifestPage>? PagesWithheld,
    ManifestVerification? Verification,
    ManifestVolume? Volume)
{
    /// <summary>Letters that the source held and no page shows, left out though no mark lies on them; null where there were none.</summary>
    public IReadOnlyList<ManifestUnseenText>? UnseenTextLeftOut { get; init; }
}

public sealed record ManifestUnseenText(int Page, int Characters);

/// <param name="Tags">What a screen reader finds in it, and what the file does not claim.</param>
public sealed record ManifestVolume(int Number, int Of, IReadOnlyList<ManifestPart> Documents, string Tags);

/// <param name="Document">Its number, which its own file bears.</param>
public sealed record ManifestPart(int Document, int FirstPage, int Pages);

/// <param name="Uncertain">Withheld because the engine could not treat it with certainty, and not by a mark.</param>
public sealed record ManifestPage(int Page, bool Uncertain)
{
    /// <summary>Why a page that no provision withholds has a notice in its place: it was not asked for, or repeats another; else null.</summary>
    public PageState? Aside { get; init; }
}

/// <param name="WordsSearched">Distinct words under the marks of the original that were searched in the file.</param>
public sealed record ManifestVerification(string Result, int? WordsSearched, int? StreamsSearched);
