using AccessRequests.Domain.Consultations;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Fees;
using AccessRequests.Domain.Incidents;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Referrals;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Retention;
using AccessRequests.Domain.Reviews;
using AccessRequests.Domain.Sendings;
using AccessRequests.Domain.Steps;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Letters.Drafts;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Letters;
using AccessRequests.Web.Notices;
using AccessRequests.Web.Outbox;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Search;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Data;

/// <summary>
/// The one model of both providers. What differs between them (how an instant is stored) is in the sealed subclasses,
/// which also own the migrations.
/// </summary>
public abstract class AccessRequestsDb(DbContextOptions options)
    : IdentityDbContext<Account, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    private const int EnumMaxLength = 40;

    public DbSet<AccessRequest> Requests => Set<AccessRequest>();

    public DbSet<Applicant> Applicants => Set<Applicant>();

    public DbSet<HistoryEntry> History => Set<HistoryEntry>();

    public DbSet<RequestedDocument> Documents => Set<RequestedDocument>();

    public DbSet<PageReading> PageReadings => Set<PageReading>();

    public DbSet<LetterDraft> Letters => Set<LetterDraft>();

    public DbSet<SentLetter> SentLetters => Set<SentLetter>();

    public DbSet<DecisionWording> DecisionWordings => Set<DecisionWording>();

    public DbSet<Package> Packages => Set<Package>();

    public DbSet<Provision> Provisions => Set<Provision>();

    public DbSet<PublicBody> PublicBodies => Set<PublicBody>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Signatory> Signatories => Set<Signatory>();

    public DbSet<WordingVersion> WordingVersions => Set<WordingVersion>();

    public DbSet<DatedPolicy> DatedPolicies => Set<DatedPolicy>();

    public DbSet<DecreedDay> DecreedDays => Set<DecreedDay>();

    public DbSet<ThirdParty> ThirdParties => Set<ThirdParty>();

    public DbSet<Consultation> Consultations => Set<Consultation>();

    public DbSet<CommissionReview> CommissionReviews => Set<CommissionReview>();

    public DbSet<ConfidentialityIncident> Incidents => Set<ConfidentialityIncident>();

    public DbSet<FileStep> FileSteps => Set<FileStep>();

    public DbSet<RetentionRule> RetentionRules => Set<RetentionRule>();

    public DbSet<FeePrice> FeePrices => Set<FeePrice>();

    public DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();

    public DbSet<ProvisionEntry> ProvisionEntries => Set<ProvisionEntry>();

    public DbSet<AskedUnit> AskedUnits => Set<AskedUnit>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<Substitution> Substitutions => Set<Substitution>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<AgendaSubscription> AgendaSubscriptions => Set<AgendaSubscription>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<OpenSession> OpenSessions => Set<OpenSession>();

    public DbSet<DownloadLink> DownloadLinks => Set<DownloadLink>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>
    /// Whose context this is: it then shows no restricted file but theirs (see <see cref="NeedToKnow"/>). A context that nobody set it on is the
    /// installation's own and shows all of them; no page, endpoint or use case is given one (see <see cref="OfficeDatabases"/>).
    /// </summary>
    internal Reader? Reader { get; set; }

    internal bool SeesEveryFile => Reader is null;

    internal Guid ReaderId => Reader?.Id ?? Guid.Empty;

    /// <summary>Fixed here, or the model of the migrations and that of the running program could differ.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version2;

    /// <summary>What people look for, the last days, what they are told and the chain of the history are written in the transaction of the act itself.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await SearchIndex.RefreshAsync(this, cancellationToken);
        await ProvisionIndex.RefreshAsync(this, cancellationToken);
        await KeptLastDays.RefreshAsync(this, cancellationToken);
        await ToldActs.EnqueueAsync(this, cancellationToken);
        var isCalendarChanged = KeptLastDays.IsCalendarChanged(this);
        var saved = await HistoryChain.SaveAsync(
            this,
            async () =>
            {
                var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);

                if (isCalendarChanged)
                {
                    await KeptLastDays.RecountAsync(this, cancellationToken);
                }

                return rows;
            },
            cancellationToken);

        if (acceptAllChangesOnSuccess)
        {
            ChangeTracker.AcceptAllChanges();
        }

        return saved;
    }

    /// <summary>For the keys of cookies, which the framework saves so.</summary>
    /// <exception cref="NotSupportedException">Anything else: the chain of the history, the notices and the indexes are written by the asynchronous one.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        ChangeTracker.Entries().All(entry => entry.State == EntityState.Unchanged || entry.Entity is DataProtectionKey)
            ? base.SaveChanges(acceptAllChangesOnSuccess)
            : throw new NotSupportedException($"Save with {nameof(SaveChangesAsync)}: a synchronous save would write past the chain of the history.");

    /// <summary>Holds every other writer of the history back until the transaction ends. SQLite has one writer at a time already.</summary>
    internal virtual Task LockHistoryAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>After a destruction: the store's own journal keeps no older page, as far as it lets itself be told.</summary>
    internal virtual Task LetGoOfWhatIsDeletedAsync(CancellationToken cancellation) => Task.CompletedTask;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(EnumMaxLength);
        TypedIds.Map(configurationBuilder);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AccessRequestsDb).Assembly);
        NeedToKnow.Apply(this, builder);
    }
}
