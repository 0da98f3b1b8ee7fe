using System.Net.Http.Json;
using System.Text.Json;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Architecture;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Topology;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Recovery;

/// <summary>Looking changes nothing: operators look into the store.</summary>
public sealed class BrowsingTests(BrokerFixture brokers, DatabaseFixture databases)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);

    [Fact]
    public async Task A_hundred_looks_leave_the_brokers_counters_as_they_were()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var recovery = new RunningRecovery(await RunningFlow.StartAsync(DatabaseKind.Postgres, databases));
        var host = await brokers.CreateVirtualHostAsync();
        await TopologyDeclaration.DeclareAsync(host, DesiredTopology.For([SocialCare], ["police"]), cancellation);
        await using var partner = await BrokerClient.ConnectAsync(host);
        using var collector = await CollectionTests.CollectingAsync(recovery.Hub, host);
        await partner.PublishAsync("hub.in.police_error", "police.northshire.concern", PoliceExample("concern-county-lines-arrest"), CollectionTests.SetAside("m-1"));
        await CollectionTests.CollectedAsync(recovery.Hub, 1);
        await collector.StopAsync(cancellation);
        await partner.PublishAsync("hub.in.police_error", "police.northshire.concern", "left on the broker"u8.ToArray());
        await MarkAsync(host, partner);
        await Condition.MetAsync("the broker has counted what was collected", Limit, async _ => (await CountersAsync(host)).Contains("hub.in.police_error ack=1 ", StringComparison.Ordinal), cancellation);
        var before = await CountersAsync(host);

        for (var look = 0; look < 100; look++)
        {
            var group = await recovery.OnlyGroupAsync();
            var letter = Assert.Single((await recovery.Queries.ShowAsync(group.Id, 10, cancellation)).Letters);
            await recovery.Commands.RevealAsync(RunningRecovery.Ada, letter.Id, "looking", cancellation);
            await recovery.Commands.DryRunAsync(RunningRecovery.Ada, group.Id, cancellation);
        }

        await MarkAsync(host, partner);
        Assert.Contains("hub.in.police_error", before, StringComparison.Ordinal);
        Assert.Equal(before, await CountersAsync(host));
    }

    [Fact]
    public void What_operators_do_names_nothing_of_the_broker() => Folders.AssertNone(Folders.Namings(
        Folders.TypesIn(Folders.Hub, "Recovery.Handling"),
        named => named == typeof(RabbitMqSettings) || named == typeof(ManagementApi) || named.Namespace?.StartsWith("RabbitMQ", StringComparison.Ordinal) == true || named.Namespace?.StartsWith("MassTransit", StringComparison.Ordinal) == true));

    /// <summary>
    /// The broker counts every few seconds, each channel for itself: once it has counted one of these messages, it has counted all that
    /// this channel published before. Several, since a single one can stay uncounted for minutes.
    /// </summary>
    private async Task MarkAsync(RabbitMqSettings host, BrokerClient partner)
    {
        var before = await MarksAsync(host);
        await Condition.MetAsync("the broker has counted", Limit, async _ =>
        {
            await partner.PublishAsync("hub.out", "social-care.northshire", "mark"u8.ToArray());
            return await MarksAsync(host) > before;
        }, TestContext.Current.CancellationToken);
    }

    private async Task<int> MarksAsync(RabbitMqSettings host) => (await QueuesAsync(host)).Where(queue => queue.GetProperty("name").GetString() == "agency.social-care.northshire")
        .Select(queue => queue.TryGetProperty("message_stats", out var stats) && stats.TryGetProperty("publish", out var count) ? count.GetInt32() : 0).Single();

    private async Task<string> CountersAsync(RabbitMqSettings host) => string.Join('\n', (await QueuesAsync(host))
        .Where(queue => !queue.GetProperty("name").GetString()!.StartsWith("agency.", StringComparison.Ordinal))
        .Select(queue => $"{queue.GetProperty("name")} {(queue.TryGetProperty("message_stats", out var stats) ? string.Join(' ', stats.EnumerateObject().Where(each => each.Value.ValueKind == JsonValueKind.Number).Select(each => $"{each.Name}={each.Value}").Order(StringComparer.Ordinal)) : "")}")
        .Order(StringComparer.Ordinal));

    private async Task<JsonElement[]> QueuesAsync(RabbitMqSettings host)
    {
        using var http = new HttpClient { BaseAddress = (await brokers.StartedAsync()).ManagementAddress };
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{host.User}:{host.Password}")));
        return (await http.GetFromJsonAsync<JsonElement[]>($"api/queues/{host.VirtualHost}", TestContext.Current.CancellationToken))!;
    }
}
