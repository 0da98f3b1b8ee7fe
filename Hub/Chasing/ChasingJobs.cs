using Quartz;

namespace SafeguardingHub.Chasing;

/// <summary>
/// What runs again and again. On PostgreSQL the instances take turns by Quartz's clustered store, and the turn of one that has died
/// goes to another; embedded there is one instance, and nothing to keep.
/// </summary>
internal static class ChasingJobs
{
    /// <summary>How often an instance says that it lives, and how late it may be before others take its turns.</summary>
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan StoreAway = TimeSpan.FromSeconds(2);

    /// <param name="database">A PostgreSQL connection string; null when embedded.</param>
    public static void AddChasingJobs(this IServiceCollection services, string? database)
    {
        services.AddQuartz(jobs =>
        {
            if (database is not null)
            {
                TakeTurns(jobs, database);
            }
        });
        services.AddHostedService<ChaseSchedule>();
    }

    private static void TakeTurns(IServiceCollectionQuartzConfigurator jobs, string database)
    {
        (jobs.SchedulerName, jobs.SchedulerId) = ("hub", "AUTO");
        jobs.UsePersistentStore(store =>
        {
            store.UseProperties = true;
            store.RetryInterval = StoreAway;
            store.UsePostgres(database);
            store.SetProperty("quartz.serializer.type", typeof(NoJobData).AssemblyQualifiedName!);
            // Threads of its own, which try for good to reach a store that is away, do not keep a hub that has ended.
            store.SetProperty("quartz.jobStore.makeThreadsDaemons", "true");
            store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (SignOfLife, SignOfLife));
        });
    }
}
