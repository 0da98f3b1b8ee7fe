using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Persistence;

/// <summary>The tables of the web console.</summary>
internal static class ConsoleTables
{
    public static void Describe(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ConsoleSessionRow>(row =>
        {
            row.ToTable("console_sessions").HasKey(r => r.Id);
            row.HasIndex(r => r.Person);
            row.HasIndex(r => r.ProviderSession);
            row.HasIndex(r => r.EndsAt);
        });
        modelBuilder.Entity<ConsoleDraftRow>(row =>
        {
            row.ToTable("console_drafts").HasKey(r => r.Id);
            row.HasIndex(r => r.SavedAt);
        });
    }
}
