using AccessRequests.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal static class RevocableEntryConfiguration
{
    /// <summary>Of those of one day, one alone: two people who enter it at once do not both.</summary>
    public const string InForce = "RevokedAt IS NULL";

    /// <summary>What all entries that an administrator signs and revokes have alike.</summary>
    public static void ConfigureEntry<TEntry>(this EntityTypeBuilder<TEntry> builder, string table)
        where TEntry : RevocableEntry
    {
        builder.ToTable(table);
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.EnteredBy).HasMaxLength(Account.NameMaxLength);
        builder.Property(entry => entry.RevokedBy).HasMaxLength(Account.NameMaxLength);
        builder.Ignore(entry => entry.IsInForce);
    }
}
