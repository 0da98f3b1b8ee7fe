using SafeguardingHub.Recovery.Collecting;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Recovery.Replaying;

namespace SafeguardingHub.Recovery;

/// <summary>Puts recovery together for a running hub.</summary>
internal static class RecoveryParts
{
    public static void AddRecovery(this IServiceCollection services, RecoverySettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<Permission>();
        services.AddSingleton<DeadLetterQueries>();
        services.AddSingleton<DryRun>();
        services.AddSingleton<ReplayRequests>();
        services.AddSingleton<WaitingBehind>();
        services.AddSingleton<ReplayRunner>();
        services.AddSingleton<DeadLetterCommands>();
        services.AddSingleton<TwoPersonProposals>();
        services.AddSingleton<OutboxSweep>();
        services.AddSingleton<ClockReading>();
        services.AddSingleton<DeletedQueues>();
        services.AddHostedService<ReplayLoop>();
        services.AddHostedService<StoreSweep>();
    }

    /// <summary>With a broker there are queues for what went wrong.</summary>
    public static void AddCollection(this IServiceCollection services)
    {
        services.AddTransient<CollectionWriter>();
        services.AddSingleton<Func<CollectionWriter>>(provider => provider.GetRequiredService<CollectionWriter>);
        services.AddHostedService<DeadLetterCollector>();
    }
}
