using System.Text.Json;
using AccessRequests.Letters.Editing;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal static class LetterEditsConversion
{
    /// <summary>One JSON column: edits are read and written whole, in their order. A list is replaced and never changed in place.</summary>
    public static void HasEditsConversion(this PropertyBuilder<IReadOnlyList<LetterEdit>> property) => property.HasConversion(
        edits => JsonSerializer.Serialize(edits, JsonSerializerOptions.Web),
        json => JsonSerializer.Deserialize<List<LetterEdit>>(json, JsonSerializerOptions.Web)!,
        new ValueComparer<IReadOnlyList<LetterEdit>>((left, right) => left!.SequenceEqual(right!), edits => edits.Count, edits => edits));
}
