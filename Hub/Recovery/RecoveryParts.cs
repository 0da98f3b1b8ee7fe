using SafeguardingHub.Persistence;
using SafeguardingHub.Recovery.Collecting;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Recovery.Replaying;
using SafeguardingHub.Recovery.Watching;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Recovery;

/// <summary>Puts recovery together for a running hub.</summary>
internal static class RecoveryParts
{
    public static void AddRecovery(this IServiceCollection services, RecoverySettings settings)
    {
        services.AddSingleton(settings);
        services.AddTransient<CollectionWriter>();
        services.AddSingleton<Permission>();
        services.AddSingleton<DeadLetterQueries>();
        services.AddSingleton<LetterReading>();
        services.AddSingleton<DryRun>();
        services.AddSingleton<ReplayRequests>();
        services.AddSingleton<WaitingBehind>();
        services.AddSingleton<ReplayRunner>();
        services.AddSingleton<DeadLetterCommands>();
        services.AddSingleton<TwoPersonProposals>();
        services.AddSingleton<OutboxSweep>();
        services.AddSingleton<ClockReading>();
        services.AddSingleton<DeletedQueues>();
        services.AddSingleton<LoggedIncidentAlert>();
        services.AddSingleton<IIncidentAlert, MailedIncidentAlert>();
        services.AddSingleton<Incidents>();
        services.AddSingleton<LetterWatch>();
        services.AddSingleton<UncollectedTelling>();
        services.AddSingleton<UncollectedWatch>();
        services.AddSingleton(provider => new RecoveryWatch(
            provider.GetRequiredService<LetterWatch>(), provider.GetRequiredService<UncollectedWatch>(), provider.GetService<BrokerWatch>(), provider.GetRequiredService<Incidents>(), provider.GetRequiredService<DeletedQueues>(),
            provider.GetRequiredService<IHubStore>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RecoveryWatch>>()));
        services.AddHostedService(provider => provider.GetRequiredService<RecoveryWatch>());
        services.AddHostedService<ReplayLoop>();
        services.AddHostedService<StoreSweep>();
    }

    /// <summary>With a broker there are queues for what went wrong.</summary>
    /// <param name="management">The address of the management interface; null when it is not set.</param>
    public static void AddCollection(this IServiceCollection services, string? management)
    {
        services.AddSingleton(provider => new WatchedBroker(provider.GetRequiredService<RabbitMqSettings>(), provider.GetRequiredService<BrokerTopology>(), ManagementApi.Connect(management)));
        services.AddSingleton<BrokerWatch>();
        services.AddSingleton<IUncollected, UncollectedOnBroker>();
        services.AddSingleton<Func<CollectionWriter>>(provider => provider.GetRequiredService<CollectionWriter>);
        services.AddHostedService<DeadLetterCollector>();
    }
}
