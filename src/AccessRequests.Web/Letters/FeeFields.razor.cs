using System.Globalization;
using AccessRequests.Domain.Fees;
using AccessRequests.Letters.Facts;
using Microsoft.AspNetCore.Components;

namespace AccessRequests.Web.Letters;

/// <summary>The lines of an estimate of fees: natures and quantities are entered, prices of the table and amounts are shown.</summary>
public sealed partial class FeeFields
{
    [Parameter, EditorRequired]
    public required IList<FeeLineForm> Lines { get; set; }

    /// <inheritdoc cref="LetterFactsFields.Price"/>
    [Parameter]
    public FeePrice? Price { get; set; }

    /// <summary>What the letter will say.</summary>
    private FeeFacts Priced => new FeeFacts([.. Lines.Select(line => line.ToLine())], 0).PricedBy(Price);

    private string AmountOf(int line) => Lines[line].Kind == FeeKind.Electronic ? "sans frais" : Dollars(Priced.Lines[line].Amount);

    private static string Dollars(decimal amount) => amount.ToString("#,0.00\u00A0$", CultureInfo.GetCultureInfo("fr-CA"));

    private static string InFrench(FeeKind kind) => kind switch
    {
        FeeKind.Page => "Pages copiées ou imprimées, au tarif",
        FeeKind.Medium => "Autre support",
        FeeKind.Transcription => "Transcription",
        FeeKind.Transmission => "Transmission, au coût déboursé",
        FeeKind.ThirdParty => "Copie par un tiers, au coût déboursé",
        FeeKind.Electronic => "De fichier à fichier, sans frais",
    };
}
