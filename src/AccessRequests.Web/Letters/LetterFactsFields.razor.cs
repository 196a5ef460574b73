using AccessRequests.Domain.Fees;
using Microsoft.AspNetCore.Components;

namespace AccessRequests.Web.Letters;

/// <summary>The fields of the facts of one kind of letter.</summary>
public sealed partial class LetterFactsFields
{
    private const int MaxRefused = 50;

    [Parameter, EditorRequired]
    public required LetterFactsForm Form { get; set; }

    [Parameter]
    public IReadOnlyList<int> PointNumbers { get; set; } = [];

    /// <summary>Of an estimate: what may be charged for the request, or null when the table has nothing for its day.</summary>
    [Parameter]
    public FeePrice? Price { get; set; }

    private void Choose(int number, bool chosen) =>
        Form.Points = chosen ? [.. Form.Points, number] : [.. Form.Points.Where(known => known != number)];
}
