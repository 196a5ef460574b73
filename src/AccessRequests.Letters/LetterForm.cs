using AccessRequests.Domain.Organisations;
using AccessRequests.Letters.Editing;
using AccessRequests.Letters.Grounds;

namespace AccessRequests.Letters;

/// <summary>How a letter presents itself, beyond what the law and the file say.</summary>
public sealed record LetterForm
{
    /// <summary>In place of the letterhead that the body's particulars make; null for that one, empty for none, as in an e-mail.</summary>
    public IReadOnlyList<string>? Letterhead { get; init; }

    /// <summary>In place of the mention of the means of sending; several when it leaves several ways («CONFIDENTIEL»).</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];

    /// <summary>The town before the date.</summary>
    public string? Place { get; init; }

    /// <summary>V/Réf.</summary>
    public string? YourReference { get; init; }

    /// <summary>What is sought, in the applicant's own words, as a quotation under the recital.</summary>
    public string? Quotation { get; init; }

    /// <summary>False when the recital says it all, although the decision is told by points.</summary>
    public bool ListsPoints { get; init; } = true;

    /// <summary>How the points are marked in the list of them.</summary>
    public ItemMarker PointMarker { get; init; } = ItemMarker.Number;

    /// <summary>«le volet» and «les volets», in place of «le point» and «les points»; null for those.</summary>
    public (string One, string Many)? PointNoun { get; init; }

    /// <summary>False when paragraphs follow each other without saying which points they answer.</summary>
    public bool NamesPoints { get; init; } = true;

    /// <summary>Points that are not named are always answered by outcome alone: nothing would tell one paragraph's points from another's.</summary>
    public PointGrouping GroupsPoints { get; init; }

    /// <summary>The grounds as a list, an article an item, each in these words; articles without words have their nature. Null for one sentence.</summary>
    public IReadOnlyDictionary<string, string>? GroundsAsList { get; init; }

    /// <summary>In place of the lines that the signatory's particulars make; empty for those.</summary>
    public IReadOnlyList<string> Signature { get; init; } = [];

    /// <summary>The signatory's title above their signature («La directrice générale,»), and not under their name; null for the latter.</summary>
    public string? TitleAbove { get; init; }

    /// <summary>Whom a substitute signs for, or null.</summary>
    public string? SignedFor { get; init; }

    /// <summary>Who signs beside the signatory of the file.</summary>
    public IReadOnlyList<SignatoryDetails> FurtherSignatories { get; init; } = [];

    /// <summary>What is enclosed, item by item, under «p. j.»; empty to write «p. j.» alone where something is.</summary>
    public IReadOnlyList<string> Enclosures { get; init; } = [];

    /// <summary>To whom copies go.</summary>
    public IReadOnlyList<string> Copies { get; init; } = [];

    /// <summary>A table of the documents, with their pages and what becomes of them.</summary>
    public bool ListsDocuments { get; init; }

    /// <summary>The documents with their hidden passages, for the table of grounds.</summary>
    public IReadOnlyList<GroundsDocument> Grounds { get; init; } = [];

    /// <summary>The applicant's table of grounds is the last annex of the letter.</summary>
    public bool AnnexesGrounds { get; init; }

    /// <summary>The articles to annex beside those that the decision rests on.</summary>
    public IReadOnlyList<string> FurtherProvisions { get; init; } = [];

    /// <summary>Articles of procedure (1, 13, 48) that the decision rests on and whose text this office does not annex: art. 51 wants that of the grounds.</summary>
    public IReadOnlyList<string> OmittedProvisions { get; init; } = [];

    /// <summary>Further annexes, each on its own page.</summary>
    public IReadOnlyList<LetterAnnex> Annexes { get; init; } = [];
}
