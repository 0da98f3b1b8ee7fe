using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SafeguardingHub.Persistence;

/// <summary>PostgreSQL 15 and later: the store for several instances.</summary>
public sealed class PostgresHubDbContext(DbContextOptions<PostgresHubDbContext> options) : HubDbContext(options)
{
    /// <summary>For the migrations tool, which has no host.</summary>
    internal sealed class AtDesignTime : IDesignTimeDbContextFactory<PostgresHubDbContext>
    {
        public PostgresHubDbContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<PostgresHubDbContext>().UseNpgsql("Host=localhost").Options);
    }
}
