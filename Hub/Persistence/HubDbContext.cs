using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Persistence;

/// <summary>The store. One model for both databases; each has its own migrations.</summary>
public abstract class HubDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<ReceivedMessageRow> ReceivedMessages => Set<ReceivedMessageRow>();

    public DbSet<ConcernRow> Concerns => Set<ConcernRow>();

    public DbSet<ConcernChildRow> ConcernChildren => Set<ConcernChildRow>();

    public DbSet<RoutingDecisionRow> RoutingDecisions => Set<RoutingDecisionRow>();

    public DbSet<ReferralRow> Referrals => Set<ReferralRow>();

    public DbSet<ObligationRow> Obligations => Set<ObligationRow>();

    public DbSet<ChaseRow> Chases => Set<ChaseRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<MailboxRow> Mailbox => Set<MailboxRow>();

    public DbSet<TimelineRow> Timeline => Set<TimelineRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<AgreementTextRow> AgreementTexts => Set<AgreementTextRow>();

    public DbSet<DataKeyRow> DataKeys => Set<DataKeyRow>();

    public DbSet<WaitingUpdateRow> WaitingUpdates => Set<WaitingUpdateRow>();

    public DbSet<DeadLetterRow> DeadLetters => Set<DeadLetterRow>();

    public DbSet<DeadLetterContentRow> DeadLetterContents => Set<DeadLetterContentRow>();

    public DbSet<DeadLetterGroupRow> DeadLetterGroups => Set<DeadLetterGroupRow>();

    public DbSet<DeadLetterNoteRow> DeadLetterNotes => Set<DeadLetterNoteRow>();

    public DbSet<CollectionRetryRow> CollectionRetries => Set<CollectionRetryRow>();

    public DbSet<ReplayRow> Replays => Set<ReplayRow>();

    public DbSet<ReplayItemRow> ReplayItems => Set<ReplayItemRow>();

    public DbSet<ProposalRow> Proposals => Set<ProposalRow>();

    public DbSet<ProposalItemRow> ProposalItems => Set<ProposalItemRow>();

    public DbSet<RecoveryIncidentRow> RecoveryIncidents => Set<RecoveryIncidentRow>();

    public DbSet<UncollectedReferralRow> UncollectedReferrals => Set<UncollectedReferralRow>();

    public DbSet<RecordedAnswerRow> RecordedAnswers => Set<RecordedAnswerRow>();

    public DbSet<EngagementRow> Engagements => Set<EngagementRow>();

    public DbSet<CountedCalendarRow> CountedCalendars => Set<CountedCalendarRow>();

    public DbSet<MailRow> Mails => Set<MailRow>();

    public DbSet<MailLineRow> MailLines => Set<MailLineRow>();

    public DbSet<MailboxTroubleRow> MailboxTroubles => Set<MailboxTroubleRow>();

    public DbSet<IncidentRow> Incidents => Set<IncidentRow>();

    public DbSet<ConsoleSessionRow> ConsoleSessions => Set<ConsoleSessionRow>();

    public DbSet<ConsoleDraftRow> ConsoleDrafts => Set<ConsoleDraftRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ReceivedMessageRow>(row =>
        {
            row.ToTable("received_messages").HasKey(r => r.Id);
            row.HasIndex(r => r.IdempotencyKey).IsUnique();
            row.HasIndex(r => new { r.Outcome, r.ReceivedAt });
            row.HasIndex(r => new { r.Sender, r.ReceivedAt });
            row.Property(r => r.Outcome).HasConversion<string>();
        });
        modelBuilder.Entity<ConcernRow>(row =>
        {
            row.ToTable("concerns").HasKey(r => r.Id);
            row.HasIndex(r => r.Reference).IsUnique();
            row.HasIndex(r => r.CorrelationIndex);
            row.HasIndex(r => r.RecordedAt);
            row.HasIndex(r => new { r.RaisedBy, r.RecordedAt });
            row.Property(r => r.Risk).HasConversion<string>();
            row.Property(r => r.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<ConcernChildRow>(row =>
        {
            row.ToTable("concern_children").HasKey(r => new { r.ChildIndex, r.ConcernId });
            row.HasIndex(r => r.ConcernId);
            row.Property(r => r.StatedRisk).HasConversion<string>();
        });
        modelBuilder.Entity<RoutingDecisionRow>().ToTable("routing_decisions").HasKey(r => new { r.ConcernId, r.ConcernVersion });
        modelBuilder.Entity<ReferralRow>(row =>
        {
            row.ToTable("referrals").HasKey(r => r.Id);
            row.HasIndex(r => new { r.ConcernId, r.Recipient }).IsUnique();
            row.HasIndex(r => r.RecordedAt);
            row.HasIndex(r => new { r.Recipient, r.RecordedAt });
            row.HasIndex(r => r.CloseNoticeDue).HasFilter(AnnouncedCloses);
        });
        modelBuilder.Entity<ObligationRow>(row =>
        {
            row.ToTable("obligations").HasKey(r => r.Id);
            row.HasIndex(r => r.ConcernId);
            row.HasIndex(r => r.NextChaseAt).HasFilter(OpenObligations);
            row.HasIndex(r => new { r.OwedBy, r.Due }).HasFilter(OpenObligations);
        });
        modelBuilder.Entity<ChaseRow>(row =>
        {
            row.ToTable("chases").HasKey(r => new { r.ObligationId, r.Step });
            row.HasIndex(r => r.ConcernId);
            row.HasIndex(r => r.At);
        });
        modelBuilder.Entity<OutboxRow>(row =>
        {
            row.ToTable("outbox").HasKey(r => r.Sequence);
            row.Property(r => r.Sequence).ValueGeneratedOnAdd();
            row.HasIndex(r => new { r.NextAttemptAt, r.Sequence }).HasFilter(UnsentOutbox);
            row.HasIndex(r => new { r.ConcernId, r.Recipient });
            row.HasIndex(r => new { r.Recipient, r.SentAt, r.Sequence }).HasFilter(SentOutbox);
            row.HasIndex(r => r.MessageId);
            row.HasIndex(r => r.GivenUpAt).HasFilter(GivenUp);
        });
        modelBuilder.Entity<MailboxRow>(row =>
        {
            row.ToTable("mailbox").HasKey(r => r.MessageId);
            row.HasIndex(r => new { r.Recipient, r.PlacedAt }).HasFilter(UncollectedMail);
        });
        modelBuilder.Entity<TimelineRow>(row =>
        {
            row.ToTable("timeline").HasKey(r => r.Id);
            row.HasIndex(r => new { r.ConcernId, r.At });
        });
        modelBuilder.Entity<AuditRow>(row =>
        {
            row.ToTable("audit").HasKey(r => new { r.Chain, r.Sequence });
            row.HasIndex(r => r.At);
        });
        modelBuilder.Entity<AgreementTextRow>().ToTable("agreement_texts").HasKey(r => r.Digest);
        modelBuilder.Entity<DataKeyRow>().ToTable("data_keys").HasKey(r => r.Id);
        modelBuilder.Entity<WaitingUpdateRow>(row =>
        {
            row.ToTable("waiting_updates").HasKey(r => r.Id);
            row.HasIndex(r => r.CorrelationIndex);
        });
        RecoveryTables.Describe(modelBuilder);
        modelBuilder.Entity<RecordedAnswerRow>(row =>
        {
            row.ToTable("recorded_answers").HasKey(r => r.Sequence);
            row.Property(r => r.Sequence).ValueGeneratedOnAdd();
            row.HasIndex(r => r.ReceivedId).IsUnique();
            row.HasIndex(r => new { r.ConcernId, r.Sequence });
            row.HasIndex(r => new { r.NextAttemptAt, r.Sequence }).HasFilter(UnappliedAnswers);
        });
        modelBuilder.Entity<EngagementRow>().ToTable("engagements").HasKey(r => new { r.ConcernId, r.Agency });
        modelBuilder.Entity<CountedCalendarRow>().ToTable("counted_calendars").HasKey(r => r.Id);
        modelBuilder.Entity<MailRow>(row =>
        {
            row.ToTable("mails").HasKey(r => r.Id);
            row.HasIndex(r => r.NextAttemptAt).HasFilter(UnsentMails);
            row.HasIndex(r => new { r.Mailbox, r.SentAt });
        });
        modelBuilder.Entity<MailLineRow>().ToTable("mail_lines").HasKey(r => new { r.MailId, r.Place });
        modelBuilder.Entity<MailboxTroubleRow>().ToTable("mailbox_troubles").HasKey(r => r.Mailbox);
        modelBuilder.Entity<IncidentRow>().ToTable("incidents").HasKey(r => r.Key);
        ConsoleTables.Describe(modelBuilder);
        SnakeCaseNames.Apply(modelBuilder);
    }

    /// <summary>Stored as UTC, so that order by time is order in time in both databases.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InUtc>();

    private const string OpenObligations = "met_at IS NULL AND cancelled_at IS NULL";
    private const string AnnouncedCloses = "close_notice_due IS NOT NULL";
    private const string GivenUp = "given_up_at IS NOT NULL";
    private const string UnappliedAnswers = "applied_at IS NULL";
    private const string SentOutbox = "sent_at IS NOT NULL";
    private const string UnsentOutbox = "sent_at IS NULL";
    private const string UnsentMails = "sent_at IS NULL AND given_up_at IS NULL";
    private const string UncollectedMail = "collected_at IS NULL";

    private sealed class InUtc() : ValueConverter<DateTimeOffset, DateTimeOffset>(at => at.ToUniversalTime(), at => at);
}
