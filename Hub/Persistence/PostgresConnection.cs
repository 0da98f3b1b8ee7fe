using Npgsql;

namespace SafeguardingHub.Persistence;

/// <summary>How the hub connects to PostgreSQL, where an operator has not said otherwise.</summary>
internal static class PostgresConnection
{
    /// <summary>More than the hub has kinds of statements; each is then parsed and planned once for each connection.</summary>
    private const int PreparedStatements = 100;

    /// <summary>What an operator has set in the connection string stays: a pooler between hub and database may not allow prepared statements.</summary>
    public static string Settings(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        // Not ContainsKey, which says yes of every setting there is.
        if (!settings.ShouldSerialize("Max Auto Prepare"))
        {
            settings.MaxAutoPrepare = PreparedStatements;
            settings.AutoPrepareMinUsages = 2;
        }

        // The hub leaves nothing in a session: its locks and settings end with their transaction.
        settings.NoResetOnClose = true;
        return settings.ConnectionString;
    }
}
