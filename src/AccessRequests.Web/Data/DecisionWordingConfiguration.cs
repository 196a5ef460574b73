using System.Text.Json;
using System.Text.Json.Serialization;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Letters.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class DecisionWordingConfiguration : IEntityTypeConfiguration<DecisionWording>
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web) { Converters = { new JsonStringEnumConverter() } };

    public void Configure(EntityTypeBuilder<DecisionWording> builder)
    {
        builder.ToTable("DecisionWordings");
        builder.HasKey(wording => wording.RequestId);
        builder.Property(wording => wording.RequestId).ValueGeneratedNever();
        builder.HasOne<AccessRequest>().WithOne().HasForeignKey<DecisionWording>(wording => wording.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(wording => wording.Version).IsConcurrencyToken();
        builder.Ignore(wording => wording.Edits);
        builder.Ignore(wording => wording.GroupsPoints);

        // The edits alone, as they were kept before the grouping could be chosen, or both.
        builder.Property(wording => wording.Words).HasColumnName("Edits").HasConversion(
            words => Write(words),
            json => Read(json),
            new ValueComparer<DecisionWords>((left, right) => Equals(left, right), words => words.GetHashCode(), words => words));
    }

    private static string Write(DecisionWords words) => words.GroupsPoints == PointGrouping.OutcomeAndGrounds
        ? JsonSerializer.Serialize(words.Edits, JsonSerializerOptions.Web)
        : JsonSerializer.Serialize(words, Options);

    private static DecisionWords Read(string json) => json.StartsWith('[')
        ? new DecisionWords(PointGrouping.OutcomeAndGrounds, JsonSerializer.Deserialize<List<LetterEdit>>(json, JsonSerializerOptions.Web)!)
        : JsonSerializer.Deserialize<DecisionWords>(json, Options)!;
}
