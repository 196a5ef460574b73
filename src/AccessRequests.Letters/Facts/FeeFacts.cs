using AccessRequests.Domain.Fees;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Letters.Facts;

/// <param name="Exemption">What is not charged (A-2.1, r. 3), as the price table in force on the day has it.</param>
/// <param name="Deposit">Asked before the work begins, or null.</param>
public sealed record FeeFacts(IReadOnlyList<FeeLine> Lines, decimal Exemption, decimal? Deposit = null, DateOnly? AnswerBy = null)
    : LetterFacts(LetterKind.FeeEstimate)
{
    /// <summary>Where the prices come from; null where nobody says.</summary>
    public FeeTariff? Tariff { get; init; }

    /// <summary>The prices are those of the office's dated table, and none is charged without it; false where the file of the letter states them.</summary>
    public bool IsByTariff { get; init; }

    public decimal Total => Math.Max(0, Lines.Sum(line => line.Amount) - Exemption);

    /// <summary>At the prices of the table: what it says of a page and of the exemption is never typed.</summary>
    /// <param name="price">In force on the day of reception; null when none was entered for it.</param>
    public FeeFacts PricedBy(FeePrice? price) => this with
    {
        IsByTariff = true,
        Tariff = price is null ? null : new FeeTariff(price.From, price.Source, price.Page),
        Exemption = price?.Exemption ?? 0,
        Lines = [.. Lines.Select(line => line.Kind == FeeKind.Page ? line with { UnitPrice = price?.Page ?? 0 } : line)],
    };

    /// <summary>They are at the prices that the table has now, which an administrator may have entered or revoked meanwhile.</summary>
    public bool ArePricedBy(FeePrice? price)
    {
        var priced = PricedBy(price);
        return (IsByTariff, Tariff, Exemption) == (priced.IsByTariff, priced.Tariff, priced.Exemption);
    }

    internal override IEnumerable<LetterObstacle> Obstacles(LetterRecord record)
    {
        if (Lines.Count == 0)
        {
            yield return Missing("fees.lines", "Le montant approximatif n’est pas établi (art. 11). Indiquez au moins un élément, sa quantité et son prix unitaire.");
        }
        else if (IsByTariff && Tariff is null)
        {
            yield return Missing("fees.tariffs", "Aucun tarif n’est en vigueur à la réception de la demande : rien ne peut être exigé (A-2.1, r. 3). Faites-le inscrire au calendrier des frais.");
        }
        else if (Lines.All(line => line.Amount == 0))
        {
            yield return Missing("fees.lines", "Aucun de ces éléments n’est facturé : aucun avis n’est requis (art. 11). Communiquez les documents sans frais.");
        }
        else if (Total == 0)
        {
            yield return Missing("fees.lines", "La franchise couvre tous les frais : aucun avis n’est requis (art. 11). Communiquez les documents sans frais.");
        }

        for (var i = 0; i < Lines.Count; i++)
        {
            foreach (var obstacle in ObstaclesOf(Lines[i], $"fees.lines[{i}]", record))
            {
                yield return obstacle;
            }
        }

        if (Deposit > Math.Round(Total / 2, 2, MidpointRounding.AwayFromZero))
        {
            yield return Missing("fees.deposit", "Le dépôt dépasse la moitié du montant approximatif des frais (A-2.1, r. 3). Corrigez-le.");
        }

        if (AnswerBy < record.File.DecidedOn)
        {
            yield return Missing("fees.answerBy", "La réponse est attendue avant la date de la lettre. Corrigez l’une des deux dates.");
        }
    }

    private IEnumerable<LetterObstacle> ObstaclesOf(FeeLine line, string where, LetterRecord record)
    {
        if (line.IsWorkFreeOfCharge)
        {
            yield return Missing($"{where}.description", $"« {line.Description} » ne se facture pas : seules la transcription, la reproduction et la transmission le peuvent (art. {(record.File.Kind == RequestKind.AdministrativeDocuments ? "11" : "85")}). Retirez cet élément.");
        }

        if (line is { Kind: FeeKind.Electronic, UnitPrice: > 0 })
        {
            yield return Missing($"{where}.unitPrice", "Un document transmis de fichier à fichier, sans impression, copie ni numérisation, n’entraîne aucuns frais de reproduction (A-2.1, r. 3). Retirez le prix.");
        }

        if (line.Kind == FeeKind.Page && Tariff is { } tariff && line.UnitPrice != tariff.Page)
        {
            yield return Missing($"{where}.unitPrice", "Le prix de la page n’est pas celui du tarif en vigueur à la réception de la demande (A-2.1, r. 3). Retirez-le : la lettre prend celui du tarif.");
        }
    }
}
