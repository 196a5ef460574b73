using AccessRequests.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class DatedPolicyConfiguration : IEntityTypeConfiguration<DatedPolicy>
{
    public void Configure(EntityTypeBuilder<DatedPolicy> builder)
    {
        builder.ToTable("DatedPolicies");
        builder.Property(policy => policy.Id).ValueGeneratedNever();
        builder.Property(policy => policy.Reason).HasMaxLength(DatedPolicy.ReasonMaxLength);
        builder.Property(policy => policy.EnteredBy).HasMaxLength(Account.NameMaxLength);
        builder.Property(policy => policy.RevokedBy).HasMaxLength(Account.NameMaxLength);
        builder.Ignore(policy => policy.IsInForce);
    }
}

internal sealed class DecreedDayConfiguration : IEntityTypeConfiguration<DecreedDay>
{
    public void Configure(EntityTypeBuilder<DecreedDay> builder)
    {
        builder.ToTable("DecreedDays");
        builder.Property(day => day.Id).ValueGeneratedNever();
        builder.Property(day => day.Name).HasMaxLength(DecreedDay.NameMaxLength);
        builder.Property(day => day.Source).HasMaxLength(DecreedDay.SourceMaxLength);
        builder.Property(day => day.EnteredBy).HasMaxLength(Account.NameMaxLength);
        builder.Property(day => day.RevokedBy).HasMaxLength(Account.NameMaxLength);
        builder.Ignore(day => day.IsInForce);
    }
}
