using Microsoft.Extensions.Logging.Abstractions;
using SafeguardingHub.Recovery;
using SafeguardingHub.Recovery.Collecting;
using SafeguardingHub.Recovery.Watching;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Recovery;

/// <summary>Somebody deletes or changes something on the broker by hand.</summary>
public sealed class BrokerWatchTests(BrokerFixture brokers, DatabaseFixture databases)
{
    private static readonly BrokerTopology Desired = DesiredTopology.For([AgencyId.Parse("charity.harbour")], ["charity"]) with { Users = [], Permissions = [], TopicPermissions = [] };

    [Theory]
    [InlineData("hub.in.charity_error")]
    [InlineData("hub.in.charity_skipped")]
    [InlineData("agency.charity.harbour")]
    [InlineData("hub.dead-letter")]
    public async Task A_queue_that_was_deleted_is_there_again_with_its_binding_and_one_alert_began_and_ended(string queue)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (host, management) = await DeclaredAsync();
        using var _ = management;
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Sqlite, databases);
        hub.Time.SetUtcNow(TimeProvider.System.GetUtcNow());
        await using var client = await BrokerClient.ConnectAsync(host);
        using var watch = Watch(hub, host, management, out var alerts);
        await watch.LookAsync(cancellation);
        await client.DeleteQueueAsync(queue);

        await watch.LookAsync(cancellation);
        await watch.LookAsync(cancellation);
        await watch.LookAsync(cancellation);

        Assert.Equal([(IncidentNames.QueueDeleted, queue, true), (IncidentNames.QueueDeleted, queue, false)], alerts.Told.Where(alert => alert.Name == IncidentNames.QueueDeleted));
        Assert.InRange(RecoveryWatch.Every, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Empty(TopologyDiff.Between(Desired, Without(await management.ReadAsync(host.VirtualHost, cancellation))));
    }

    [Fact]
    public async Task A_binding_that_was_deleted_is_there_again_and_reported()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (host, management) = await DeclaredAsync();
        using var _ = management;
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Sqlite, databases);
        hub.Time.SetUtcNow(TimeProvider.System.GetUtcNow());
        using var watch = Watch(hub, host, management, out var alerts);
        await using (var connection = await host.ConnectionFactory("test").CreateConnectionAsync(cancellation))
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellation);
            await channel.QueueUnbindAsync("agency.charity.harbour", "hub.out", "charity.harbour", cancellationToken: cancellation);
        }

        await watch.LookAsync(cancellation);
        Assert.Empty(TopologyDiff.Between(Desired, Without(await management.ReadAsync(host.VirtualHost, cancellation))));
        await watch.LookAsync(cancellation);

        const string Binding = "binding hub.out -> queue agency.charity.harbour by charity.harbour";
        Assert.Equal([(IncidentNames.BrokerDiffers, Binding, true), (IncidentNames.BrokerDiffers, Binding, false)], alerts.Told);
        Assert.Contains("The hub has put it back", alerts.All[0].Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_lowers_the_effective_delivery_limit_is_found_with_its_fix()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (host, management) = await DeclaredAsync();
        using var _ = management;
        var broker = await brokers.StartedAsync();
        using var http = new HttpClient { BaseAddress = broker.ManagementAddress };
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{host.User}:{host.Password}")));
        using var policy = new StringContent("""{"pattern":"^hub\\.in\\.charity$","definition":{"delivery-limit":3},"apply-to":"queues"}""", System.Text.Encoding.UTF8, "application/json");
        (await http.PutAsync(new Uri($"api/policies/{host.VirtualHost}/short", UriKind.Relative), policy, cancellation)).EnsureSuccessStatusCode();
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Sqlite, databases);
        hub.Time.SetUtcNow(TimeProvider.System.GetUtcNow());
        using var watch = Watch(hub, host, management, out var alerts);

        await Condition.MetAsync("the policy is seen", TimeSpan.FromSeconds(20), async stop =>
        {
            hub.Time.SetUtcNow(TimeProvider.System.GetUtcNow());
            await watch.LookAsync(stop);
            return alerts.All.Count > 0;
        }, cancellation);

        var found = Assert.Single(alerts.All);
        Assert.Equal((IncidentNames.BrokerDiffers, "queue hub.in.charity"), (found.Name, found.Subject));
        Assert.Contains("policy:delivery-limit=3", found.Detail, StringComparison.Ordinal);
        Assert.Contains("rabbitmqctl list_policies", found.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_queue_that_somebody_made_anew_with_other_arguments_is_found_with_its_fix_and_keeps_nothing_else_from_being_put_back(bool managed)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (host, management) = await DeclaredAsync();
        using var _ = management;
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Sqlite, databases);
        hub.Time.SetUtcNow(TimeProvider.System.GetUtcNow());
        using var watch = Watch(hub, host, managed ? management : null, out var alerts);
        await using var client = await BrokerClient.ConnectAsync(host);
        await client.DeleteQueueAsync("hub.in.charity");
        await management.PutQueueAsync(host.VirtualHost, new BrokerQueue("hub.in.charity", QueueArguments.None.Add("x-queue-type", "quorum")), cancellation);
        await client.DeleteQueueAsync("agency.charity.harbour");

        await watch.LookAsync(cancellation);

        var found = Assert.Single(alerts.All, alert => alert.Name == IncidentNames.BrokerDiffers && alert.Subject == "queue hub.in.charity");
        Assert.Contains("Its arguments cannot be changed", found.Fix, StringComparison.Ordinal);
        Assert.Contains((IncidentNames.QueueDeleted, "agency.charity.harbour", true), alerts.Told);
        Assert.Equal(0u, await client.CountAsync("agency.charity.harbour"));
    }

    [Fact]
    public async Task Nothing_is_reported_where_nothing_is_wrong()
    {
        var (host, management) = await DeclaredAsync();
        using var _ = management;
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Postgres, databases);
        hub.Time.SetUtcNow(TimeProvider.System.GetUtcNow());
        using var watch = Watch(hub, host, management, out var alerts);

        await watch.LookAsync(TestContext.Current.CancellationToken);

        Assert.Empty(alerts.Told);
        var back = await TopologyRepair.PutBackAsync(host, Desired, TestContext.Current.CancellationToken);
        Assert.Empty(back.Missing.Concat(back.Otherwise));
    }

    [Fact]
    public async Task A_clock_that_is_wrong_is_found()
    {
        var (host, management) = await DeclaredAsync();
        using var _ = management;
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Postgres, databases);
        hub.Time.SetUtcNow(TimeProvider.System.GetUtcNow().AddMinutes(10));
        using var watch = Watch(hub, host, management, out var alerts);

        await watch.LookAsync(TestContext.Current.CancellationToken);

        Assert.Equal([(IncidentNames.ClockSkew, "store", true), (IncidentNames.ClockSkew, "broker", true)], alerts.Told);
    }

    internal static RecoveryWatch Watch(RunningFlow hub, RabbitMqSettings host, ManagementApi? management, out AlertLog alerts)
    {
        alerts = new AlertLog();
        var (deleted, settings) = (new DeletedQueues(), new RecoverySettings());
        var uncollected = new UncollectedWatch(hub.Store, new UncollectedInMailbox(hub.Store), hub.Agreement, new UncollectedTelling(hub.Store, hub.Agreement, hub.Keys, hub.Time), settings, hub.Time);
        return new RecoveryWatch(
            new LetterWatch(hub.Store, settings, hub.Time), uncollected, new BrokerWatch(new WatchedBroker(host, Desired, management), deleted, hub.Store, hub.Time),
            new Incidents(hub.Store, alerts, hub.Time), deleted, hub.Store, hub.Time, NullLogger<RecoveryWatch>.Instance);
    }

    private static BrokerTopology Without(BrokerTopology all) => all with { Users = [], Permissions = [], TopicPermissions = [] };

    private async Task<(RabbitMqSettings Host, ManagementApi Management)> DeclaredAsync()
    {
        var host = await brokers.CreateVirtualHostAsync();
        await TopologyDeclaration.DeclareAsync(host, Desired, TestContext.Current.CancellationToken);
        return (host, (await brokers.StartedAsync()).Management());
    }
}
