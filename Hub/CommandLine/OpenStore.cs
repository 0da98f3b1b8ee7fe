using SafeguardingHub.Persistence;

namespace SafeguardingHub.CommandLine;

/// <summary>The store as a command reads it, while an instance may be running.</summary>
internal static class OpenStore
{
    public static IHubStore ForReading(HubSettings settings)
    {
        var file = Path.Combine(settings.Data, "hub.db");
        return (settings.Database, File.Exists(file)) switch
        {
            ({ } connection, _) => new PostgresStore(connection),
            (null, true) => new SqliteStore(file, exclusive: false),
            _ => throw new ConfigurationFaultException([$"There is no store at {file}. Start the hub once, or name another folder with --data."]),
        };
    }
}
