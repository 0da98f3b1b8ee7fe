using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Persistence;

/// <summary>The tables of dead letters and what is done about them.</summary>
internal static class RecoveryTables
{
    private const string Dead = "state = 'Dead'";
    private const string ClockNotRead = "state = 'Dead' AND clock_read_at IS NULL";
    private const string Unfinished = "finished_at IS NULL";
    private const string NotEnded = "ended_at IS NULL";
    private const string Undecided = "decided_at IS NULL";

    public static void Describe(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DeadLetterRow>(row =>
        {
            row.ToTable("dead_letters").HasKey(r => r.Sequence);
            row.Property(r => r.Sequence).ValueGeneratedOnAdd();
            row.HasIndex(r => r.Id).IsUnique();
            row.Property(r => r.Source).HasConversion<string>();
            row.Property(r => r.State).HasConversion<string>();
            row.HasIndex(r => new { r.Fingerprint, r.State });
            row.HasIndex(r => r.Identity).IsUnique();
            row.HasIndex(r => r.OrderKey).HasFilter(Dead);
            row.HasIndex(r => r.ReceivedAt).HasFilter(Dead);
            row.HasIndex(r => r.Due).HasFilter(Dead);
            row.HasIndex(r => r.At).HasDatabaseName("ix_dead_letters_clock").HasFilter(ClockNotRead);
            row.HasIndex(r => r.OutboxSequence);
        });
        modelBuilder.Entity<DeadLetterContentRow>().ToTable("dead_letter_contents").HasKey(r => r.Id);
        modelBuilder.Entity<DeadLetterGroupRow>().ToTable("dead_letter_groups").HasKey(r => r.Fingerprint);
        modelBuilder.Entity<DeadLetterNoteRow>(row =>
        {
            row.ToTable("dead_letter_notes").HasKey(r => r.Id);
            row.HasIndex(r => r.Fingerprint);
        });
        modelBuilder.Entity<CollectionRetryRow>().ToTable("collection_retries").HasKey(r => r.Identity);
        modelBuilder.Entity<ReplayRow>(row =>
        {
            row.ToTable("replays").HasKey(r => r.Id);
            row.HasIndex(r => r.AskedAt).HasFilter(Unfinished);
        });
        modelBuilder.Entity<ReplayItemRow>(row =>
        {
            row.ToTable("replay_items").HasKey(r => new { r.ReplayId, r.Position });
            row.HasIndex(r => r.DeadLetterId).IsUnique().HasFilter(Unfinished);
        });
        modelBuilder.Entity<ProposalRow>(row =>
        {
            row.ToTable("proposals").HasKey(r => r.Id);
            row.HasIndex(r => r.ProposedAt).HasFilter(Undecided);
        });
        modelBuilder.Entity<ProposalItemRow>().ToTable("proposal_items").HasKey(r => new { r.ProposalId, r.DeadLetterId });
        modelBuilder.Entity<RecoveryIncidentRow>(row =>
        {
            row.ToTable("recovery_incidents").HasKey(r => r.Id);
            row.HasIndex(r => new { r.Name, r.Subject }).IsUnique().HasFilter(NotEnded);
        });
        modelBuilder.Entity<UncollectedReferralRow>(row =>
        {
            row.ToTable("uncollected_referrals").HasKey(r => r.ReferralId);
            row.HasIndex(r => r.Agency);
        });
    }
}
