using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SafeguardingHub.Persistence;

/// <summary>An SQLite file: the embedded store, for one instance only.</summary>
public sealed class SqliteHubDbContext(DbContextOptions<SqliteHubDbContext> options) : HubDbContext(options)
{
    /// <summary>SQLite has no time with an offset: ticks in UTC keep the order.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<AsUtcTicks>();

    private sealed class AsUtcTicks() : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    /// <summary>For the migrations tool, which has no host.</summary>
    internal sealed class AtDesignTime : IDesignTimeDbContextFactory<SqliteHubDbContext>
    {
        public SqliteHubDbContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteHubDbContext>().UseSqlite("Data Source=design.db").Options);
    }
}
