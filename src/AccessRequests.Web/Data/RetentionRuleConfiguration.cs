using AccessRequests.Domain.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class RetentionRuleConfiguration : IEntityTypeConfiguration<RetentionRule>
{
    public void Configure(EntityTypeBuilder<RetentionRule> builder)
    {
        builder.ToTable("RetentionRules");
        builder.Property(rule => rule.Id).ValueGeneratedNever();
        builder.Property(rule => rule.Reference).HasMaxLength(RetentionRule.ReferenceMaxLength);
        builder.Property(rule => rule.EnteredBy).HasMaxLength(Account.NameMaxLength);
        builder.Property(rule => rule.RevokedBy).HasMaxLength(Account.NameMaxLength);
        builder.Ignore(rule => rule.IsInForce);
    }
}
