using System.Net.Http.Json;
using System.Text;
using RabbitMQ.Client.Exceptions;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Topology;

/// <summary>On the real broker. Users belong to the whole broker, so every test has agencies of its own.</summary>
public sealed class TopologyOperationsTests(BrokerFixture brokers) : IDisposable
{
    private readonly string passwords = Directory.CreateTempSubdirectory("safeguarding-hub-test-").FullName;
    private readonly AgencyId police = AgencyId.Parse($"police.t{Guid.NewGuid():N}");
    private readonly AgencyId charity = AgencyId.Parse($"charity.t{Guid.NewGuid():N}");

    private BrokerTopology Desired => DesiredTopology.For([police, charity], ["police", "charity"]);

    public void Dispose() => Directory.Delete(passwords, recursive: true);

    [Fact]
    public async Task Applying_mends_everything_and_applying_again_changes_nothing()
    {
        var (host, management) = await StartAsync();
        using var _ = management;
        var apply = new ApplyTopology(management, new AgencyPasswords(passwords));

        var first = await apply.RunAsync(host.VirtualHost, Desired, TestContext.Current.CancellationToken);
        var second = await apply.RunAsync(host.VirtualHost, Desired, TestContext.Current.CancellationToken);

        Assert.Empty(first.Left);
        Assert.Equal(TopologyFact.Of(Desired).Count, first.Mended.Count);
        Assert.Equal([police.ToString(), charity.ToString()], first.NewPasswords);
        Assert.Empty(second.Mended);
        Assert.Empty(second.Left);
        Assert.Empty(second.NewPasswords);
        Assert.Empty(await CheckAsync(management, host));
    }

    [Fact]
    public async Task Every_change_by_hand_is_seen_and_all_but_other_arguments_are_mended()
    {
        var (host, management) = await AppliedAsync();
        using var _ = management;
        using var hands = await HandsAsync();
        var vhost = host.VirtualHost;

        await ChangeAsync(HttpMethod.Delete, $"queues/{vhost}/agency.{police}", null, $"missing: queue agency.{police}", mendable: true);
        await ChangeAsync(HttpMethod.Delete, $"bindings/{vhost}/e/hub.out/q/agency.{charity}/{charity}", null, $"missing: binding hub.out -> queue agency.{charity} by {charity}", mendable: true);
        await ChangeAsync(HttpMethod.Put, $"permissions/{vhost}/{police}", new { configure = ".*", write = ".*", read = ".*" }, $"different: permission {police}", mendable: true);
        await ChangeAsync(HttpMethod.Delete, $"topic-permissions/{vhost}/{police}", null, $"missing: topic permission {police} on hub.in", mendable: true);
        await ChangeAsync(HttpMethod.Delete, $"permissions/{vhost}/{police}", null, $"missing: permission {police}", mendable: true);
        await ChangeAsync(HttpMethod.Put, $"users/{charity}", new { password = "x", tags = "administrator" }, $"different: user {charity}", mendable: true);
        await ChangeAsync(HttpMethod.Delete, $"users/{charity}", null, $"missing: user {charity}", mendable: true);
        await ChangeAsync(HttpMethod.Put, $"policies/{vhost}/short", new { pattern = "^agency", definition = new Dictionary<string, object> { ["max-length"] = 5 } }, $"different: queue agency.{police}", mendable: false);
        await hands.DeleteAsync($"api/policies/{vhost}/short", TestContext.Current.CancellationToken);
        await hands.DeleteAsync($"api/queues/{vhost}/agency.{police}", TestContext.Current.CancellationToken);
        await ChangeAsync(HttpMethod.Put, $"queues/{vhost}/agency.{police}", new { durable = true, arguments = new Dictionary<string, object> { ["x-queue-type"] = "quorum" } }, $"different: queue agency.{police}", mendable: false);

        async Task ChangeAsync(HttpMethod method, string path, object? content, string seen, bool mendable)
        {
            using var request = new HttpRequestMessage(method, $"api/{path}") { Content = content is null ? null : JsonContent.Create(content) };
            using var response = await hands.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
            await SafeguardingHub.Sandbox.Condition.MetAsync($"the check says {seen}", TimeSpan.FromSeconds(10), async _ => (await CheckAsync(management, host)).Any(difference => difference.ToString().StartsWith(seen, StringComparison.Ordinal)), TestContext.Current.CancellationToken);

            var applied = await new ApplyTopology(management, new AgencyPasswords(passwords)).RunAsync(vhost, Desired, TestContext.Current.CancellationToken);
            Assert.Equal(mendable, applied.Left.Count == 0);
        }
    }

    [Fact]
    public async Task A_generated_password_is_the_owners_to_read_and_opens_the_broker()
    {
        var (host, management) = await AppliedAsync();
        management.Dispose();
        var file = new AgencyPasswords(passwords).FileOf(police.ToString());

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file));
        await using var partner = await AsAsync(host, police);
        Assert.Equal(0u, await CountInOwnQueueAsync(partner));

        async Task<uint> CountInOwnQueueAsync(BrokerClient client) => await client.GetAsync($"agency.{police}") is null ? 0u : 1u;
    }

    [Fact]
    public async Task A_given_password_is_used_and_written_nowhere()
    {
        var (host, management) = await StartAsync();
        using var _ = management;

        await new ApplyTopology(management, new AgencyPasswords(passwords, new Dictionary<string, string> { [police.ToString()] = "given" })).RunAsync(host.VirtualHost, Desired, TestContext.Current.CancellationToken);

        await using var partner = await BrokerClient.ConnectAsync(host with { User = police.ToString(), Password = "given" });
        Assert.False(File.Exists(new AgencyPasswords(passwords).FileOf(police.ToString())));
    }

    [Fact]
    public async Task An_agency_may_send_with_its_own_keys_and_read_its_own_queue_and_nothing_else()
    {
        var (host, management) = await AppliedAsync();
        management.Dispose();
        await using var hub = await BrokerClient.ConnectAsync(host);
        await using var partner = await AsAsync(host, police);

        await partner.PublishAsync("hub.in", $"{police}.concern", "own"u8.ToArray());
        Assert.Equal("own", Encoding.UTF8.GetString((await hub.NextAsync("hub.in.police")).Body.Span));
        await hub.PublishAsync("hub.out", police.ToString(), "referral"u8.ToArray());
        Assert.Equal("referral", Encoding.UTF8.GetString((await partner.NextAsync($"agency.{police}")).Body.Span));

        await RefusedAsync(() => partner.PublishAsync("hub.in", $"{charity}.concern", "forged"u8.ToArray()));
        await RefusedAsync(() => partner.PublishAsync("hub.in", police.ToString().Replace('.', 'x') + ".concern", "forged"u8.ToArray()));
        await RefusedAsync(() => partner.PublishAsync("", "hub.in.charity", "past the exchange"u8.ToArray()));
        await RefusedAsync(() => partner.PublishAsync("hub.out", charity.ToString(), "as the hub"u8.ToArray()));
        await RefusedAsync(() => partner.PublishAsync("hub.in.charity", "", "past the key"u8.ToArray()));
        await RefusedAsync(() => partner.PublishAsync("hub.in", $"{police}.concern", "as another"u8.ToArray(), new() { UserId = charity.ToString() }), 406);
        await RefusedAsync(() => partner.GetAsync($"agency.{charity}"));
        await RefusedAsync(() => partner.GetAsync("hub.in.police"));
        await RefusedAsync(() => partner.DeleteQueueAsync($"agency.{police}"));
        Assert.Equal(0u, await hub.CountAsync("hub.in.charity"));
    }

    [Fact]
    public async Task A_copy_header_takes_a_message_elsewhere_but_never_changes_who_sent_it()
    {
        var (host, management) = await AppliedAsync();
        management.Dispose();
        await using var hub = await BrokerClient.ConnectAsync(host);
        await using var partner = await AsAsync(host, police);

        await partner.PublishAsync("hub.in", $"{police}.concern", "copied"u8.ToArray(), new() { Headers = new Dictionary<string, object?> { ["CC"] = new List<object> { $"{charity}.concern" } } });

        Assert.Equal($"{police}.concern", (await hub.NextAsync("hub.in.police")).RoutingKey);
        Assert.Equal($"{police}.concern", (await hub.GetAsync("hub.in.charity"))?.RoutingKey ?? $"{police}.concern");
    }

    [Fact]
    public async Task What_an_agency_refuses_is_kept_as_a_dead_letter()
    {
        var (host, management) = await AppliedAsync();
        management.Dispose();
        await using var hub = await BrokerClient.ConnectAsync(host);
        await hub.PublishAsync("hub.out", police.ToString(), "refused"u8.ToArray());
        await using (var partner = await AsAsync(host, police))
        {
            await partner.RejectNextAsync($"agency.{police}");
        }

        Assert.Equal("refused", Encoding.UTF8.GetString((await hub.NextAsync("hub.dead-letter")).Body.Span));
    }

    [Fact]
    public async Task What_serving_declares_over_amqp_is_the_same_topology()
    {
        var (host, management) = await StartAsync();
        using var _ = management;

        await TopologyDeclaration.DeclareAsync(host, Desired, TestContext.Current.CancellationToken);
        await TopologyDeclaration.DeclareAsync(host, Desired, TestContext.Current.CancellationToken);

        Assert.All(await CheckAsync(management, host), difference => Assert.Contains(difference.Desired!.Kind, (string[])["user", "permission", "topic permission"]));
    }

    [Fact]
    public async Task A_queue_with_other_arguments_stops_the_start_and_is_named()
    {
        var (host, management) = await StartAsync();
        using var _ = management;
        await management.PutQueueAsync(host.VirtualHost, new BrokerQueue("hub.dead-letter", QueueArguments.ForHub), TestContext.Current.CancellationToken);

        var mismatch = await Assert.ThrowsAsync<TopologyMismatchException>(() => TopologyDeclaration.DeclareAsync(host, Desired, TestContext.Current.CancellationToken));

        Assert.StartsWith("queue hub.dead-letter: on the broker with other arguments", mismatch.Message, StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<TopologyDifference>> CheckAsync(ManagementApi management, BrokerTopology desired, string virtualHost) =>
        new CheckTopology(management).RunAsync(virtualHost, desired, TestContext.Current.CancellationToken);

    private static async Task RefusedAsync(Func<Task> operation, ushort code = 403)
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(operation);
        var shutdown = (refused as OperationInterruptedException)?.ShutdownReason ?? (refused.InnerException as OperationInterruptedException)?.ShutdownReason;
        Assert.Equal(code, shutdown?.ReplyCode);
    }

    private Task<IReadOnlyList<TopologyDifference>> CheckAsync(ManagementApi management, RabbitMqSettings host) => CheckAsync(management, Desired, host.VirtualHost);

    private async Task<BrokerClient> AsAsync(RabbitMqSettings host, AgencyId agency) =>
        await BrokerClient.ConnectAsync(host with { User = agency.ToString(), Password = (await File.ReadAllTextAsync(new AgencyPasswords(passwords).FileOf(agency.ToString()))).Trim() });

    private async Task<(RabbitMqSettings Host, ManagementApi Management)> StartAsync() => (await brokers.CreateVirtualHostAsync(), (await brokers.StartedAsync()).Management());

    private async Task<(RabbitMqSettings Host, ManagementApi Management)> AppliedAsync()
    {
        var (host, management) = await StartAsync();
        var applied = await new ApplyTopology(management, new AgencyPasswords(passwords)).RunAsync(host.VirtualHost, Desired, TestContext.Current.CancellationToken);
        Assert.Empty(applied.Left);
        return (host, management);
    }

    private async Task<HttpClient> HandsAsync()
    {
        var broker = await brokers.StartedAsync();
        var http = new HttpClient { BaseAddress = broker.ManagementAddress };
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{broker.Settings.User}:{broker.Settings.Password}")));
        return http;
    }
}
