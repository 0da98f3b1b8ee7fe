using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NSubstitute;
using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Chasing;

/// <summary>All instances go by one schedule.</summary>
public sealed class ChaseScheduleTests(DatabaseFixture databases)
{
    private const int Instances = 8;

    [Fact]
    public async Task Instances_that_start_at_once_on_an_empty_store_all_start_and_share_one_schedule()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var database = await databases.CreateDatabaseAsync();
        await using (var store = new PostgresStore(database))
        {
            await store.MigrateAsync(cancellation);
        }

        var instances = Enumerable.Range(0, Instances).Select(_ => Instance(database)).ToList();
        await Task.WhenAll(instances.Select(instance => Task.Run(() => instance.GetServices<IHostedService>().OfType<ChaseSchedule>().Single().StartAsync(cancellation), cancellation)));
        foreach (var instance in instances)
        {
            await instance.DisposeAsync();
        }

        await using var source = NpgsqlDataSource.Create(database);
        await using var count = source.CreateCommand("SELECT (SELECT count(*) FROM qrtz_job_details) || ' ' || (SELECT count(*) FROM qrtz_triggers)");
        Assert.Equal("1 1", await count.ExecuteScalarAsync(cancellation));
    }

    /// <summary>Quartz keeps the last instance's loggers for the whole process: they must outlive it.</summary>
    private static ServiceProvider Instance(string database)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddLogging();
        services.AddSingleton(new SweepInterval(TimeSpan.FromMinutes(1)));
        services.AddSingleton(Substitute.For<IHostApplicationLifetime>());
        services.AddChasingJobs(database);
        return services.BuildServiceProvider();
    }
}
