using AccessRequests.Domain.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class RetentionRuleConfiguration : IEntityTypeConfiguration<RetentionRule>
{
    public void Configure(EntityTypeBuilder<RetentionRule> builder)
    {
        builder.ConfigureEntry("RetentionRules");
        builder.Property(rule => rule.Reference).HasMaxLength(RetentionRule.ReferenceMaxLength);
    }
}
