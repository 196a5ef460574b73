using AccessRequests.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class DatedPolicyConfiguration : IEntityTypeConfiguration<DatedPolicy>
{
    public void Configure(EntityTypeBuilder<DatedPolicy> builder)
    {
        builder.ConfigureEntry("DatedPolicies");
        builder.HasIndex(policy => new { policy.Clock, policy.From }).IsUnique().HasFilter(RevocableEntryConfiguration.InForce);
        builder.Property(policy => policy.Reason).HasMaxLength(DatedPolicy.ReasonMaxLength);
    }
}

internal sealed class DecreedDayConfiguration : IEntityTypeConfiguration<DecreedDay>
{
    public void Configure(EntityTypeBuilder<DecreedDay> builder)
    {
        builder.ConfigureEntry("DecreedDays");
        builder.HasIndex(day => day.Day).IsUnique().HasFilter(RevocableEntryConfiguration.InForce);
        builder.Property(day => day.Name).HasMaxLength(DecreedDay.NameMaxLength);
        builder.Property(day => day.Source).HasMaxLength(DecreedDay.SourceMaxLength);
    }
}
